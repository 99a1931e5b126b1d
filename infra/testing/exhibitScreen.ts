import type { Browser } from 'puppeteer';
import type { Person } from './Person.ts';

/** Waits until this page is drawn on their screen. */
export async function untilPage(person: Person, number: number): Promise<void> {
  await person.page
    .waitForSelector(`[data-testid="exhibit-page"][data-page="${String(number)}"][data-loaded="true"]`, { visible: true })
    .catch(async (error: unknown) => {
      throw new Error(`${person.name} does not see page ${String(number)}: ${String(error)}`);
    });
}
/** The page alone, brought to one size: the presenter's tools take room that the others have. */
export async function shotOf(person: Person): Promise<Uint8Array> {
  const { page } = person;
  await page.addStyleTag({
    content:
      '[data-testid="sheet"] svg { position: fixed !important; inset: 0 auto auto 0 !important; width: 600px !important; height: 800px !important; z-index: 9999 }',
  });
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width: 600, height: 800 } });
  await page.evaluate(() => document.head.lastElementChild?.remove());
  return shot;
}
/** How many marks are on their page. */
export const marksOf = (person: Person): Promise<number> => person.page.$$eval('[data-testid="sheet"] [data-testid="stroke"]', (all) => all.length);

/** A PDF of one sheet for each title. */
export async function printSheets(browser: Browser, titles: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const page = await browser.newPage();
  await page.setContent(titles.map((title) => `<section style="break-after:page"><h1>${title}</h1><p>演示 Demo</p></section>`).join(''));
  const bytes = new Uint8Array(await page.pdf({ format: 'a4' }));
  await page.close();
  return bytes;
}
