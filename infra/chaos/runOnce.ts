import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyChain } from '@assize/contracts/hearing/chain';
import type { HearingEvent } from '@assize/contracts/hearing/events';
import { startCourt } from '../start/startCourt.ts';
import { CourtClient } from '../testing/CourtClient.ts';
import { Person } from '../testing/Person.ts';
import { ActStream, type Acknowledged } from './ActStream.ts';
import { pick, seededRandom } from './random.ts';
import { killVictim, type Victim } from './victims.ts';

export interface ChaosOptions {
  seed: number;
  /** Killed one after another while the court sits, each once media is back. */
  duringHearing: readonly Victim[];
  /** Killed while the recording is being made. */
  whileComposing: readonly Victim[];
}
export interface ChaosResult {
  seed: number;
  killed: { victim: Victim; mediaBackMs: number | null }[];
  acknowledged: number;
  /** Acts that were acknowledged and are not in the log: must be empty. */
  lost: Acknowledged[];
  doubled: number;
  isChainWhole: boolean;
  recordingStatus: string;
  /** Recording's length less the log's, seconds. */
  lengthErrorS: number;
  gaps: { fromMs: number; toMs: number; cause: string }[];
}

const fewestActs = 12;

/** Milliseconds until the person receives pictures and sound again, counted from now. */
async function mediaBack(person: Person): Promise<number> {
  const since = performance.now();
  // A fresh baseline a moment after the kill: frames still in flight do not count as recovery.
  await new Promise((resolve) => setTimeout(resolve, 400));
  await person.untilReceived((now, before) => now.framesDecoded !== before.framesDecoded && now.audioBytes !== before.audioBytes, 60_000);
  await person.untilReceived((now, before) => now.framesDecoded > before.framesDecoded + 5 && now.audioBytes > before.audioBytes, 60_000);
  return Math.round(performance.now() - since);
}

function findLost(events: readonly HearingEvent[], acknowledged: readonly Acknowledged[]): Acknowledged[] {
  return acknowledged.filter(({ seq, type }) => {
    const expected = type === 'participant.mute' ? 'participant.muted' : 'participant.unmuted';
    return events[seq - 1]?.type !== expected;
  });
}

/** A whole hearing with processes killed in it, from the links to the sealed recording. */
export async function runOnce(options: ChaosOptions): Promise<ChaosResult> {
  const random = seededRandom(options.seed);
  const wait = (fromMs: number, toMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, fromMs + random() * (toMs - fromMs)));
  const folder = await mkdtemp(join(tmpdir(), 'assize-chaos-'));
  const court = await startCourt({ dataDir: join(folder, 'data') });
  // As of now: a server that starts again after the hearing has ended makes a new demo hearing.
  const { demo } = court;
  const open: { close(): Promise<void> | void }[] = [];
  try {
    const clerk = await CourtClient.signIn(demo.links.clerk);
    open.push(clerk);
    await clerk.enter();
    await clerk.arrive();
    const judge = await Person.open('judge');
    const plaintiff = await Person.open('plaintiff');
    open.push(judge, plaintiff);
    await judge.arrive(demo.links.judge, 'courtroom');
    await plaintiff.arrive(demo.links.plaintiff, 'waiting-room');
    await judge.click('admit-all');
    await plaintiff.see('courtroom');
    await judge.click('act-open');
    await plaintiff.untilReceived((now) => now.framesDecoded > 20);

    const subject = (await CourtClient.signIn(demo.links.plaintiff)).participantId;
    const acts = new ActStream(clerk, subject);
    const killed: ChaosResult['killed'] = [];
    for (const victim of options.duringHearing) {
      await wait(1500, 5000);
      await killVictim(court, victim);
      const isMedia = victim === 'sfu' || victim === 'sfuWorker' || victim === 'server';
      killed.push({ victim, mediaBackMs: isMedia ? await mediaBack(plaintiff) : null });
    }
    await Promise.all([wait(3000, 5000), acts.untilAcknowledged(fewestActs)]);
    const acknowledged = await acts.stop();
    await judge.click('act-close', 60_000);
    await judge.click('confirm');
    await judge.see('hearing-ended', 60_000);
    for (const victim of options.whileComposing) {
      await wait(300, 2500);
      await killVictim(court, victim);
      killed.push({ victim, mediaBackMs: null });
    }
    const recording = await untilSealed(demo.links.clerk);
    const { events: lines } = await (await CourtClient.signIn(demo.links.clerk)).api('GET /api/hearings/:hearingId/log', { hearingId: demo.hearingId });
    const events = lines.filter((line) => line.type !== 'withheld');
    const at = (type: string): number => Date.parse(events.find((event) => event.type === type)?.at ?? '');
    const doubled = new Set(acknowledged.map((act) => act.seq)).size;
    return {
      seed: options.seed,
      killed,
      acknowledged: acknowledged.length,
      lost: findLost(events, acknowledged),
      doubled: acknowledged.length - doubled,
      isChainWhole: verifyChain(lines).ok,
      recordingStatus: recording.status,
      lengthErrorS: (recording.durationMs ?? 0) / 1000 - (at('hearing.closed') - at('hearing.opened')) / 1000,
      gaps: recording.gaps,
    };
  } finally {
    for (const one of open) await one.close();
    await court.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function untilSealed(link: string): Promise<{ status: string; durationMs: number | null; gaps: ChaosResult['gaps'] }> {
  const endAt = Date.now() + 360_000;
  for (;;) {
    const found = await findRecording(link).catch(() => undefined);
    if (found?.status === 'sealed' || (found && Date.now() > endAt)) return found;
    if (Date.now() > endAt) throw new Error('the recording is not to be had');
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function findRecording(link: string): Promise<{ status: string; durationMs: number | null; gaps: ChaosResult['gaps'] } | undefined> {
  const clerk = await CourtClient.signIn(link);
  const caseId = clerk.session.participations[0]?.caseId ?? '';
  const detail = await clerk.api('GET /api/cases/:caseId', { caseId });
  const summary = detail.hearings.flatMap((hearing) => hearing.recordings).at(0);
  return summary && clerk.api('GET /api/recordings/:recordingId', { recordingId: summary.id });
}

/** A plan of kills for a seed: two or three during the hearing, one or two while composing. */
export function planOf(seed: number): ChaosOptions {
  const random = seededRandom(seed * 7919);
  const hearing: Victim[] = ['server', 'sfu', 'sfuWorker', 'redis', 'recordingWorker'];
  const composing: Victim[] = ['recordingWorker', 'redis', 'server', 'sfu'];
  return {
    seed,
    duringHearing: Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(hearing, random)),
    whileComposing: Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(composing, random)),
  };
}
