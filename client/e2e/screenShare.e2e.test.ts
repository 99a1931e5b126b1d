import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { auditScene } from '../../infra/testing/audit.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { type Cast, scheduleHearing } from '../../infra/testing/scheduleHearing.ts';
import { TestPeer } from '../../sfu/src/testing/TestPeer.ts';

/* A screen before the court: who sees it move, who does not, and what nobody can send without leave. */
const people = {
  judge: { role: 'presidingJudge' },
  clerk: { role: 'clerk' },
  plaintiff: { role: 'plaintiff' },
  lawyer: { role: 'lawyer', actsFor: 'plaintiff' },
  defendant: { role: 'defendant' },
  witness: { role: 'witness' },
} as const;
/** Three browsers encode and draw on one machine: long enough for a slow one. */
const timeout = 120_000;
let folder: string;
let court: Court;
let browser: Browser;
let hearing: Cast<keyof typeof people>;
let judge: Person, lawyer: Person, defendant: Person;
let clerk: CourtClient, plaintiff: CourtClient, witness: CourtClient;
let raw: TestPeer | undefined, ofWitness: TestPeer | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-screen-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  browser = await launchBrowser('judge');
  const scheduledAt = new Date(Date.now() + 7_200_000).toISOString();
  hearing = await scheduleHearing(court.demo.links.admin, { title: 'Demo hearing of a screen', caseKind: 'civil', plan: 'civilOrdinary', scheduledAt }, people);
}, 180_000);
afterAll(async () => {
  for (const one of [raw, ofWitness, clerk, plaintiff, witness]) one?.close();
  await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function open(name: 'judge' | 'lawyer' | 'defendant', upTo: 'courtroom' | 'waiting-room'): Promise<Person> {
  const person = await Person.open(name, { browser });
  await person.arrive(hearing.links[name], upTo);
  return person;
}

/** Runs in the page: the shared screen as it is drawn now, small, and how many of its pictures were drawn. */
function lookAtScreen(): { drawn: number; pixels: string } {
  const video = document.querySelector<HTMLVideoElement>('[data-testid="screen-stage"] video');
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
  const brush = canvas.getContext('2d');
  if (!video || !brush || video.videoWidth === 0) return { drawn: 0, pixels: '' };
  brush.drawImage(video, 0, 0, 64, 36);
  return { drawn: video.getVideoPlaybackQuality().totalVideoFrames, pixels: brush.getImageData(0, 0, 64, 36).data.join() };
}
/** Waits until this person sees the shared screen move: more pictures, and another than the first. */
async function untilMoving(person: Person): Promise<void> {
  await person.see('screen-stage');
  await expect.poll(async () => (await person.page.evaluate(lookAtScreen)).drawn, { timeout }).toBeGreaterThan(0);
  const first = await person.page.evaluate(lookAtScreen);
  await expect
    .poll(
      async () => {
        const now = await person.page.evaluate(lookAtScreen);
        return now.drawn > first.drawn + 5 && now.pixels !== first.pixels;
      },
      { timeout },
    )
    .toBe(true);
}
/** Runs in the page: keeps the track of the shared screen, to be looked at when its place is gone. */
function keepTrack(): void {
  const video = document.querySelector<HTMLVideoElement>('[data-testid="screen-stage"] video');
  Object.assign(globalThis, { keptScreen: (video?.srcObject as MediaStream | null)?.getVideoTracks()[0] });
}
const keptState = (person: Person): Promise<string | undefined> =>
  person.page.evaluate(() => (globalThis as { keptScreen?: MediaStreamTrack }).keptScreen?.readyState);
/** Runs in the page: keeps the screen that the browser gives out, as its own bar would end it. */
function keepCapture(): void {
  const { mediaDevices } = navigator;
  const native = mediaDevices.getDisplayMedia.bind(mediaDevices);
  mediaDevices.getDisplayMedia = async (asked) => {
    const stream = await native(asked);
    Object.assign(globalThis, { keptScreen: stream.getVideoTracks()[0] });
    return stream;
  };
}

describe('a screen before the court', () => {
  test('cannot be sent by a raw client that presents but has not asked to share, and can when it has', async () => {
    clerk = await CourtClient.signIn(hearing.links.clerk);
    await clerk.enter();
    await clerk.command('hearing.openCheckIn', {});
    await clerk.arrive();
    [plaintiff, witness] = [await CourtClient.signIn(hearing.links.plaintiff), await CourtClient.signIn(hearing.links.witness)];
    for (const one of [plaintiff, witness]) {
      await one.enter();
      await one.arrive();
    }
    [judge, lawyer, defendant] = [await open('judge', 'courtroom'), await open('lawyer', 'waiting-room'), await open('defendant', 'waiting-room')];
    await judge.click('admit-all');
    for (const one of [lawyer, defendant]) await one.see('courtroom');
    // The screen alone is encoded and drawn: faces are other tests' matter.
    for (const one of [judge, lawyer, defendant]) await one.click('toggle-camera');
    await judge.click('act-open');
    await judge.click('tab-people');
    await judge.click('admit-witness');
    await expect.poll(async () => (await witness.enter()).snapshot.participants[witness.participantId]?.status).toBe('admitted');
    const stand = await witness.media();
    ofWitness = await TestPeer.connect(stand.url, { grant: stand.grant });
    await ofWitness.ready();
    await plaintiff.command('presenter.ask', {});
    await judge.click('tab-evidence');
    await judge.click('give-leave-to-show');
    const refused = { ok: false, error: { code: 'grantRefused' } };
    await expect.poll(async () => (await clerk.enter()).snapshot.presentation.presenterId).toBe(plaintiff.participantId);
    const { url, grant } = await plaintiff.media();
    raw = await TestPeer.connect(url, { grant });
    expect(await raw.ask('produce', raw.describeProduce('screen', [101]))).toEqual(refused);
    expect(await raw.ask('produce', { ...raw.describeProduce('microphone', [102]), source: 'screen' })).toEqual(refused);
    await plaintiff.command('screen.share', {});
    await raw.until('the grant', (peer) => peer.told('grant').at(-1)?.send.includes('screen') ?? false);
    expect(await raw.ask('produce', raw.describeProduce('screen', [103]))).toMatchObject({ ok: true });
  }, 300_000);

  test('ends for who presented when the judge names another, whose screen everybody sees but the witness', async () => {
    await lawyer.click('order');
    await lawyer.click('tab-evidence');
    await lawyer.click('ask-to-show');
    await judge.click('give-leave-to-show');
    const lawyerId = await lawyer.page.$eval('[data-testid="seat-lawyer"]', (seat) => seat.getAttribute('data-participant-id'));
    await raw?.until('told of the end', (peer) => peer.told('producerClosed').some((one) => one.source === 'screen' && one.cause === 'grant'));
    await lawyer.page.evaluate(keepCapture);
    await lawyer.click('share-screen');
    await lawyer.page.keyboard.press('Escape');
    expect(await lawyer.text('screen-strip')).toContain('You are sharing your screen');
    for (const one of [defendant, judge]) await untilMoving(one);
    expect(await defendant.text('screen-stage')).toContain('shares their screen');
    const offered = ofWitness?.told('consumers').flat() ?? [];
    expect(offered.some((one) => one.participantId === lawyerId && one.source === 'microphone')).toBe(true);
    expect(offered.filter((one) => one.source === 'screen')).toEqual([]);
    expect(await auditScene(defendant, 'screen-seen')).toEqual([]);
    expect(await auditScene(lawyer, 'screen-shared')).toEqual([]);
  }, 600_000);

  test('taken off by the judge, its pictures stop and the capture ends', async () => {
    await defendant.page.evaluate(keepTrack);
    expect([await keptState(defendant), await keptState(lawyer)]).toEqual(['live', 'live']);
    await judge.click('stop-screen');
    await defendant.page.waitForSelector('[data-testid="screen-stage"]', { hidden: true, timeout });
    await defendant.see('speaker');
    await lawyer.page.waitForSelector('[data-testid="screen-strip"]', { hidden: true, timeout });
    for (const one of [defendant, lawyer]) await expect.poll(() => keptState(one), { timeout }).toBe('ended');
  }, 400_000);

  test('shared again, it ends for all when the presenter ends it in the browser’s own bar, and when they load the page again', async () => {
    const shareAgain = async (): Promise<void> => {
      await lawyer.click('order');
      await lawyer.click('tab-evidence');
      await lawyer.click('share-screen');
      await lawyer.page.keyboard.press('Escape');
      await untilMoving(defendant);
    };
    await shareAgain();
    await lawyer.page.evaluate(() => {
      const { keptScreen } = globalThis as { keptScreen?: MediaStreamTrack };
      keptScreen?.stop();
      keptScreen?.dispatchEvent(new Event('ended')); // the bar's own button stops the track and says so; stop() alone does not
    });
    await defendant.page.waitForSelector('[data-testid="screen-stage"]', { hidden: true, timeout });
    await shareAgain();
    await lawyer.page.reload();
    await lawyer.see('courtroom');
    await defendant.page.waitForSelector('[data-testid="screen-stage"]', { hidden: true, timeout });
    expect((await clerk.enter()).snapshot.presentation.sharingId).toBeNull();
    expect([judge, lawyer, defendant].flatMap((one) => one.faults)).toEqual([]);
  }, 600_000);
});
