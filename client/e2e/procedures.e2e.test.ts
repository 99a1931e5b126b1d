import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planOf } from '@assize/contracts/hearing/procedure/plans';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Court, startCourt } from '../../infra/start/startCourt.ts';
import { CourtClient } from '../../infra/testing/CourtClient.ts';
import { untilTone } from '../../infra/testing/hearTone.ts';
import { people as tones } from '../../infra/testing/media.ts';
import { launchBrowser, Person } from '../../infra/testing/Person.ts';
import { type Cast, scheduleHearing } from '../../infra/testing/scheduleHearing.ts';

/* Two hearings by other procedures: a guilty plea from a detention centre, and a circuit point with two at one device. */
let folder: string;
let court: Court;
let bench: Browser;
let far: Browser;
const phone = { width: 390, height: 844 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-procedures-'));
  court = await startCourt({ dataDir: join(folder, 'data') });
  [bench, far] = [await launchBrowser('judge'), await launchBrowser('defendant')];
}, 180_000);
afterAll(async () => {
  for (const browser of [bench, far]) await browser?.close();
  await court?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const soon = (): string => new Date(Date.now() + 7_200_000).toISOString();
async function client(link: string): Promise<CourtClient> {
  const one = await CourtClient.signIn(link);
  await one.enter();
  return one;
}
async function enterStage(judge: Person, stage: string, way = 'next-stage'): Promise<void> {
  await judge.click('tab-agenda');
  await judge.click(way);
  await judge.page.waitForSelector(`[data-testid="stage-${stage}"][aria-current="step"]`);
}
/** Opens the answers of a party and gives the same one to these stages, each by itself. */
async function answer(person: Person, stages: readonly string[], mode: 'online' | 'offline'): Promise<void> {
  await person.page.waitForSelector('[data-testid="consent-card"] summary', { visible: true }).then((summary) => summary?.click());
  for (const stage of stages) {
    await person.click(`consent-${stage}-${mode}`);
    await person.page.waitForSelector(`[data-testid="consent-${stage}-${mode}"]:checked`);
  }
}
/** As a person does: the button opens the system's own dialog. */
async function chooseFile(person: Person, path: string): Promise<void> {
  const [chooser] = await Promise.all([person.page.waitForFileChooser(), person.click('exhibit-document')]);
  await chooser.accept([path]);
}
const onlineMode = (judge: Person, stage: string, mode: string) =>
  judge.page.waitForSelector(`[data-testid="online-rules"] [data-stage="${stage}"][data-mode="${mode}"]`, { visible: true });

describe('a criminal fast-track hearing with the accused in a detention centre', () => {
  let hearing: Cast<'judge' | 'clerk' | 'prosecutor' | 'accused' | 'defender'>;
  let judge: Person, accused: Person;
  let clerk: CourtClient, prosecutor: CourtClient, defender: CourtClient;
  const stages = planOf('criminalPlea').stages.map((one) => one.stage);

  test('every stage needs the consent of prosecutor, accused and defender; then it may run online', async () => {
    const about = { title: 'Demo plea', caseKind: 'criminal', plan: 'criminalPlea', scheduledAt: soon() } as const;
    hearing = await scheduleHearing(court.demo.links.admin, about, {
      judge: { role: 'soleJudge' },
      clerk: { role: 'clerk' },
      prosecutor: { role: 'publicProsecutor' },
      accused: { role: 'accused' },
      defender: { role: 'defender', actsFor: 'accused' },
    });
    clerk = await client(hearing.links.clerk);
    await clerk.command('hearing.openCheckIn', {});
    await clerk.command('participant.setVenue', { participantId: hearing.ids.accused, venue: 'detentionCentre' });
    for (const one of [clerk, (prosecutor = await client(hearing.links.prosecutor)), (defender = await client(hearing.links.defender))]) await one.arrive();
    judge = await Person.open('judge', { browser: bench });
    await judge.arrive(hearing.links.judge, 'courtroom');
    await judge.click('tab-online');
    await onlineMode(judge, 'plea', 'offline');
    accused = await Person.open('defendant', { browser: far, ...phone });
    await accused.arrive(hearing.links.accused, 'waiting-room');
    await answer(accused, stages, 'online');
    await onlineMode(judge, 'plea', 'offline');
    for (const one of [prosecutor, defender]) for (const stage of stages) await one.command('consent.give', { stage, mode: 'online', language: 'en' });
    for (const stage of stages) await onlineMode(judge, stage, 'online');
  }, 180_000);

  test('the accused is called in, is seen to be in the detention centre, and speaks when the judge gives the floor', async () => {
    await judge.click('tab-people');
    await judge.click('admit-all');
    await accused.see('courtroom');
    expect(await judge.text('attendance')).toMatch(/detention centre/i);
    await judge.click('act-open');
    await accused.page.waitForSelector('[data-testid="toggle-microphone"][data-state="noFloor"]');
    await untilTone(judge.page, tones.defendant.toneHz, false);
    await judge.click('give-accused');
    await untilTone(judge.page, tones.defendant.toneHz, true);
  }, 120_000);

  test('accused and defender whisper; the court does not hear the accused meanwhile', async () => {
    await accused.click('whisper-start');
    await accused.see('whisper-bar');
    await judge.see('whispering');
    await untilTone(judge.page, tones.defendant.toneHz, false);
    await accused.click('whisper-end');
    await untilTone(judge.page, tones.defendant.toneHz, true);
  }, 120_000);

  test('plea, final statement and judgment; what the plan leaves open is passed over without a reason', async () => {
    await enterStage(judge, 'plea');
    await enterStage(judge, 'finalStatements', 'go-finalStatements');
    await judge.click('tab-people');
    await judge.click('floor-next');
    await accused.see('yield-floor');
    await enterStage(judge, 'pronouncement');
    await judge.click('act-close');
    await judge.click('confirm');
    await accused.see('hearing-ended');
    const { events } = await clerk.api('GET /api/hearings/:hearingId/log', { hearingId: hearing.hearingId });
    const entered = events.flatMap((event) => (event.type === 'procedure.stageEntered' ? [event.payload.stage] : []));
    expect(entered).toEqual(['opening', 'plea', 'finalStatements', 'pronouncement']);
    expect(events.filter((event) => event.type === 'consent.given')).toHaveLength(stages.length * 3);
    for (const one of [clerk, prosecutor, defender]) one.close();
    for (const one of [judge, accused]) {
      expect(one.faults, one.name).toEqual([]);
      await one.close();
    }
  }, 120_000);
});

describe('a financial hearing from a circuit point with two people at one device', () => {
  let hearing: Cast<'judge' | 'clerk' | 'bank' | 'defendant' | 'counsel'>;
  let judge: Person, bank: Person, defendant: Person;
  let clerk: CourtClient;

  test('the counsel, who has no device, is seated with the defendant; the place is noted', async () => {
    const about = { title: 'Demo loan', caseKind: 'financial', plan: 'financial', scheduledAt: soon() } as const;
    hearing = await scheduleHearing(court.demo.links.admin, about, {
      judge: { role: 'soleJudge' },
      clerk: { role: 'clerk' },
      bank: { role: 'plaintiff' },
      defendant: { role: 'defendant' },
      counsel: { role: 'lawyer', actsFor: 'defendant' },
    });
    clerk = await client(hearing.links.clerk);
    await clerk.command('hearing.openCheckIn', {});
    await clerk.arrive();
    [bank, defendant] = [await Person.open('plaintiff', { browser: bench, ...phone }), await Person.open('defendant', { browser: far, ...phone })];
    await bank.arrive(hearing.links.bank, 'waiting-room');
    await defendant.arrive(hearing.links.defendant, 'waiting-room');
    judge = await Person.open('judge', { browser: bench });
    await judge.arrive(hearing.links.judge, 'courtroom');
    await judge.click('more-defendant');
    await judge.click('venue-circuitPoint-defendant');
    await judge.click('admit-all');
    await defendant.see('call-countdown');
    await judge.click('more-lawyer');
    await judge.click('seat-with-defendant');
    await judge.page.waitForFunction(() => /At the device of Defendant/.test(document.querySelector('[data-testid="attendance"]')?.textContent ?? ''));
    expect(await judge.text('attendance')).toMatch(/circuit point/i);
  }, 180_000);

  test('the bank files its contract from the phone, and is told why a broken one is not taken', async () => {
    const [broken, whole] = [join(folder, 'broken.pdf'), join(folder, 'loan contract.pdf')];
    const page = await judge.browser.newPage();
    await page.setContent('<h1>贷款合同 Loan contract</h1><p>Demo bank, Demo defendant</p>');
    const bytes = await page.pdf({ format: 'a4' });
    await page.close();
    await writeFile(whole, bytes);
    await writeFile(broken, bytes.subarray(0, Math.floor(bytes.length / 2)));
    await bank.click('more');
    await bank.click('tab-evidence');
    await bank.page.$eval('[data-testid="file-form"]', (form) => form.setAttribute('open', ''));
    for (const [field, words] of [
      ['exhibit-title', 'The loan contract'],
      ['exhibit-purpose', 'that the loan was agreed'],
      ['exhibit-source', 'the files of the bank'],
    ] as const) {
      await bank.see(field);
      await bank.page.type(`[data-testid="${field}"]`, words);
    }
    await chooseFile(bank, broken);
    await bank.click('exhibit-file');
    await bank.page.waitForFunction(() => document.querySelector('[data-testid="file-form"]')?.textContent?.includes('ends too early'));
    await chooseFile(bank, whole);
    await bank.click('exhibit-file');
    await bank.page.waitForSelector('[data-testid="exhibit"][data-status="filed"]');
    await bank.page.keyboard.press('Escape');
    await judge.click('tab-evidence');
    expect(await judge.text('exhibit')).toMatch(/P-1.*The loan contract/);
    await judge.click('open-exchange');
    await defendant.click('more');
    await defendant.click('tab-evidence');
    await defendant.page.waitForSelector('[data-testid="exhibit"][data-status="exchanged"]');
    await defendant.click('opine');
    for (const answer of ['authenticity-accepted', 'legality-accepted', 'relevance-disputed']) await defendant.click(answer);
    await defendant.click('give-opinion');
    await defendant.page.waitForSelector('[data-testid="opinion"]');
    await defendant.page.keyboard.press('Escape');
    expect(await judge.text('opinion')).toMatch(/Relevance disputed/);
  }, 120_000);

  test('the floor of either opens the one microphone, and who speaks is shown by the one camera', async () => {
    await judge.click('act-open');
    await enterStage(judge, 'investigation');
    await judge.click('tab-people');
    await judge.click('give-lawyer');
    await untilTone(bank.page, tones.defendant.toneHz, true);
    await judge.page.waitForSelector(`[data-testid="speaker"][data-participant-id="${hearing.ids.counsel}"][data-has-video="true"]`);
    await judge.page.waitForSelector(`[data-testid="seat-lawyer"][data-has-video="false"]`);
    await judge.click('give-plaintiff');
    await untilTone(judge.page, tones.defendant.toneHz, false);
  }, 120_000);

  test('one of them at the courthouse for the last word does not bind the other stages; the hearing ends in order', async () => {
    await answerInCourt(defendant, 'finalStatements', 'offline');
    await judge.click('tab-online');
    await judge.page.waitForFunction(() =>
      /Wants to come to the courthouse: Defendant/.test(document.querySelector('[data-stage="finalStatements"]')?.textContent ?? ''),
    );
    await judge.click('tab-evidence');
    await judge.click('admit-exhibit');
    await judge.see('order-reason');
    await judge.page.type('[data-testid="order-reason"]', 'its relevance follows from the claim');
    await judge.click('confirm');
    await judge.page.waitForSelector('[data-testid="exhibit"][data-status="admitted"]');
    for (const stage of ['debate', 'finalStatements', 'mediation', 'pronouncement']) await enterStage(judge, stage);
    await judge.click('act-close');
    await judge.click('confirm');
    for (const one of [bank, defendant]) await one.see('hearing-ended');
    const { events } = await clerk.api('GET /api/hearings/:hearingId/log', { hearingId: hearing.hearingId });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'participant.seatedWith', payload: { participantId: hearing.ids.counsel, hostId: hearing.ids.defendant } }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'participant.venueSet', payload: { participantId: hearing.ids.defendant, venue: 'circuitPoint' } }),
    );
    clerk.close();
    for (const one of [judge, bank, defendant]) expect(one.faults, one.name).toEqual([]);
  }, 120_000);

  async function answerInCourt(person: Person, stage: string, mode: 'online' | 'offline'): Promise<void> {
    await person.click('more');
    await person.click('tab-consent');
    await answer(person, [stage], mode);
    await person.page.keyboard.press('Escape');
  }
});
