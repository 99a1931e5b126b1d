import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { launchBrowser, type Person } from '../../infra/testing/Person.ts';
import { pdf } from '../../server/src/testing/filing.ts';
import { zipOf } from '../../server/src/testing/zipOf.ts';
import { come } from './support/caseSteps.ts';

/*
 * An archive of scanned files comes into a case: its names propose a catalogue, one of them is corrected, and the page is
 * loaded anew in the middle. Each test goes on where the one before ended.
 */
let folder: string;
let court: Court;
let browser: Browser;
let clerk: Person;
let before: string[];

const titleField = '[data-testid="import-row"] input[data-field="title"]';
const proposed = (): Promise<string[]> => clerk.page.$$eval(titleField, (fields) => fields.map((field) => field.value));
const catalogue = (): Promise<string[]> => clerk.page.$$eval('[data-testid="read-document"]', (rows) => rows.map((row) => (row.textContent ?? '').trim()));
async function openCase(): Promise<void> {
  await clerk.page.goto(`${court.baseUrl}/case-files/${court.demo.files.caseId}`);
  await clerk.see('import-archive');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-imports-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  const archive = zipOf([
    { name: '演示案卷/正卷/01讯问笔录/2.第二次讯问 2026-01-04.pdf', bytes: pdf('second') },
    { name: '演示案卷/正卷/01讯问笔录/1.第一次讯问 2026年1月3日.pdf', bytes: pdf('first') },
    { name: '演示案卷/正卷/02鉴定意见/20260105鉴定意见书.pdf', bytes: pdf('report') },
    { name: '演示案卷/正卷/03其他/1.脚本.pdf', bytes: Buffer.from('<html><script>alert(1)</script></html>') },
  ]);
  await writeFile(join(folder, 'demo.zip'), archive);
  browser = await launchBrowser('judge');
  clerk = await come('judge', court.demo.files.links['police'] ?? '', { browser });
  await openCase();
  before = await catalogue();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('an archive is chosen, and its names propose a catalogue: titles in their order, nothing of it in the file', async () => {
  await clerk.click('import-archive');
  await clerk.chooseFiles('archive', join(folder, 'demo.zip'));
  await clerk.click('archive-submit');
  await clerk.see('proposal', 90_000);
  expect(await proposed()).toEqual(['第一次讯问', '第二次讯问', '鉴定意见书', '脚本']);
  expect(await clerk.page.$$eval('[data-field="madeOn"]', (days) => days.map((day) => (day as HTMLInputElement).value))).toEqual([
    '2026-01-03',
    '2026-01-04',
    '2026-01-05',
    '',
  ]);
  expect(await auditScene(clerk, 'import-proposal', { isLong: true })).toEqual([]);
}, 240_000);

test('a name is corrected, and the correction is there when the page is loaded anew', async () => {
  const [, second] = await clerk.page.$$(titleField);
  await second?.click({ count: 3 });
  await second?.type('第二次讯问（演示更正）');
  await clerk.page.waitForFunction(() => document.querySelector('[data-testid="import-saved"]')?.textContent === 'All corrections are saved.', {
    timeout: 45_000,
  });
  await clerk.page.reload();
  await clerk.see('proposal');
  expect(await proposed()).toEqual(['第一次讯问', '第二次讯问（演示更正）', '鉴定意见书', '脚本']);
}, 120_000);

test('it is filed, also while the page is loaded anew, and what could not be is told with why', async () => {
  await clerk.click('import-confirm');
  await clerk.click('confirm');
  await clerk.page.waitForFunction(() => !document.querySelector('[data-testid="proposal"]'), { timeout: 45_000 });
  await clerk.page.reload();
  await clerk.see('import-refused', 120_000);
  expect(await clerk.text('import-refused')).toMatch(/脚本/);
  expect(await auditScene(clerk, 'import-result', { isLong: true })).toEqual([]);
  await openCase();
  expect((await catalogue()).filter((title) => !before.includes(title))).toEqual(['第一次讯问', '第二次讯问（演示更正）', '鉴定意见书']);
  expect(await clerk.text('import-line')).toMatch(/demo\.zip/);
  expect(clerk.faults).toEqual([]);
}, 300_000);
