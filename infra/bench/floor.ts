import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCourt } from '../start/startCourt.ts';
import { CourtClient } from '../testing/CourtClient.ts';
import type { BenchResult } from './BenchResult.ts';
import { describeMachine } from './support/describeMachine.ts';
import { grainMs, Listener } from './support/crowd/Listener.ts';
import { Scope } from './support/Scope.ts';
import { startBare } from './support/startBare.ts';
import { median, round } from './support/statistics.ts';

const rounds = 15;

/** One act, ms: from asking for it to the last packet that the listener got; and from its time in the log, where it has one. */
interface Effect {
  fromAskedMs: number;
  loggedAtMs: number | undefined;
  lastPacketAtMs: number;
}

/** Time until an act of the court takes effect on the media of somebody else, against a bare message that pauses the producer. */
export async function bench(): Promise<BenchResult> {
  const machine = describeMachine();
  return Scope.run(300_000, async (scope) => {
    const folder = await mkdtemp(join(tmpdir(), 'assize-bench-'));
    scope.defer(() => rm(folder, { recursive: true, force: true }));
    const court = await startCourt({ dataDir: join(folder, 'data'), env: { REDIS_URL: '', DATABASE_URL: '', S3_BUCKET: '' } });
    scope.defer(() => court.stop());
    const bare = await startBare(scope);
    const [judge, plaintiff, lawyer, clerk] = (await Promise.all(
      (['judge', 'plaintiff', 'lawyer', 'clerk'] as const).map(async (role) => {
        const client = await CourtClient.signIn(court.demo.links[role]);
        scope.defer(() => client.close());
        await client.enter();
        await client.arrive();
        return client;
      }),
    )) as [CourtClient, CourtClient, CourtClient, CourtClient];
    await judge.command('participant.admitAll', {});
    await judge.command('hearing.open', {});
    process.stderr.write('the court sits and the bare server is up\n');

    const ofCourt = async (): Promise<Listener> => Listener.join({ speaker: await plaintiff.media(), viewer: await judge.media() });
    const ofBare = (): Promise<Listener> => Listener.join({ speaker: { url: bare.url, grant: '' }, viewer: { url: bare.url, grant: '' } });
    const who = { participantId: plaintiff.participantId };
    const effects = { mute: [] as Effect[], room: [] as Effect[], bare: [] as Effect[] };
    const seqs = new Map<Effect, number>();
    for (let index = 0; index < rounds; index++) {
      effects.bare.push(await measure(await ofBare(), 'sound', (listener) => listener.holdBare()));
      const seq = { mute: 0, room: 0 };
      const muted = await measure(await ofCourt(), 'sound', async () => void (seq.mute = (await judge.command('participant.mute', who)).seq));
      await judge.command('participant.unmute', who);
      const roomId = randomUUID();
      await plaintiff.command('room.open', { roomId, kind: 'consultation', inviteIds: [lawyer.participantId] });
      await judge.command('room.allow', { roomId });
      const gone = await measure(await ofCourt(), 'everything', async () => void (seq.room = (await plaintiff.command('room.enter', { roomId })).seq));
      await plaintiff.command('room.leave', { roomId });
      effects.mute.push(muted);
      effects.room.push(gone);
      seqs.set(muted, seq.mute).set(gone, seq.room);
      process.stderr.write(
        `${String(index + 1)} of ${String(rounds)}: muted ${String(round(muted.fromAskedMs, 0))} ms, gone ${String(round(gone.fromAskedMs, 0))} ms\n`,
      );
    }
    const { events } = await clerk.api('GET /api/hearings/:hearingId/log', { hearingId: clerk.hearingId });
    for (const [effect, seq] of seqs) effect.loggedAtMs = Date.parse(events[seq - 1]?.at ?? '');
    const fromLog = (list: readonly Effect[]): number[] => list.map((one) => one.lastPacketAtMs - (one.loggedAtMs ?? Number.NaN));
    const asked = (list: readonly Effect[]): number => median(list.map((one) => one.fromAskedMs));
    const worst = (values: readonly number[]): number => Math.max(...values);
    return {
      name: 'floor',
      ours: round(asked(effects.mute), 1),
      baseline: round(asked(effects.bare), 1),
      ratio: round(asked(effects.mute) / asked(effects.bare), 3),
      unit: 'ms from asking to mute somebody to the last packet of their sound at somebody else (median)',
      conditions: {
        oursDoes: 'command, rule, log on disk (PGlite), outbox, table of grants to the sfu, producer paused; the hearing sits and is recorded',
        baselineIs: 'infra/bench/support/bareServer.ts: one socket.io message that pauses the producer',
        grain: `the speaker sends every ${String(grainMs)} ms, so that the last packet is that close before the effect`,
        fromLogEntryMs: {
          required: 200,
          mute: { median: round(median(fromLog(effects.mute)), 1), worst: round(worst(fromLog(effects.mute)), 1) },
          leavingForARoom: { median: round(median(fromLog(effects.room)), 1), worst: round(worst(fromLog(effects.room)), 1) },
        },
        leavingForARoomFromAskedMs: round(asked(effects.room), 1),
        ...{ rounds, machine, loadAverageAfter: describeMachine().loadAverage },
      },
    };
  });
}

async function measure(listener: Listener, what: 'sound' | 'everything', act: (listener: Listener) => Promise<void>): Promise<Effect> {
  try {
    await listener.untilFlowing();
    const askedAtMs = listener.nowMs;
    await act(listener);
    const lastPacketAtMs = await listener.untilSilent(what);
    return { fromAskedMs: lastPacketAtMs - askedAtMs, loggedAtMs: undefined, lastPacketAtMs };
  } finally {
    listener.close();
  }
}
