import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';

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
async function come(name: string): Promise<Person> {
  const person = await Person.open('judge', { browser });
  await person.page.goto(linkOf(name));
  await person.page.waitForFunction(() => location.pathname !== '/join');
  return person;
}
async function type(person: Person, testId: string, text: string): Promise<void> {
  await person.see(testId);
  await person.page.type(`[data-testid="${testId}"]`, text);
}
async function choose(person: Person, testId: string, value: string): Promise<void> {
  await person.see(testId);
  await person.page.select(`[data-testid="${testId}"]`, value);
}
async function untilThereAre(person: Person, testId: string, count: number): Promise<void> {
  const isSo = (id: string, wanted: number): boolean => document.querySelectorAll(`[data-testid="${id}"]`).length === wanted;
  await person.page.waitForFunction(isSo, { timeout: 45_000 }, testId, count).catch(async (error: unknown) => {
    throw new Error(`not ${String(count)} × ${testId}: ${String(error)}; ${await person.page.$eval('main', (main) => main.innerText)}`);
  });
}

/** From the police to the procurators of their district, who go on with it. */
async function handOver(): Promise<void> {
  const { caseId } = court.demo.files;
  const [police, procurator] = [await CourtClient.signIn(linkOf('police')), await CourtClient.signIn(linkOf('procurator'))];
  const to = procurator.session.memberships[0]?.agency.id ?? '';
  const handoverId = randomUUID();
  const send = { type: 'handover.send', payload: { handoverId, toAgencyId: to, purpose: 'prosecution', note: '' } };
  await police.api('POST /api/case-files/:caseId', { caseId }, { key: randomUUID(), ...send });
  const { handovers } = await procurator.api('GET /api/case-files/:caseId', { caseId });
  const answers = (handovers?.[0]?.documents ?? []).map(({ documentId }) => ({ documentId, answer: 'accepted', page: null, note: '' }));
  const payload = { handoverId, outcome: 'accepted', answers, reason: null, caseNumber: null };
  await procurator.api('POST /api/case-files/:caseId', { caseId }, { key: randomUUID(), type: 'handover.answer', payload });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-sharing-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  await handOver();
  browser = await launchBrowser('judge');
  owner = await come('procurator');
  asker = await come('procuratorWest');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('a procurator notes an account in their case, and one of another district finds that there is such a case', async () => {
  await owner.page.goto(filePath());
  await owner.click('add-trait');
  await choose(owner, 'note-trait-kind', 'bankAccount');
  await type(owner, 'note-trait-value', account);
  await owner.click('note-trait-submit');
  await untilThereAre(owner, 'case-trait', 1);

  await asker.page.goto(filePath());
  await asker.see('case-file');
  await untilThereAre(asker, 'file-head', 0);
  await asker.page.goto(`${court.baseUrl}/case-files`);
  await asker.click('to-look-ups');
  await choose(asker, 'trait-kind', 'bankAccount');
  await type(asker, 'trait-value', account.replaceAll(' ', ''));
  await type(asker, 'look-up-purpose', 'The same account in a case of ours');
  await asker.click('look-up-submit');
  await asker.see('match');
  expect(await asker.page.$eval('[data-testid="match"]', (one) => one.getAttribute('data-opens-by'))).toBe('standingRule');
  expect(await asker.text('matches')).toMatch(/演示市东区人民检察院.*1 trait: Bank account/);
}, 120_000);

test('asks for a document of it: facts are open at once, the document when the owner grants it', async () => {
  await asker.click('ask-share');
  await type(asker, 'ask-share-titles', '询问笔录');
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
  await type(owner, 'group-title', 'Demo group');
  await owner.click('group-submit');
  await untilThereAre(owner, 'group', 1);
  expect(await auditScene(owner, 'case-sharing', { isLong: true })).toEqual([]);
  for (const left of [1, 0]) {
    await owner.click('end-grant');
    await type(owner, 'end-grant-reason', 'No longer needed');
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
