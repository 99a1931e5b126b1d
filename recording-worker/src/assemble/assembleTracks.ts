import type { TrackOpened } from '@assize/contracts/recording/journal';
import { isInterruptionCause } from '@assize/contracts/hearing/interruption/wire';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { readSitting } from '@assize/contracts/recording/sittingSpans';
import { runInParallel } from '../platform/runInParallel.ts';
import type { AssembledTrack, RecordingGap } from '../platform/timeline.ts';
import { type LogClockStep, straightenOrder } from '../platform/straightenOrder.ts';
import { readTape, type TapeOrder, type TapeSource } from './readTape.ts';
import { StreamAssembler } from './StreamAssembler.ts';
import { StreamTable } from './StreamTable.ts';
import { surveyClocks } from './surveyClocks.ts';

/** Files brought into the store at a time: while one waits for the disk, the next is hashed. */
const filesAtOnce = 4;

export interface AssembleOptions extends TapeSource {
  /** Where a file of this name goes; without it, among the products of the recording. */
  productKey?: (name: string) => string;
  /** An empty folder of this run's own. */
  workDir: string;
  onProgress: (done: number) => void;
}
export interface Assembled {
  /** Of the log's clock, by which its times are to be put right. */
  logClockSteps: LogClockStep[];
  tracks: AssembledTrack[];
  gaps: RecordingGap[];
  /** Codecs that were received and that no product can hold. */
  unknownCodecs: string[];
}

/**
 * Makes a playable file of every stretch of every participant's sources, in two readings of the tape and in
 * memory that does not grow with the hearing. Throws ProductionError.
 */
export async function assembleTracks(options: AssembleOptions): Promise<Assembled> {
  const survey = await surveyClocks(options);
  const order = straightenOrder(options.order, survey.logClockSteps);
  const clock = createRecordingClock(order);
  options.onProgress(0.4);
  const table = new StreamTable();
  const running = new Map<string, StreamAssembler>();
  const unknownCodecs = new Set<string>();
  const tracks: AssembledTrack[] = [];
  const context = { ...options, order, clock, nextName: createNames(), afterPrivacy: spansAfterPrivacy(order) };
  const finish = (keys: readonly string[]): Promise<void> =>
    runInParallel(keys, filesAtOnce, async (key) => {
      tracks.push(...((await running.get(key)?.close()) ?? []));
      running.delete(key);
    });
  let packets = 0;
  try {
    for await (const items of readTape(options)) {
      const closed: string[] = [];
      for (const item of items) {
        const stream = table.follow(item);
        if (!stream) continue;
        if (item.type === 'closed') {
          running.get(stream.key)?.end();
          closed.push(stream.key);
        }
        if (item.type !== 'packet' || item.isReport) continue;
        packets++;
        let assembler = running.get(stream.key);
        const streamClock = survey.clocks.get(stream.key);
        if (!assembler && streamClock) {
          assembler = StreamAssembler.create(context, stream.track, streamClock);
          if (assembler) running.set(stream.key, assembler);
          else unknownCodecs.add(stream.track.mimeType);
        }
        assembler?.push(item.bytes, item.atMs);
      }
      for (const assembler of running.values()) await assembler.flush();
      await finish(closed);
      options.onProgress(0.4 + (0.6 * packets) / Math.max(1, survey.packets));
    }
    await finish([...running.keys()]);
  } catch (error) {
    for (const assembler of running.values()) await assembler.cancel().catch(() => undefined);
    throw error;
  }
  const gaps = survey.gaps.map((gap) => ({ fromMs: clock.clamp(gap.fromMs), toMs: clock.clamp(gap.toMs), cause: gap.cause }));
  tracks.sort((a, b) => a.product.startsAtMs - b.product.startsAtMs || (a.product.name < b.product.name ? -1 : 1));
  return { logClockSteps: survey.logClockSteps, tracks, gaps: gaps.filter((gap) => gap.toMs > gap.fromMs), unknownCodecs: [...unknownCodecs] };
}

/** Which spans follow on an interruption in which the court sat, by their place. */
function spansAfterPrivacy({ spans, log }: TapeOrder): Set<number> {
  const ends = readSitting(log?.events ?? [])
    .pauses.filter((one) => isInterruptionCause(one.cause))
    .map((one) => one.toAt);
  return new Set(spans.flatMap((span, index) => (ends.includes(span.fromAt) ? [index] : [])));
}

/** Names without personal data, in the order in which files begin. */
function createNames(): (track: TrackOpened) => string {
  const counts = new Map<string, number>();
  return (track) => {
    const base = `${track.participantId}-${track.source}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return `${base}-${String(count).padStart(3, '0')}`;
  };
}
