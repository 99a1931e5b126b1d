import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffRole } from '@assize/contracts/agency/agencies';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene, listFaults } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';

/*
 * Two clerks of a court book hearings of two cases with its one judge in its one courtroom; a party of the first follows it
 * on a phone, in Chinese. Each test goes on where the one before ended.
 */
const judge = 'Demo judge of the calendar';
const courtroom = 'Courtroom 1';
let folder: string;
let court: Court;
let browser: Browser;
let clerk: Person;
let colleague: Person;
let party: Person;
let secondId = '';

async function openCase(desk: CourtClient, agencyId: string, caseNumber: string): Promise<{ caseId: string; partyId: string }> {
  const [caseId, partyId] = [randomUUID(), randomUUID()];
  const facts = { caseNumber, title: 'Demo loan', cause: 'Loan', kind: 'civil', matters: [], secrecy: 'ordinary' };
  await desk.api('POST /api/case-files', {}, { caseId, agencyId, ...facts });
  const named = { partyId, role: 'plaintiff', form: 'person', name: `Plaintiff of ${caseNumber}`, idNumber: null, phone: null, bornOn: null };
  await desk.api('POST /api/case-files/:caseId', { caseId }, { key: randomUUID(), type: 'party.add', payload: named });
  return { caseId, partyId };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-calendar-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  const admin = await CourtClient.signIn(court.demo.links.admin);
  const agency = await admin.api('POST /api/agencies', {}, { kind: 'court', level: 'basic', name: 'Demo court of the calendar', district: 'C' });
  const nameOne = async (name: string, role: StaffRole): Promise<string> =>
    (await admin.api('POST /api/agencies/:agencyId/staff', { agencyId: agency.id }, { name, role })).url;
  await nameOne(judge, 'handler');
  const [mine, theirs] = [await nameOne('Demo clerk', 'desk'), await nameOne('Demo colleague', 'desk')];
  const desk = await CourtClient.signIn(mine);
  const room = { courtroomId: randomUUID(), name: courtroom, form: 'physical', place: 'Second floor', isClosed: false };
  await desk.api('POST /api/agencies/:agencyId/courtrooms', { agencyId: agency.id }, room);
  const first = await openCase(desk, agency.id, 'Calendar 1');
  const second = await openCase(desk, agency.id, 'Calendar 2');
  secondId = second.caseId;
  const follower = { followerId: randomUUID(), partyId: first.partyId, as: 'party', name: '演示原告', email: null, phone: null, acceptsService: true };
  const { url } = await desk.api('POST /api/case-files/:caseId/followers', { caseId: first.caseId }, follower);
  browser = await launchBrowser('plaintiff');
  clerk = await come({ browser }, mine, `/case-files/${first.caseId}`);
  colleague = await come({ browser }, theirs, `/case-files/${second.caseId}`);
  party = await come({ browser, language: 'zh-CN', width: 390, height: 844 }, url, '/my-cases');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function come(options: Parameters<typeof Person.open>[1], link: string, path: string): Promise<Person> {
  const person = await Person.open('plaintiff', options);
  await person.page.goto(link);
  await person.page.waitForFunction(() => location.pathname !== '/join');
  await person.page.goto(court.baseUrl + path);
  return person;
}

/** Times at which all can, as the open form proposes them. */
async function propose(person: Person): Promise<string[]> {
  await person.click('find-times');
  await person.see('proposed-times');
  return listProposed(person);
}
const listProposed = (person: Person): Promise<string[]> =>
  person.page.$$eval('[data-testid="proposed-times"] input', (all) => all.map((one) => (one as HTMLInputElement).value));
const choose = (person: Person, time: string): Promise<void> =>
  person.page.$$eval('[data-testid="proposed-times"] input', (all, wanted) => (all as HTMLInputElement[]).find((one) => one.value === wanted)?.click(), time);
async function fillBooking(person: Person): Promise<string[]> {
  await person.click('book-hearing');
  await person.select('book-presiding', judge);
  return propose(person);
}
const untilGone = (person: Person, testId: string): Promise<unknown> =>
  person.page.waitForFunction((id) => document.querySelector(`[data-testid="${id}"]`) === null, { timeout: 45_000 }, testId);
/** What the party reads of their hearings, once it is loaded anew. */
async function readAsParty(): Promise<string> {
  await party.page.goto(`${court.baseUrl}/my-cases`);
  return party.text('followed-hearing');
}
const taken = { first: '', theirs: '', moved: '' };

test('a clerk books a hearing at a proposed time; the party sees it on the phone, and the court in its calendar', async () => {
  const proposed = await fillBooking(clerk);
  // The colleague looks at the same time, and is proposed the same.
  expect(await fillBooking(colleague)).toEqual(proposed);
  taken.first = proposed[0] ?? '';
  await choose(clerk, taken.first);
  expect(await auditScene(clerk, 'calendar-booking', { isLong: true })).toEqual([]);
  await clerk.click('book-submit');
  await untilGone(clerk, 'booking-form');
  expect(await clerk.text('case-hearing')).toContain(courtroom);

  expect(await readAsParty()).toContain(courtroom);
  expect(await listFaults(party.page, 'zh-CN')).toEqual([]);
}, 240_000);

test('a colleague who wants judge and courtroom then is told who cannot, and takes another of the times that all can', async () => {
  await choose(colleague, taken.first);
  await colleague.click('book-submit');
  const words = await colleague.text('taken');
  for (const part of [judge, courtroom]) expect(words).toContain(part);
  // Nothing of the other case.
  expect(words).not.toMatch(/Calendar 1|Plaintiff/);
  await colleague.page.waitForFunction(
    (time) => ![...document.querySelectorAll<HTMLInputElement>('[data-testid="proposed-times"] input')].some((one) => one.value === time),
    { timeout: 45_000 },
    taken.first,
  );
  expect(await listFaults(colleague.page, 'en')).toEqual([]);
  [taken.theirs = ''] = await listProposed(colleague);
  await choose(colleague, taken.theirs);
  await colleague.click('book-submit');
  await untilGone(colleague, 'booking-form');
  expect(await colleague.text('case-hearing')).toContain(courtroom);

  await colleague.page.goto(`${court.baseUrl}/calendar`);
  await colleague.click('calendar-week');
  await colleague.page.$eval(
    '[data-testid="calendar-date"]',
    (field, day) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, day);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    taken.theirs.slice(0, 10),
  );
  await colleague.see('calendar-entry');
  expect(await auditScene(colleague, 'calendar-week', { isLong: true })).toEqual([]);
}, 240_000);

