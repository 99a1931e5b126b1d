import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { launchBrowser, type Person } from '../../infra/testing/Person.ts';
import { come, handOver } from './support/caseSteps.ts';

/*
 * Procurators of two districts: one looks up a bank account, finds a case of the other, is shared it by a standing rule
 * and a document of it by the owner, until the owner ends that. Each test goes on where the one before ended.
 */
const account = '6222 0000 0000 0000';
let folder: string;
let court: Court;
let browser: Browser;
let owner: Person;
let asker: Person;

const filePath = (): string => `${court.baseUrl}/case-files/${court.demo.files.caseId}`;
const linkOf = (name: string): string => court.demo.files.links[name] ?? '';
async function untilThereAre(person: Person, testId: string, count: number): Promise<void> {
  const isSo = (id: string, wanted: number): boolean => document.querySelectorAll(`[data-testid="${id}"]`).length === wanted;
  await person.page.waitForFunction(isSo, { timeout: 45_000 }, testId, count).catch(async (error: unknown) => {
    throw new Error(`not ${String(count)} × ${testId}: ${String(error)}; ${await person.page.$eval('main', (main) => main.innerText)}`);
  });
}

/** The page asks anew when somebody comes back to its tab: once without a network, once with it. */
async function keepsWhenUnreached(person: Person, testId: string, typed: string): Promise<void> {
  for (const isOffline of [true, false]) {
    await person.page.setOfflineMode(isOffline);
    await person.page.waitForFunction(
      (isToldOf: boolean) => {
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        return document.body.textContent.includes('No network') === isToldOf;
      },
      { timeout: 60_000, polling: 500 },
      isOffline,
    );
    expect(await person.page.$eval(`[data-testid="${testId}"]`, (field) => (field as HTMLInputElement).value)).toBe(typed);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-sharing-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  await handOver(court.demo.files.caseId, await CourtClient.signIn(linkOf('police')), await CourtClient.signIn(linkOf('procurator')));
  browser = await launchBrowser('judge');
  owner = await come('judge', linkOf('procurator'), { browser });
  asker = await come('judge', linkOf('procuratorWest'), { browser });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('a procurator notes an account in their case, and one of another district finds that there is such a case', async () => {
  await owner.page.goto(filePath());
  await owner.click('add-trait');
  await owner.type('note-trait-value', '6222');
  await keepsWhenUnreached(owner, 'note-trait-value', '6222');
  await owner.select('note-trait-kind', 'bankAccount');
  await owner.type('note-trait-value', account.slice(4));
  await owner.click('note-trait-submit');
  await untilThereAre(owner, 'case-trait', 1);

  await asker.page.goto(filePath());
  await asker.see('case-file');
  // Not while it is loading: when it was refused.
  await asker.page.waitForSelector('[role="alert"]');
  expect(await asker.page.$('[data-testid="file-head"]')).toBeNull();
  await asker.page.goto(`${court.baseUrl}/case-files`);
  await asker.click('to-look-ups');
  await asker.select('trait-kind', 'bankAccount');
  await asker.type('trait-value', account.replaceAll(' ', ''));
  await asker.type('look-up-purpose', 'The same account in a case of ours');
  await asker.click('look-up-submit');
  await asker.see('match');
  expect(await asker.page.$eval('[data-testid="match"]', (one) => one.getAttribute('data-opens-by'))).toBe('standingRule');
  expect(await asker.text('matches')).toMatch(/演示市东区人民检察院.*1 trait: Bank account/);
}, 120_000);

test('asks for a document of it: facts are open at once, the document when the owner grants it', async () => {
  await asker.click('ask-share');
  await asker.type('ask-share-titles', '询问笔录');
  expect(await auditScene(asker, 'look-ups', { isLong: true })).toEqual([]);
  await asker.click('ask-share-submit');
  await asker.click('open-shared');
  await asker.see('file-head');
  await untilThereAre(asker, 'document', 0);

  await owner.page.goto(`${court.baseUrl}/case-files`);
  await owner.page.waitForFunction(() => document.querySelector('[data-testid="to-share-requests"]')?.textContent.includes('1 waits'));
  await owner.click('to-share-requests');
  await owner.click('grant');
  await untilThereAre(owner, 'grant-document', 3);
  expect(await auditScene(owner, 'share-requests', { isLong: true })).toEqual([]);
  await owner.click('grant-submit');
  await untilThereAre(owner, 'to-answer', 0);

  await asker.page.goto(`${court.baseUrl}/share-requests`);
  await asker.page.waitForSelector('[data-testid="asked"][data-status="granted"] a');
  await asker.page.click('[data-testid="asked"] a');
  await untilThereAre(asker, 'document', 1);
  expect(await asker.text('case-file')).toContain('被害人询问笔录（演示）');
}, 180_000);

test('the owner puts the case into a group, and ends what was shared: then it is gone for the other', async () => {
  await owner.page.goto(filePath());
  await owner.click('join-group');
  await owner.type('group-title', 'Demo group');
  await owner.click('group-submit');
  await untilThereAre(owner, 'group', 1);
  expect(await auditScene(owner, 'case-sharing', { isLong: true })).toEqual([]);
  for (const left of [1, 0]) {
    await owner.click('end-grant');
    await owner.type('end-grant-reason', 'No longer needed');
    await owner.click('end-grant-confirm');
    await untilThereAre(owner, 'grant-in-force', left);
  }
  await asker.page.reload();
  await asker.see('case-file');
  await asker.page.waitForSelector('[role="alert"]');
  expect(await asker.text('case-file')).not.toContain('询问笔录');
  await asker.page.goto(`${court.baseUrl}/share-requests`);
  expect(await asker.text('asked')).toMatch(/Granted.*It is over/);

  await owner.page.click('[data-testid="group"] a');
  await owner.see('group-case');
  expect(await auditScene(owner, 'case-group', { isLong: true })).toEqual([]);
  expect([...owner.faults, ...asker.faults]).toEqual([]);
}, 180_000);
