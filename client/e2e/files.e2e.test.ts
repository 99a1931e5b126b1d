import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgencyKind } from '@assize/contracts/agency/agencies';
import type { Browser } from 'puppeteer';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { untilNext } from './support/caseSteps.ts';

/*
 * A case goes from the police to the procurators and comes back once: each agency at its own desk, with axe in both
 * languages, on a desktop and a phone. Each test goes on where the one before ended.
 */
const agencyName = { police: 'Demo police', procuratorate: 'Demo procuratorate' } as const;
let folder: string;
let court: Court;
let browser: Browser;
let police: Person;
let procurator: Person;

async function nameDesk(admin: CourtClient, kind: AgencyKind, name: string): Promise<string> {
  const agency = await admin.api('POST /api/agencies', {}, { kind, level: 'basic', name, district: 'A' });
  return (await admin.api('POST /api/agencies/:agencyId/staff', { agencyId: agency.id }, { name: `${name} desk`, role: 'desk' })).url;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-files-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  for (const name of ['record', 'seizure']) {
    const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: name === 'record' ? '#7a1f1f' : '#1f3b63' } });
    await writeFile(join(folder, `${name}.png`), await picture.png().toBuffer());
  }
  const admin = await CourtClient.signIn(court.demo.links.admin);
  browser = await launchBrowser('judge');
  police = await Person.open('judge', { browser });
  procurator = await Person.open('plaintiff', { browser });
  await procurator.page.goto(await nameDesk(admin, 'procuratorate', agencyName.procuratorate));
  await police.page.goto(await nameDesk(admin, 'police', agencyName.police));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('an officer comes from the first page to the desk and opens a case', async () => {
  await police.click('to-files');
  await police.see('case-desk');
  await police.openDetails('open-case');
  await police.type('facts-caseNumber', 'A-1');
  await police.type('facts-title', 'Demo telecom fraud');
  await police.type('facts-cause', 'Fraud');
  await police.click('open-submit');
  await untilNext(police, 'assign');
}, 120_000);

test('files documents, one of which is of no kind that is taken, and loses nothing by it', async () => {
  await writeFile(join(folder, 'nothing.xyz'), 'no document');
  await police.click('file-documents');
  await police.chooseFiles('filing-files', ...['record.png', 'nothing.xyz', 'seizure.png'].map((name) => join(folder, name)));
  await police.click('filing-submit');
  await police.page.waitForFunction(() => document.querySelectorAll('[data-testid="document"]').length === 2, { timeout: 90_000 });
  await police.page.waitForFunction(() => document.querySelectorAll('[data-testid="chosen-file"]').length === 1, { timeout: 45_000 });
  await police.click('file-documents');
  await police.click('open-history');
  await police.see('case-log');
  expect(await auditScene(police, 'case-file', { isLong: true })).toEqual([]);
}, 240_000);

test('hands the case over, and the procurators send it back with what they found', async () => {
  await police.click('hand-over');
  await police.click('send-submit');
  await police.click('confirm');
  await untilNext(police, 'waits');
  await procurator.click('to-files');
  expect(await procurator.text('desk-tab-receiver')).toMatch(/1/);
  expect(await auditScene(procurator, 'case-desk', { isLong: true })).toEqual([]);
  await procurator.click('file-row');
  await untilNext(procurator, 'answer');
  const choices = await procurator.page.$$('[data-testid="answer-choice"]');
  await choices[0]?.select('annexMissing');
  await procurator.click('accept-rest');
  await procurator.type('answer-reason', 'An annex is missing');
  expect(await auditScene(procurator, 'case-answer', { isLong: true })).toEqual([]);
  await procurator.click('answer-return');
  await procurator.click('confirm');
  await procurator.see('case-desk');
  expect(await procurator.text('case-desk')).toContain('A-1 was sent back');
}, 240_000);

test('it goes again and is taken whole: then it is in the hands of the procurators, and the police follow it', async () => {
  await police.page.reload();
  await untilNext(police, 'returned');
  await police.click('hand-over');
  await police.click('send-submit');
  await police.click('confirm');
  await untilNext(police, 'waits');
  await procurator.page.reload();
  await procurator.click('file-row');
  await untilNext(procurator, 'answer');
  await procurator.click('accept-rest');
  await procurator.type('answer-number', 'P-1');
  await procurator.click('answer-accept');
  await procurator.click('confirm');
  await untilNext(procurator, 'assign');
  expect(await procurator.text('file-head')).toContain('P-1');
  await police.page.reload();
  await untilNext(police, 'due');
  expect(await police.text('file-head')).toContain(agencyName.procuratorate);
  expect(await police.page.$('[data-testid="hand-over"]')).toBeNull();
  expect(await police.page.$$eval('[data-testid="handover"]', (rows) => rows.map((row) => row.getAttribute('data-status')))).toEqual(['accepted', 'returned']);
  expect([...police.faults, ...procurator.faults]).toEqual([]);
}, 240_000);
