import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { colourShare, lengthOfFilm } from '../../infra/testing/film.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { come, untilNext } from './support/caseSteps.ts';

/*
 * A telecom fraud from the police through the procurators of two districts to the court, sent back once on its way, read
 * by the accused's lawyer and heard; a relative of the accused follows it. Each test goes on where the one before ended.
 */
const east = '演示市东区人民检察院';
const west = '演示市西区人民检察院';
const courtName = '演示人民法院';
const accusedName = '演示嫌疑人卯';
let folder: string;
let court: Court;
const browsers: Browser[] = [];
let police: Person, procuratorEast: Person, procuratorWest: Person, filingDesk: Person, counsel: Person, relative: Person;
let judge: Person, accused: Person;
let accusedLink: string;

const filePath = (): string => `${court.baseUrl}/case-files/${court.demo.files.caseId}`;
/** In the window of the first browser. */
const enter = (link: string, size: { width?: number; height?: number } = {}): Promise<Person> =>
  come('judge', link, { ...(browsers[0] ? { browser: browsers[0] } : {}), ...size });
async function handOver(person: Person, to: string, purpose: string): Promise<void> {
  await person.page.goto(filePath());
  await person.click('hand-over');
  await person.select('send-purpose', purpose);
  await person.select('send-to', to);
  await person.click('send-submit');
  await person.click('confirm');
  await untilNext(person, 'waits');
}
/** Every document of what came; `fault` is what is said of the first. */
async function answer(person: Person, fault?: string): Promise<void> {
  await person.page.goto(filePath());
  await untilNext(person, 'answer');
  if (fault) await (await person.page.$$('[data-testid="answer-choice"]'))[0]?.select(fault);
  await person.click('accept-rest');
  if (fault) await person.type('answer-reason', 'An annex is missing');
  await person.click(fault ? 'answer-return' : 'answer-accept');
  await person.click('confirm');
  if (!fault) await untilNext(person, 'assign');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-story-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  browsers.push(await launchBrowser('judge'), await launchBrowser('plaintiff'));
  const { links } = court.demo.files;
  const link = (name: string): string => links[name] ?? '';
  police = await enter(link('police'));
  procuratorEast = await enter(link('procurator'));
  procuratorWest = await enter(link('procuratorWest'));
  filingDesk = await enter(link('filingDesk'));
  counsel = await enter(link('counsel'));
  relative = await enter(link('relative'), { width: 390, height: 844 });
}, 240_000);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('the police hand the case to the procurators, who send it back once, and take it when it comes whole', async () => {
  await handOver(police, east, 'prosecution');
  await answer(procuratorEast, 'annexMissing');
  await police.page.reload();
  await untilNext(police, 'returned');
  await handOver(police, east, 'prosecution');
  await answer(procuratorEast);
}, 240_000);

test('of another district’s procurators nobody finds it before it is sent to them; then it is theirs, and from them the court’s', async () => {
  const look = async (name: string): Promise<unknown> => {
    const client = await CourtClient.signIn(court.demo.files.links[name] ?? '');
    return client.api('GET /api/case-files/:caseId', { caseId: court.demo.files.caseId });
  };
  await expect(look('procuratorWest')).rejects.toMatchObject({ code: 'notFound' });
  await handOver(procuratorEast, west, 'jurisdiction');
  await answer(procuratorWest);
  await expect(look('filingDesk')).rejects.toMatchObject({ code: 'notFound' });
  await handOver(procuratorWest, courtName, 'indictment');
  await answer(filingDesk);
  expect(await filingDesk.text('file-head')).toContain(courtName);
  const statuses = await filingDesk.page.$$eval('[data-testid="handover"]', (rows) => rows.map((row) => row.getAttribute('data-status')));
  expect(statuses).toEqual(['accepted', 'accepted', 'accepted', 'returned']);
}, 240_000);

test('the lawyer of the accused asks to read, reads within what the court appoints, and sees no side volume', async () => {
  await counsel.page.goto(`${court.baseUrl}/case-files`);
  await counsel.openDetails('ask-reading');
  const client = await CourtClient.signIn(court.demo.files.links['filingDesk'] ?? '');
  const file = await client.api('GET /api/case-files/:caseId', { caseId: court.demo.files.caseId });
  await counsel.type('ask-caseNumber', file.caseNumber);
  await counsel.type('ask-partyName', accusedName);
  await counsel.type('ask-licence', '1310120261234567');
  await counsel.type('ask-authority', 'Letter 7');
  await counsel.click('ask-submit');
  await counsel.see('own-reading');
  await filingDesk.page.reload();
  await filingDesk.click('appoint-reading');
  // At any hour: the test runs at any.
  await filingDesk.page.$eval('[data-testid="appoint-form"] input[type="checkbox"]', (box) => (box as HTMLInputElement).click());
  await filingDesk.click('appoint-submit');
  await filingDesk.page.waitForSelector('[data-testid="appoint-form"]', { hidden: true });
  await counsel.page.goto(filePath());
  await counsel.click('read-document');
  await counsel.page.waitForSelector('[data-testid="exhibit-page"][data-loaded="true"]', { timeout: 60_000 });
  await counsel.click('close-reader');
  const text = await counsel.text('case-file');
  expect(text).toContain('被害人询问笔录');
  expect(text).not.toContain('案件讨论记录');
}, 240_000);