test('the clerk moves it, and the party sees the new time, joins with one tap and tests the equipment with one', async () => {
  const before = await readAsParty();
  await clerk.click('move-hearing');
  const proposed = await propose(clerk);
  expect(proposed).not.toContain(taken.theirs);
  // Where it stands now is in nobody's way.
  taken.moved = proposed.find((one) => one !== taken.first) ?? '';
  await choose(clerk, taken.moved);
  await clerk.type('move-reason', 'The judge asked for it');
  expect(await listFaults(clerk.page, 'en')).toEqual([]);
  await clerk.click('move-submit');
  await untilGone(clerk, 'move-form');

  const after = await readAsParty();
  expect(after).toContain(courtroom);
  expect(after).not.toBe(before);
  await party.click('join-hearing');
  // Once they have said that it is they who came.
  await party.click('confirm-identity');
  await party.see('check-skip');
  await readAsParty();
  await party.click('test-equipment');
  await party.see('check-skip');
  expect(await listFaults(party.page, 'zh-CN')).toEqual([]);
}, 240_000);

test('cancelled, it is over for the party, and its time is free for the colleague', async () => {
  await clerk.click('cancel-hearing');
  await clerk.type('cancel-reason', 'The parties settled');
  await clerk.click('cancel-submit');
  await untilGone(clerk, 'cancel-hearing');
  expect(await clerk.text('case-hearing')).toContain('The parties settled');

  expect(await readAsParty()).toContain('已取消');
  expect(await party.page.$('[data-testid="join-hearing"]')).toBeNull();
  await colleague.page.goto(`${court.baseUrl}/case-files/${secondId}`);
  await colleague.click('move-hearing');
  expect(await propose(colleague)).toContain(taken.moved);
  expect([...clerk.faults, ...colleague.faults, ...party.faults]).toEqual([]);
}, 120_000);
