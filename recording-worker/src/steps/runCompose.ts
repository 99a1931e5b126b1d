import { type Composed, joinParts } from '../compose/joinParts.ts';
import { formatFfmetadata } from '../index/chapterTitle.ts';
import { listChapters } from '../index/listChapters.ts';
import { readComposeTask, withComposition } from './composition.ts';
import { writeMarker } from './markers.ts';
import type { StepContext } from './StepContext.ts';

/** Finished parts to the composed video and HLS. Finished before, it answers what it made then. Throws `productsMissing` while a part is. */
export async function runCompose(context: StepContext, recordingId: string): Promise<Composed> {
  const task = await readComposeTask(context, recordingId);
  if (task.done) return task.done;
  const chapters = formatFfmetadata(listChapters(task.order, task.clock), task.order, task.clock.durationMs);
  return withComposition(context, task, async (composition) => {
    const composed = await joinParts(composition, { chapters, onProgress: context.onProgress });
    await writeMarker(context.store, recordingId, 'compose', { madeFrom: task.madeFrom, result: composed });
    await composition.kept.clear();
    return composed;
  });
}