test('the accused, who follows the case, comes to the hearing by the link that they have, and it is recorded', async () => {
  const admin = await CourtClient.signIn(court.demo.links.admin);
  const desk = await CourtClient.signIn(court.demo.files.links['filingDesk'] ?? '');
  const { caseId } = court.demo.files;
  const file = await desk.api('GET /api/case-files/:caseId', { caseId });
  const partyId = file.parties?.find((one) => one.name === accusedName)?.partyId ?? '';
  const followerId = crypto.randomUUID();
  const follower = { followerId, partyId, as: 'party', name: accusedName, email: null, phone: null, acceptsService: true };
  accusedLink = (await desk.api('POST /api/case-files/:caseId/followers', { caseId }, follower)).url;
  const hearing = {
    title: 'Demo trial',
    courtroom: 'Online 1',
    caseKind: 'criminal',
    plan: 'criminalOrdinary',
    scheduledAt: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const { id: hearingId } = await admin.api('POST /api/cases/:caseId/hearings', { caseId }, hearing);
  const call = (name: string, role: string, more: object = {}): ReturnType<typeof admin.api<'POST /api/hearings/:hearingId/participants'>> =>
    admin.api('POST /api/hearings/:hearingId/participants', { hearingId }, { name, role, ...more });
  const judgeLink = (await call('Demo judge', 'presidingJudge')).url;
  const clerkLink = (await call('Demo clerk', 'clerk')).url;
  await call('Demo prosecutor', 'publicProsecutor');
  await call(accusedName, 'accused', { followerId });
  const clerk = await CourtClient.signIn(clerkLink);
  await clerk.enter();
  await clerk.command('hearing.openCheckIn', {});
  await clerk.arrive();

  const [first, second] = browsers;
  judge = await Person.open('judge', first ? { browser: first } : {});
  accused = await Person.open('plaintiff', { ...(second ? { browser: second } : {}), width: 390, height: 844 });
  await judge.arrive(judgeLink, 'courtroom');
  await accused.page.goto(accusedLink);
  await accused.click('to-my-cases');
  await accused.click('enter-hearing');
  for (const step of ['confirm-identity', 'check-skip', 'declare-tick', 'declare-confirm']) await accused.click(step);
  await accused.see('waiting-room');
  await judge.click('admit-all');
  await accused.see('courtroom');
  await judge.click('act-open');
  for (const one of [judge, accused]) await one.untilReceived((now, before) => now.framesDecoded > before.framesDecoded + 60, 90_000);
  expect(await accused.text('recording-state')).toMatch(/recorded/i);
  await judge.click('act-close', 60_000);
  await judge.click('confirm');
  await accused.see('hearing-ended', 60_000);
  clerk.close();

  const window = await enter(clerkLink);
  await window.page.goto(`${court.baseUrl}/cases/${caseId}`);
  await window.page.waitForSelector('[data-testid="recording-status"][data-status="sealed"]', { timeout: 240_000 });
  await window.see('recording-download');
  const href = await window.page.$eval('[data-testid="recording-download"]', (link) => (link as HTMLAnchorElement).href);
  const film = join(folder, 'trial.mp4');
  await writeFile(film, Buffer.from(await (await fetch(href)).arrayBuffer()));
  expect(await lengthOfFilm(film)).toBeGreaterThan(1000);
  expect(await colourShare(film, 'plaintiff')).toBeGreaterThan(0.05);
}, 480_000);

test('a relative of the accused reads what happened, and is given nothing of the file, the victims or the hearing', async () => {
  await relative.page.goto(`${court.baseUrl}/my-cases`);
  await relative.see('followed-case');
  const text = await relative.text('my-cases');
  expect(text).toContain(courtName);
  for (const hidden of ['演示被害人', '银行流水', '询问笔录', '案件讨论', 'Demo trial']) expect(text).not.toContain(hidden);
  expect(await relative.page.$('[data-testid="enter-hearing"]')).toBeNull();
  const client = await CourtClient.signIn(court.demo.files.links['relative'] ?? '');
  const { caseId } = court.demo.files;
  const file = await client.api('GET /api/case-files/:caseId', { caseId });
  expect(file).toMatchObject({ main: null, side: null, handovers: null });
  expect(JSON.stringify(file)).not.toContain('演示被害人');
  await expect(client.api('GET /api/case-files/:caseId/log', { caseId })).rejects.toMatchObject({ code: 'notAllowed' });
  await expect(client.api('GET /api/cases/:caseId', { caseId })).rejects.toMatchObject({ code: 'notFound' });
  expect([police, procuratorEast, procuratorWest, filingDesk, counsel, relative, judge, accused].flatMap((one) => one.faults)).toEqual([]);
}, 120_000);
