import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { fileLongDocument } from '../../infra/testing/fileLongDocument.ts';
import { launchBrowser, type Person } from '../../infra/testing/Person.ts';
import { come, handOver } from './support/caseSteps.ts';

/*
 * A lawyer reads a case online: far jumps in a long document, two pages side by side, a comment that is answered; then the agency
 * ends the reading while all of it is on the screen. Each test goes on where the one before ended.
 */
const pages = 40;
let folder: string;
let court: Court;
let browser: Browser;
let lawyer: Person;
let agency: CourtClient;
let readingId = '';
const caseId = (): string => court.demo.files.caseId;
/** Pages whose picture was asked for. */
const asked = new Set<number>();

function act(type: string, payload: object): Promise<unknown> {
  return agency.api('POST /api/case-files/:caseId', { caseId: caseId() }, { key: crypto.randomUUID(), type, payload });
}
const shown = (page: number): Promise<unknown> =>
  lawyer.page.waitForSelector(`[data-testid="exhibit-page"][data-page="${String(page)}"][data-loaded="true"]`, { timeout: 60_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-reader-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  const { links } = court.demo.files;
  browser = await launchBrowser('judge');
  const police = await CourtClient.signIn(links['police'] ?? '');
  agency = await CourtClient.signIn(links['procurator'] ?? '');
  await fileLongDocument(browser, police, caseId(), pages);
  // The law opens a file to the defence when it is with the procurators.
  await handOver(caseId(), police, agency);
  const { caseNumber } = await agency.api('GET /api/case-files/:caseId', { caseId: caseId() });
  const counsel = await CourtClient.signIn(links['counsel'] ?? '');
  readingId = crypto.randomUUID();
  const shownOfThemselves = { licence: '13101', authority: 'Demo letter 7', wish: null };
  await counsel.api('POST /api/readings', {}, { readingId, caseNumber, partyName: '演示嫌疑人卯', ...shownOfThemselves });
  await act('reading.appoint', { readingId, from: '2020-01-01', until: '2099-12-31', hours: null, documents: 'main', copying: 'none', remarks: '' });
  lawyer = await come('judge', links['counsel'] ?? '', { browser });
  lawyer.page.on('request', (request) => {
    const page = /\/pages\/(\d+)\/(screen|zoom)/.exec(request.url())?.[1];
    if (page !== undefined) asked.add(Number(page));
  });
  await lawyer.page.goto(`${court.baseUrl}/case-files/${caseId()}`);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('jumps to a far page, and only the pages near it are fetched', async () => {
  await lawyer.see('read-document');
  await lawyer.page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="read-document"]')];
    rows.find((row) => row.textContent.includes('Long'))?.click();
  });
  await shown(1);
  await lawyer.page.focus('[data-testid="reading-sheet"]');
  await lawyer.page.keyboard.type('G31');
  await lawyer.page.keyboard.press('Enter');
  await shown(31);
  await lawyer.page.focus('[data-testid="reading-sheet"]');
  await lawyer.page.keyboard.press('End');
  await shown(pages);
  const near = [1, 2, 3, 31, 32, 33, pages];
  expect([...asked].filter((page) => !near.includes(page))).toEqual([]);
  expect([...asked]).toContain(31);
}, 180_000);

test('lays another page beside it, has its keys told, and writes to the agency, whose answer stands there', async () => {
  await lawyer.click('beside');
  await lawyer.page.waitForFunction(() => document.querySelectorAll('[data-testid="exhibit-page"][data-loaded="true"]').length === 2, { timeout: 60_000 });
  await lawyer.page.focus('[data-testid="reading-sheet"]');
  await lawyer.page.keyboard.type('?');
  await lawyer.see('reader-keys');
  expect(await auditScene(lawyer, 'case-reader')).toEqual([]);
  await lawyer.openDetails('comments');
  await lawyer.type('comment-words', 'The amount is counted twice');
  await lawyer.click('comment-submit');
  await lawyer.see('comment');
  const { comments } = await agency.api('GET /api/case-files/:caseId/comments', { caseId: caseId() });
  expect(comments).toMatchObject([{ body: 'The amount is counted twice', answer: null }]);
  const answered = { caseId: caseId(), commentId: comments[0]?.commentId ?? '' };
  await agency.api('POST /api/case-files/:caseId/comments/:commentId/answer', answered, { body: 'It is being checked' });
  await lawyer.page.waitForSelector('[data-testid="comment"][data-answered="true"]', { timeout: 90_000 });
  expect(await lawyer.text('comment')).toContain('It is being checked');
}, 240_000);

test('sees nothing more of the case from the moment the agency ends the reading, and is told why', async () => {
  const title = await lawyer.page.$eval('h1', (heading) => heading.textContent);
  const read = '/api/case-files/';
  await act('reading.end', { readingId, reason: 'The letter of authority was revoked' });
  // Told, not asked for: what the page asks by itself comes later than this.
  await lawyer.page.waitForSelector('[data-testid="reading-ended"]', { timeout: 20_000 });
  expect(await lawyer.text('reading-ended')).toContain('The letter of authority was revoked');
  const left = await lawyer.page.evaluate(() => ({
    text: document.body.textContent,
    pictures: document.querySelectorAll('[data-testid="exhibit-page"], image, dialog, [role="dialog"]').length,
    place: location.pathname,
  }));
  expect(left.pictures).toBe(0);
  expect(left.text).not.toContain(title);
  expect(left.text).not.toMatch(/counted twice|being checked|Long/);
  expect(left.place).toBe('/case-files');
  expect(await auditScene(lawyer, 'reading-ended', { isLong: true })).toEqual([]);
  // What was kept of the page in the tab's history shows nothing either.
  const refused = lawyer.page.waitForResponse((response) => response.url().includes(read) && response.status() === 404);
  await lawyer.page.goto(`${court.baseUrl}/case-files/${caseId()}`);
  await refused;
  expect(await lawyer.page.evaluate(() => document.body.textContent)).not.toContain(title);
  expect(lawyer.faults.filter((fault) => !fault.includes('404'))).toEqual([]);
}, 180_000);
