import type { Browser } from 'puppeteer';
import { fileAs } from '../../server/src/testing/openTestCase.ts';
import type { CourtClient } from './CourtClient.ts';
import { printSheets } from './exhibitScreen.ts';

/** Files a document of many sheets into the main volume of a case: "Long document". */
export async function fileLongDocument(browser: Browser, by: CourtClient, caseId: string, sheets: number): Promise<void> {
  const titles = Array.from({ length: sheets }, (_, index) => `Sheet ${String(index + 1)}`);
  const staff = { accountId: by.session.account.id, token: by.session.accessToken };
  const filed = await fileAs(by.baseUrl, staff, caseId, Buffer.from(await printSheets(browser, titles)), { title: 'Long document' });
  if (filed.status !== 200) throw new Error(JSON.stringify(filed.body));
}
