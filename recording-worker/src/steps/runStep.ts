import type { RecordingJob, RecordingResult } from '@assize/contracts/jobs/recording';
import { asProductionError } from '../platform/ProductionError.ts';
import { runAssemble } from './runAssemble.ts';
import { runCompose } from './runCompose.ts';
import { runSeal } from './runSeal.ts';
import type { StepContext } from './StepContext.ts';

async function produce(context: StepContext, job: RecordingJob): Promise<RecordingResult> {
  const { recordingId, fence, step } = job;
  switch (step) {
    case 'assemble': {
      const { durationMs, tracks } = await runAssemble(context, recordingId);
      return { step, recordingId, fence, durationMs, tracks: tracks.map(({ product }) => product) };
    }
    case 'compose': {
      const { name, bytes, sha256 } = (await runCompose(context, recordingId)).video;
      return { step, recordingId, fence, name, bytes, sha256 };
    }
    case 'seal':
      return { step, recordingId, fence, manifest: await runSeal(context, recordingId) };
    default:
      return step satisfies never;
  }
}

/** Runs one step to its end; the same job again gives the same result. Throws only ProductionError. */
export async function runStep(context: StepContext, job: RecordingJob): Promise<RecordingResult> {
  try {
    return await produce(context, job);
  } catch (error) {
    throw asProductionError(error);
  }
}
