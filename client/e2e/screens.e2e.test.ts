import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene, pressOn } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';

/*
 * Every screen on the way of a party, a judge, a clerk and an administrator: in both languages, on a desktop and a
 * phone, with axe; from screen to screen by the keyboard alone. Each test goes on where the one before ended.
 */
let folder: string;
let court: Court;
let browser: Browser;
let demo: Court['demo'];
let judge: Person;
let plaintiff: Person;
/** Without a window: asks the plaintiff to talk in private. */
let lawyer: CourtClient;
let plaintiffId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-screens-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  ({ demo } = court);
  browser = await launchBrowser('judge');
  judge = await Person.open('judge', { browser });
  plaintiff = await Person.open('plaintiff', { browser });
}, 180_000);
afterAll(async () => {
  lawyer?.close();
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('a party comes from the link to the waiting room without a mouse', async () => {
  await plaintiff.page.goto(demo.links.plaintiff);
  await plaintiff.see('confirm-identity');
  expect(await auditScene(plaintiff, 'identity')).toEqual([]);
  await pressOn(plaintiff, 'confirm-identity');
  await plaintiff.see('check-skip');
  expect(await auditScene(plaintiff, 'check')).toEqual([]);
  await pressOn(plaintiff, 'check-skip');
  await plaintiff.see('declare-tick');
  expect(await auditScene(plaintiff, 'declaration')).toEqual([]);
  await pressOn(plaintiff, 'declare-tick', 'Space');
  await pressOn(plaintiff, 'declare-confirm');
  await plaintiff.see('waiting-room');
  expect(await auditScene(plaintiff, 'waiting')).toEqual([]);
}, 240_000);

test('lawyer and client talk in private, the client without a mouse', async () => {
  lawyer = await CourtClient.signIn(demo.links.lawyer);
  const { snapshot } = await lawyer.enter();
  plaintiffId = Object.values(snapshot.participants).find((one) => one.role === 'plaintiff')?.id ?? '';
  await lawyer.arrive();
  await plaintiff.see('private-talk');
  await plaintiff.page.$eval('[data-testid="consent-card"]', (card) => card.setAttribute('open', ''));
  expect(await auditScene(plaintiff, 'private-talk')).toEqual([]);
  const roomId = crypto.randomUUID();
  await lawyer.command('room.open', { roomId, kind: 'consultation', inviteIds: [plaintiffId] });
  await plaintiff.see('room-invitation');
  expect(await auditScene(plaintiff, 'invited')).toEqual([]);
  await pressOn(plaintiff, 'enter-room');
  await plaintiff.see('private-room');
  expect(await auditScene(plaintiff, 'private-room')).toEqual([]);
  await pressOn(plaintiff, 'leave-room');
  await plaintiff.see('waiting-room');
  await lawyer.command('room.leave', { roomId });
}, 240_000);

test('the judge admits and opens without a mouse; the courtroom holds on every screen', async () => {
  await judge.arrive(demo.links.judge, 'courtroom');
  expect(await auditScene(judge, 'bench-before')).toEqual([]);
  await pressOn(judge, 'admit-all');
  await plaintiff.see('courtroom');
  await pressOn(judge, 'act-open');
  await judge.untilReceived((now) => now.framesDecoded > 10);
  expect(await auditScene(judge, 'bench')).toEqual([]);
  expect(await auditScene(plaintiff, 'party')).toEqual([]);
}, 240_000);

test('the desk of the judge, tab by tab: people and separation, points, procedure, deliberation, a request for leave', async () => {
  // Tabs are one stop of the keyboard, and arrows go from one to the next.
  await pressOn(judge, 'tab-people', 'ArrowLeft');
  await pressOn(judge, 'next-stage');
  await judge.page.waitForSelector('[data-testid="stage-investigation"][aria-current="step"]');
  await lawyer.command('room.open', { roomId: crypto.randomUUID(), kind: 'consultation', inviteIds: [plaintiffId] });
  await judge.see('leave-request');
  for (const tab of ['agenda', 'people', 'points', 'record', 'evidence', 'private', 'staff', 'online'] as const) {
    expect(await auditScene(judge, `desk-${tab}`)).toEqual([]);
    if (tab !== 'online') await pressOn(judge, `tab-${tab}`, 'ArrowRight');
  }
  await pressOn(judge, 'refuse-room');
  await judge.page.waitForSelector('[data-testid="leave-request"]', { hidden: true });
}, 240_000);

test('the command centre: a row a hearing, and beside it who asks for help, taken on from there', async () => {
  await lawyer.command('help.ask', { alertId: crypto.randomUUID(), topic: 'sound', words: null });
  const address = judge.page.url();
  await judge.page.goto(`${court.baseUrl}/command-centre`);
  await judge.see('centre-row');
  expect(await auditScene(judge, 'centre')).toEqual([]);
  await pressOn(judge, 'centre-row');
  await pressOn(judge, 'take-alert');
  await judge.page.waitForSelector('[data-testid="alert"][data-taken="true"]');
  expect(await auditScene(judge, 'centre-detail')).toEqual([]);
  await pressOn(judge, 'resolve-alert');
  await judge.page.waitForSelector('[data-testid="alert"]', { hidden: true });
  await judge.page.goto(address);
  await judge.see('courtroom');
}, 240_000);

test('lawyer and client whisper, the client without a mouse; the judge sees who is consulting', async () => {
  const whisperId = crypto.randomUUID();
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const key = Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('base64url');
  await lawyer.command('whisper.open', { whisperId, withIds: [plaintiffId], publicKey: key });
  await plaintiff.see('whisper-invitation');
  expect(await auditScene(plaintiff, 'whisper-asked')).toEqual([]);
  await pressOn(plaintiff, 'whisper-join');
  await plaintiff.see('whisper-bar');
  await plaintiff.page.waitForSelector('[data-testid="whisper-microphone"][data-state="on"]');
  expect(await auditScene(plaintiff, 'whisper')).toEqual([]);
  await pressOn(judge, 'tab-agenda', 'ArrowRight');
  await judge.see('whisper-watch');
  expect(await auditScene(judge, 'whisper-watch')).toEqual([]);
  await pressOn(plaintiff, 'whisper-end');
  await judge.page.waitForSelector('[data-testid="whisper-watch"]', { hidden: true });
}, 240_000);

test('a party files an exhibit; it stands in the register, and the court orders who may see it', async () => {
  await writeFile(join(folder, 'note.png'), await plaintiff.page.screenshot());
  await plaintiff.page.setViewport({ width: 1280, height: 800 });
  await pressOn(plaintiff, 'order');
  await plaintiff.click('tab-evidence');
  await plaintiff.page.$eval('[data-testid="file-form"]', (form) => form.setAttribute('open', ''));
  await plaintiff.see('exhibit-title');
  for (const field of ['exhibit-title', 'exhibit-purpose', 'exhibit-source']) await plaintiff.page.type(`[data-testid="${field}"]`, 'A note of the delivery');
  const [chooser] = await Promise.all([plaintiff.page.waitForFileChooser(), plaintiff.click('exhibit-document')]);
  await chooser.accept([join(folder, 'note.png')]);
  await plaintiff.click('exhibit-file');
  await plaintiff.see('exhibit');
  expect(await auditScene(plaintiff, 'party-evidence')).toEqual([]);
  await plaintiff.page.keyboard.press('Escape');
  await judge.click('tab-evidence');
  await judge.see('exhibit');
  await pressOn(judge, 'open-exchange');
  await judge.page.waitForSelector('[data-testid="exhibit"][data-status="exchanged"]');
  expect(await auditScene(judge, 'evidence')).toEqual([]);
  await judge.click('tab-evidence');
  await pressOn(judge, 'set-visibility');
  await judge.see('visibility');
  expect(await auditScene(judge, 'evidence-visibility')).toEqual([]);
  await judge.page.keyboard.press('Escape');
}, 240_000);

test('a dialog keeps the keyboard, gives it back on Escape, and holds on every screen', async () => {
  const focused = (): Promise<string | undefined> => judge.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['testid']);
  await pressOn(judge, 'act-close');
  await judge.see('confirm');
  const inside: boolean[] = [];
  for (let steps = 0; steps < 8; steps += 1) {
    await judge.page.keyboard.press('Tab');
    inside.push(await judge.page.evaluate(() => document.activeElement?.closest('[role="dialog"],[role="alertdialog"]') !== null));
  }
  expect(inside).not.toContain(false);
  await judge.page.keyboard.press('Escape');
  await judge.page.waitForSelector('[data-testid="confirm"]', { hidden: true });
  expect(await focused()).toBe('act-close');
  await pressOn(judge, 'act-close');
  await judge.see('confirm');
  expect(await auditScene(judge, 'dialog')).toEqual([]);
  await judge.page.keyboard.press('Escape');
  await judge.page.waitForSelector('[data-testid="confirm"]', { hidden: true });
}, 120_000);

test('closed by the keyboard, the hearing ends for everyone', async () => {
  await pressOn(judge, 'act-close');
  await pressOn(judge, 'confirm');
  await judge.see('hearing-ended');
  await plaintiff.see('hearing-ended');
  expect(await auditScene(plaintiff, 'ended')).toEqual([]);
}, 120_000);

test('the case file, its recording while made and when sealed, and the list of cases', async () => {
  await judge.page.goto(`${court.baseUrl}/cases/${demo.caseId}`);
  await judge.see('recording-row');
  expect(await auditScene(judge, 'case')).toEqual([]);
  await judge.page.waitForSelector('[data-testid="recording-status"][data-status="sealed"]', { timeout: 200_000 });
  await pressOn(judge, 'recording-play');
  await judge.see('player-video');
  expect(await auditScene(judge, 'player')).toEqual([]);
  await judge.page.goto(`${court.baseUrl}/cases`);
  await judge.see('case-row');
  expect(await auditScene(judge, 'cases')).toEqual([]);
}, 300_000);

test('the administrator’s page, the start page, a link that does not hold and a page that is not there', async () => {
  const admin = await Person.open('observer', { browser });
  await admin.page.goto(demo.links.admin);
  await admin.page.waitForFunction(() => location.pathname === '/'); // signed in
  await admin.page.goto(`${court.baseUrl}/admin`);
  await admin.see('admin-case');
  expect(await auditScene(admin, 'admin')).toEqual([]);
  const stranger = await Person.open('observer', { browser });
  for (const [scene, path] of [
    ['home', '/'],
    ['bad-link', `/join#${'x'.repeat(43)}`],
    ['not-found', '/no/such/page'],
  ] as const) {
    await stranger.page.goto(court.baseUrl + path);
    await stranger.page.reload(); // a changed fragment alone loads nothing
    await stranger.page.waitForSelector('main h1', { visible: true });
    expect(await auditScene(stranger, scene)).toEqual([]);
  }
}, 240_000);

test('no page threw an error', () => {
  for (const person of [judge, plaintiff]) expect(person.faults, person.name).toEqual([]);
});
