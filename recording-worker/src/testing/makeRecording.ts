import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingResult, RecordingStep } from '@assize/contracts/jobs/recording';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { runStep } from '../steps/runStep.ts';
import type { StepContext } from '../steps/StepContext.ts';
import { type FurtherActs, storeOrder } from './buildOrder.ts';
import { composeInParts } from './composeInParts.ts';
import { JournalMaker, type TestTrack } from './JournalMaker.ts';

export interface TestRecording {
  root: string;
  store: FileStore;
  order: ProductionOrder;
  context: StepContext;
  run(step: RecordingStep): Promise<RecordingResult>;
}

/** A recording's journal and order in a store of its own below `root`, and a way to run its steps. */
export async function makeRecording(
  tracks: readonly TestTrack[],
  spans: readonly { fromAtMs: number; toAtMs: number }[],
  options: { workDir?: string } & FurtherActs = {},
): Promise<TestRecording> {
  const root = mkdtempSync(join(tmpdir(), 'assize-recording-'));
  const store = new FileStore(join(root, 'store'));
  const maker = new JournalMaker(randomBytes(32));
  for (const track of tracks) maker.addTrack(track);
  const journals = await maker.write(store, spans);
  const order = await storeOrder(store, maker, journals, spans, options);
  const context: StepContext = {
    store,
    masterKey: maker.masterKey,
    workDir: options.workDir ?? join(root, 'a work folder'),
    ffmpeg: process.env['FFMPEG_BIN'] ?? 'ffmpeg',
    fontPath: undefined,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    warn: (details, message) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
  };
  const job = { recordingId: order.recordingId, hearingId: order.hearingId };
  const run = (step: RecordingStep): Promise<RecordingResult> =>
    step === 'compose' ? composeInParts(context, job) : runStep(context, { ...job, step, fence: 1 });
  return { root, store, order, context, run };
}
