import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { FrameDump } from '../../infra/testing/FrameDump.ts';
import { untilTone } from '../../infra/testing/hearTone.ts';
import { people as tones } from '../../infra/testing/media.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { type Cast, scheduleHearing } from '../../infra/testing/scheduleHearing.ts';
import { measureTones } from '../../infra/testing/tone.ts';

/*
 * A whole civil hearing by the ordinary procedure, nine people: six in windows of their own, three of the court and
 * its counsel without one. The lawyer's tone sounds in a private room only, and is looked for in the recording.
 */
const cast = {
  judge: { role: 'presidingJudge' },
  associate: { role: 'judge' },
  clerk: { role: 'clerk' },
  plaintiff: { role: 'plaintiff' },
  lawyer: { role: 'lawyer', actsFor: 'plaintiff' },
  defendant: { role: 'defendant' },
  counsel: { role: 'lawyer', actsFor: 'defendant' },
  third: { role: 'thirdParty' },
  witness: { role: 'witness' },
} as const;
const whisperedText = 'do not answer that before I have';
const pointText = 'whether the goods were ever delivered';
const phone = { width: 360, height: 640 };

let folder: string;
let court: Court;
let hearing: Cast<keyof typeof cast>;
const browsers: Browser[] = [];
let judge: Person, plaintiff: Person, lawyer: Person, defendant: Person, third: Person, witness: Person;
let associate: CourtClient, clerk: CourtClient, counsel: CourtClient;
let ofWitness: FrameDump, ofThird: FrameDump;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-order-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  const about = { title: 'Demo', caseKind: 'civil', plan: 'civilOrdinary', scheduledAt: new Date(Date.now() + 7_200_000).toISOString() } as const;
  hearing = await scheduleHearing(court.demo.links.admin, about, cast);
  browsers.push(await launchBrowser('judge'), await launchBrowser('lawyer'));
}, 180_000);
afterAll(async () => {
  for (const one of [associate, clerk, counsel]) one?.close();
  for (const browser of browsers) await browser.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function client(name: keyof typeof cast): Promise<CourtClient> {
  const one = await CourtClient.signIn(hearing.links[name]);
  await one.enter();
  return one;
}
async function window(name: 'judge' | 'plaintiff' | 'lawyer' | 'defendant' | 'witness', size: { width?: number; height?: number } = phone): Promise<Person> {
  const browser = browsers[name === 'lawyer' ? 1 : 0];
  return Person.open(name, { ...(browser ? { browser } : {}), ...size });
}
/** A public key of a whisper, as a page would make one. */
async function somebodysKey(): Promise<string> {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('base64url');
}
/** The judge goes on to the next stage of the plan. */
async function nextStage(stage: string): Promise<void> {
  await judge.click('tab-agenda');
  await judge.click('next-stage');
  await judge.page.waitForSelector(`[data-testid="stage-${stage}"][aria-current="step"]`);
}

describe('a civil hearing by the ordinary procedure', () => {
  test('nine people arrive; lawyer and client talk alone in the waiting room; a separation is set', async () => {
    clerk = await client('clerk');
    await clerk.command('hearing.openCheckIn', {});
    for (const one of [(associate = await client('associate')), clerk, (counsel = await client('counsel'))]) await one.arrive();
    judge = await window('judge', { width: 1280, height: 800 });
    await judge.arrive(hearing.links.judge, 'courtroom');
    for (const name of ['plaintiff', 'lawyer', 'defendant'] as const) {
      const person = await window(name);
      if (name === 'plaintiff') plaintiff = person;
      else if (name === 'lawyer') lawyer = person;
      else defendant = person;
      // The defendant's browser is an older one.
      if (name === 'defendant') await person.page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, 'RTCRtpScriptTransform'));
      await person.arrive(hearing.links[name], 'waiting-room');
    }
    [third, witness] = [await window('plaintiff'), await window('witness')];
    [ofThird, ofWitness] = [await FrameDump.of(third.page), await FrameDump.of(witness.page)];
    await third.arrive(hearing.links.third, 'waiting-room');
    await witness.arrive(hearing.links.witness, 'waiting-room');
    await clerk.command('screening.set', { screeningId: randomUUID(), participantId: hearing.ids.third, from: [hearing.ids.defendant] });

    await lawyer.click('talk-to-plaintiff');
    await lawyer.click('open-room');
    await plaintiff.click('enter-room');
    await plaintiff.untilReceived((now) => now.audioEnergy > 0.001 && now.framesDecoded > 5);
    expect(await plaintiff.text('recording-state')).toMatch(/not recorded/i);
    for (const one of [lawyer, plaintiff]) await one.click('leave-room');
    await plaintiff.see('waiting-room');
  }, 240_000);

  test('the court opens with its first stage; the roll is called; a point in dispute is stated', async () => {
    await judge.click('admit-all');
    await lawyer.see('courtroom');
    for (const device of ['toggle-camera', 'toggle-microphone']) await lawyer.click(device);
    for (const one of [plaintiff, defendant, third]) await one.see('courtroom');
    await witness.see('witness-room');
    await judge.click('act-open');
    await plaintiff.untilReceived((now, before) => now.framesDecoded > before.framesDecoded + 10 && now.audioEnergy > before.audioEnergy + 0.001, 60_000);
    await clerk.command('rollCall.record', { participantId: hearing.ids.plaintiff, answer: 'present' });
    await nextStage('investigation');
    await judge.click('tab-points');
    await judge.see('new-point');
    await judge.page.type('[data-testid="new-point"]', pointText);
    await judge.click('add-point');
    await defendant.click('more');
    await defendant.click('tab-points');
    await defendant.see('point');
    await defendant.page.keyboard.press('Escape');
  }, 180_000);

  test('in turn, the side whose turn it is may speak and the other is told to wait', async () => {
    await judge.click('tab-people');
    await judge.click('floor-next');
    await plaintiff.see('yield-floor');
    await defendant.see('raise-hand');
    await defendant.page.waitForSelector('[data-testid="toggle-microphone"][data-state="noFloor"]');
  }, 60_000);

  test('the witness is called, takes the oath, testifies, and is sent out, having been told nothing of before', async () => {
    await nextStage('evidence');
    await judge.click('tab-people');
    await judge.click('admit-witness');
    await witness.see('courtroom');
    await clerk.command('oath.read', { participantId: hearing.ids.witness, kind: 'affirmation' });
    await witness.click('confirm-oath');
    await judge.click('give-witness');
    await witness.untilReceived((now) => now.framesDecoded > 10);
    await judge.click('isolate-witness');
    await witness.see('witness-room');
    expect(ofWitness.text).not.toContain(pointText);
  }, 120_000);

  test('lawyer and client whisper beside the hearing, sealed from everybody; the judge sees it and may end it', async () => {
    const ofPlaintiff = await FrameDump.of(plaintiff.page);
    await lawyer.click('whisper-start');
    await lawyer.page.waitForSelector('[data-testid="toggle-microphone"][data-state="whispering"]');
    await plaintiff.click('whisper-join');
    for (const one of [lawyer, plaintiff]) await one.page.waitForSelector('[data-testid="whisper-people"] [data-reach="hears"]');
    await untilTone(plaintiff.page, tones.lawyer.toneHz, true);
    await untilTone(defendant.page, tones.lawyer.toneHz, false);
    await lawyer.page.type('[data-testid="whisper-field"]', whisperedText);
    await lawyer.click('whisper-send');
    expect(await plaintiff.text('whisper-texts')).toContain(whisperedText);
    await lawyer.page.waitForSelector('[data-testid="whisper-texts"] [data-own="true"][data-status="read"]');
    expect(ofPlaintiff.text).not.toContain(whisperedText);
    expect(await lawyer.text('safety-number')).toBe(await plaintiff.text('safety-number'));
    // The same packets without the key are no voice any more.
    await plaintiff.page.evaluate(() => {
      const { keptConnections } = globalThis as unknown as { keptConnections: RTCPeerConnection[] };
      const sealed = keptConnections.flatMap((one) => one.getReceivers() as (RTCRtpReceiver & { transform: unknown })[]).filter((one) => one.transform);
      if (sealed.length === 0) throw new Error('nothing is sealed');
      for (const one of sealed) one.transform = null;
    });
    await untilTone(plaintiff.page, tones.lawyer.toneHz, false);

    await judge.see('whispering');
    await judge.click('tab-people');
    await judge.click('whisper-stop');
    for (const one of [lawyer, plaintiff]) await one.page.waitForSelector('[data-testid="whisper-bar"]', { hidden: true });
    await lawyer.page.waitForSelector('[data-testid="toggle-microphone"][data-state="off"], [data-testid="toggle-microphone"][data-state="noFloor"]');
  }, 120_000);

  test('where a browser cannot seal sound, the whisper is in writing and says so', async () => {
    await counsel.command('whisper.open', { whisperId: randomUUID(), withIds: [hearing.ids.defendant], publicKey: await somebodysKey() });
    await defendant.click('whisper-join');
    await defendant.see('whisper-no-sound');
    await defendant.page.reload();
    await defendant.see('whisper-no-sound');
    await defendant.click('whisper-end');
    await defendant.page.waitForSelector('[data-testid="whisper-bar"]', { hidden: true });
  }, 60_000);

  test('with the judge’s leave lawyer and client talk beside the hearing; the bench deliberates, and nobody else hears of it', async () => {
    await lawyer.click('more');
    await lawyer.click('tab-private');
    await lawyer.click('talk-to-plaintiff');
    await lawyer.click('open-room');
    await lawyer.page.keyboard.press('Escape');
    await judge.click('allow-room');
    await lawyer.click('enter-room');
    await plaintiff.click('enter-room');
    await plaintiff.untilReceived((now, before) => now.audioEnergy > before.audioEnergy + 0.001);
    for (const one of [lawyer, plaintiff]) await one.click('leave-room');
    await plaintiff.see('courtroom');
    await lawyer.page.waitForSelector('[data-testid="toggle-microphone"][data-state="off"], [data-testid="toggle-microphone"][data-state="noFloor"]');

    const before = ofThird.frames.length;
    await judge.click('tab-private');
    await judge.click('talk-to-judge');
    await judge.click('open-room');
    await judge.see('private-room');
    const { rooms } = (await associate.enter()).snapshot;
    const roomId = Object.keys(rooms)[0] ?? '';
    await associate.command('room.enter', { roomId });
    await judge.click('leave-room');
    await judge.see('courtroom');
    expect(Object.keys((await clerk.enter()).snapshot.rooms)).toEqual([]);
    expect(ofThird.frames.slice(before).some(({ text }) => text.includes(roomId))).toBe(false);
    expect(ofWitness.text).not.toContain(roomId);
  }, 120_000);

  test('debate, last opinions, mediation, deliberation and judgment follow; the judge closes', async () => {
    for (const stage of ['debate', 'finalStatements', 'mediation', 'deliberation', 'pronouncement']) await nextStage(stage);
    await judge.click('act-close');
    await judge.click('confirm');
    for (const one of [judge, plaintiff, lawyer, defendant, third]) await one.see('hearing-ended');
  }, 120_000);

  test('the screened person and the defendant never received each other, nor the witness anything while apart', async () => {
    expect(ofThird.offers.map((one) => one.participantId)).toContain(hearing.ids.judge);
    expect(ofThird.offers.map((one) => one.participantId)).not.toContain(hearing.ids.defendant);
    const report = await clerk.api('GET /api/hearings/:hearingId/isolation-report', { hearingId: hearing.hearingId });
    expect(report.missingNodes).toEqual([]);
    // What ends with the dismissal may end a moment after its entry in the log; nothing began while the witness was apart.
    expect(report.witnesses).toEqual([expect.objectContaining({ participantId: hearing.ids.witness, eventSeqs: [], mediaMs: 0 })]);
    expect(report.witnesses[0]?.apart).toHaveLength(2);
    expect(report.pairs.map((one) => [one.mediaMs, one.consumptions])).toEqual([[0, []]]);
  }, 30_000);

  test('the recording holds the court’s voices and nothing of the private rooms', async () => {
    const base = `${court.baseUrl}/cases/${hearing.caseId}`;
    const page = await Person.open('clerk', { ...(browsers[0] ? { browser: browsers[0] } : {}) });
    await page.page.goto(hearing.links.clerk);
    await page.see('hearing-ended');
    await page.page.goto(base);
    await page.page.waitForSelector('[data-testid="recording-status"][data-status="sealed"]', { timeout: 240_000 });
    await page.see('recording-download');
    const href = await page.page.$eval('[data-testid="recording-download"]', (link) => (link as HTMLAnchorElement).href);
    const path = join(folder, 'order.mp4');
    await writeFile(path, Buffer.from(await (await fetch(href)).arrayBuffer()));
    const found = await measureTones(path, [tones.judge.toneHz, tones.lawyer.toneHz]);
    expect((found[tones.lawyer.toneHz] ?? 1) / (found[tones.judge.toneHz] ?? 0)).toBeLessThan(0.005);
  }, 300_000);

  test('no page threw an error', () => {
    for (const person of [judge, plaintiff, lawyer, defendant, third, witness]) expect(person.faults, person.name).toEqual([]);
  });
});
