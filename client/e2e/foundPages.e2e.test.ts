import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { launchBrowser, type Person } from '../../infra/testing/Person.ts';
import { drawPage } from '../../server/src/demo/fileDemoDocuments.ts';
import { uploadFor } from '../../server/src/testing/openTestCase.ts';
import { come } from './support/caseSteps.ts';

/*
 * Words are searched for among the pages of all cases, and a page that was found is read in its case: at an address of its own.
 * Then the document is replaced, and its earlier version is read. Each test goes on where the one before ended.
 */
const searched = '退款';
let folder: string;
let court: Court;
let browser: Browser;
let officer: Person;
let client: CourtClient;
let documentId = '';
const caseId = (): string => court.demo.files.caseId;
const address = (): string => new URL(officer.page.url()).pathname + new URL(officer.page.url()).search;
const shown = (page: number): Promise<unknown> =>
  officer.page.waitForSelector(`[data-testid="exhibit-page"][data-page="${String(page)}"][data-loaded="true"]`, { timeout: 60_000 });
const marked = (): Promise<unknown> =>
  officer.page.waitForFunction((words) => document.querySelector('[role="dialog"] mark')?.textContent === words, { timeout: 45_000 }, searched);
const untilClosed = (): Promise<unknown> => officer.page.waitForFunction(() => !document.querySelector('[role="dialog"]'), { timeout: 45_000 });
const goTo = (query: string): Promise<unknown> => officer.page.goto(`${court.baseUrl}/case-files/${caseId()}?${query}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-found-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  browser = await launchBrowser('judge');
  const link = court.demo.files.links['police'] ?? '';
  client = await CourtClient.signIn(link);
  // Its words are known once its scan was read.
  documentId = await vi.waitFor(
    async () => {
      const { found } = await client.api('POST /api/case-pages/search', {}, { text: searched, after: null });
      if (!found[0]) throw new Error('its words are not known yet');
      return found[0].documentId;
    },
    { timeout: 180_000, interval: 1000 },
  );
  officer = await come('judge', link, { browser });
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('a page that was found opens in its case with the words marked, is there after a reload, and going back leads to the search', async () => {
  await officer.page.goto(`${court.baseUrl}/case-files?in=pages&text=${encodeURIComponent(searched)}`);
  await officer.click('read-found');
  await shown(1);
  await marked();
  const there = address();
  expect(there).toContain(`read=${documentId}&page=1`);
  await officer.page.reload();
  await shown(1);
  await marked();
  expect(address()).toBe(there);
  expect(await auditScene(officer, 'reader-found')).toEqual([]);
  await officer.page.goBack();
  await officer.see('read-found');
  await officer.page.goForward();
  await shown(1);
  await officer.click('close-reader');
  await untilClosed();
  expect(address()).toBe(`/case-files/${caseId()}`);
}, 240_000);

test('what is opened on the page of a case is closed by going back', async () => {
  await officer.click('read-document');
  await shown(1);
  expect(address()).toContain('?read=');
  await officer.page.goBack();
  await untilClosed();
  await officer.see('read-document');
  await officer.click('read-document');
  await shown(1);
  await officer.page.keyboard.press('Escape');
  await untilClosed();
  expect(address()).toBe(`/case-files/${caseId()}`);
}, 180_000);

test('a page or a document that is not there says so, and leads on', async () => {
  await goTo(`read=${documentId}&page=99`);
  await officer.see('no-such-page');
  await officer.click('first-page');
  await shown(1);
  await goTo(`read=${randomUUID()}&page=1`);
  await officer.see('pages-closed');
  expect(await auditScene(officer, 'reader-gone')).toEqual([]);
  await officer.click('to-case');
  await untilClosed();
  await officer.see('read-document');
}, 180_000);

test('a document that was replaced has its earlier version read, marked as no longer in force', async () => {
  const staff = { accountId: client.session.account.id, token: client.session.accessToken };
  const uploadId = await uploadFor(court.baseUrl, staff, caseId(), await drawPage('询问笔录（演示，重新扫描）', ['本页为演示材料。']));
  const replaced = { documentId, uploadId, name: 'again.png', reason: 'The scan was not legible' };
  await client.api('POST /api/case-files/:caseId/versions', { caseId: caseId() }, replaced);
  await goTo(`read=${documentId}&page=1`);
  await shown(1);
  expect(await officer.page.$('[data-testid="earlier-version"]')).toBeNull();
  await officer.openDetails('versions');
  expect(await officer.text('versions')).toContain('The scan was not legible');
  await officer.click('read-version');
  await officer.see('earlier-version');
  await shown(1);
  expect(address()).toContain('version=1');
  expect(await officer.page.$('[data-testid="own-note"]')).toBeNull();
  await officer.page.reload();
  await officer.see('earlier-version');
  await shown(1);
  await officer.openDetails('versions');
  expect(await auditScene(officer, 'reader-earlier')).toEqual([]);
  await officer.click('read-in-force');
  await officer.see('own-note');
  expect(address()).not.toContain('version=');
  expect(officer.faults).toEqual([]);
}, 240_000);
