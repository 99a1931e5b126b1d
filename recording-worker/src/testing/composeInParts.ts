import type { ComposePart } from '@assize/contracts/jobs/composeParts';
import type { RecordingResult } from '@assize/contracts/jobs/recording';
import { runInParallel } from '../platform/runInParallel.ts';
import { planParts, runPart } from '../steps/composeParts.ts';
import { runStep } from '../steps/runStep.ts';
import type { StepContext } from '../steps/StepContext.ts';

/** Composes in this process as workers do together: all parts, two at a time, then the joining. */
export async function composeInParts(context: StepContext, job: { recordingId: string; hearingId: string }): Promise<RecordingResult> {
  await runInParallel(await planParts(context, job.recordingId), 2, (part: ComposePart) => runPart(context, job.recordingId, part));
  return runStep(context, { ...job, step: 'compose', fence: 1 });
}
