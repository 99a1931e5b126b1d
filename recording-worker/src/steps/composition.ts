import { z } from 'zod';
import { hashOf } from '@assize/contracts/hearing/chain';
import { createRecordingClock, type RecordingClock } from '@assize/contracts/recording/recordingClock';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { Composed } from '../compose/joinParts.ts';
import { type Composition, openComposition } from '../compose/openComposition.ts';
import { createScratch } from '../platform/createScratch.ts';
import { ProductionError } from '../platform/ProductionError.ts';
import { readOrder } from '../platform/readOrder.ts';
import { straightenOrder } from '../platform/straightenOrder.ts';
import { type Timeline, timelineSchema } from '../platform/timeline.ts';
import { areThere, fingerprint, readMarker } from './markers.ts';
import type { StepContext } from './StepContext.ts';

const fileSchema = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string(), mimeType: z.string() });
export const composedSchema: z.ZodType<Composed> = z.strictObject({
  video: fileSchema,
  hls: z.array(fileSchema),
  speech: fileSchema,
  waveform: fileSchema,
});

interface ComposeTask {
  order: ProductionOrder;
  clock: RecordingClock;
  timeline: Timeline;
  madeFrom: string;
  /** What was made from the same before, if all of it is there. */
  done: Composed | undefined;
}

/** What there is to compose. Throws `productsMissing` before tracks are assembled. */
export async function readComposeTask({ store }: StepContext, recordingId: string): Promise<ComposeTask> {
  const { order: asLogged, sha256 } = await readOrder(store, recordingId);
  const assembled = await readMarker(store, recordingId, 'assemble', timelineSchema);
  const products = assembled?.result.tracks.map(({ product }) => product) ?? [];
  if (!assembled || !(await areThere(store, recordingId, products))) throw new ProductionError('productsMissing');
  const madeFrom = fingerprint('compose', sha256, hashOf(assembled.result));
  const before = await readMarker(store, recordingId, 'compose', composedSchema);
  const made = before?.madeFrom === madeFrom ? before.result : undefined;
  const isDone = made && (await areThere(store, recordingId, [made.video, made.speech, made.waveform, ...made.hls]));
  const order = straightenOrder(asLogged, assembled.result.logClockSteps);
  return { order, clock: createRecordingClock(order), timeline: assembled.result, madeFrom, done: isDone ? made : undefined };
}

/** Works with the composition in a folder of its own, which is removed afterwards. */
export async function withComposition<T>(context: StepContext, task: ComposeTask, work: (composition: Composition) => Promise<T>): Promise<T> {
  const scratch = await createScratch(context.workDir, 'compose');
  try {
    const onFailure = (lines: string): void => context.warn({ recordingId: task.order.recordingId, lines }, 'ffmpeg failed');
    const tool = { binary: context.ffmpeg, cwd: scratch.path, signal: context.signal, onFailure };
    const { order, clock, timeline } = task;
    return await work(await openComposition({ ...context, order, clock, timeline, tool }));
  } finally {
    await scratch.remove();
  }
}
