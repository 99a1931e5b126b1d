import type { ComposePart } from '@assize/contracts/jobs/composeParts';
import { cutParts } from '../compose/cutParts.ts';
import { makePart } from '../compose/makePart.ts';
import { asProductionError } from '../platform/ProductionError.ts';
import { readComposeTask, withComposition } from './composition.ts';
import type { StepContext } from './StepContext.ts';

/** Of the whole step: what remains is joining. */
const partOfParts = 0.95;

/** Parts of the composition that are not made yet; none when it is finished. Throws only ProductionError. */
export async function planParts(context: StepContext, recordingId: string): Promise<ComposePart[]> {
  try {
    const task = await readComposeTask(context, recordingId);
    if (task.done) return [];
    return await withComposition(context, task, async ({ kept, keys }) => {
      const there = await kept.list();
      return cutParts(
        keys.slices.map((key) => there.has(key)),
        there.has(keys.sound) && there.has(keys.speech) && there.has(keys.waveform),
      );
    });
  } catch (error) {
    throw asProductionError(error);
  }
}

/** Makes one part; what of it is there already stays. `onProgress` is given how much of the whole step is done. Throws only ProductionError. */
export async function runPart(context: StepContext, recordingId: string, part: ComposePart): Promise<void> {
  try {
    const task = await readComposeTask(context, recordingId);
    if (task.done) return;
    await withComposition(context, task, (composition) =>
      makePart(composition, part, async () => {
        const there = await composition.kept.list();
        const pieces = [...composition.keys.slices, composition.keys.sound];
        context.onProgress((partOfParts * pieces.filter((key) => there.has(key)).length) / pieces.length);
      }),
    );
  } catch (error) {
    throw asProductionError(error);
  }
}
