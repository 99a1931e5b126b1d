import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { type DrawJob, type WordsJob, wordsJobId } from '@assize/contracts/jobs/pages';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Queue } from 'bullmq';
import { kindOf } from '../kinds.ts';

/** Of the pages that were just drawn, orders those to be read that have no words; the first pages of every document come first. */
export async function orderWords(store: ObjectStore, queue: Queue<WordsJob>, drawn: DrawJob): Promise<void> {
  const { hearingId, documentId, mime, from, to, sizes } = drawn;
  if (!sizes.includes('screen') || ['audio', 'video'].includes(kindOf(mime))) return;
  for (let page = from; page <= to; page++) {
    if (await hasWords(store, { hearingId, documentId, page })) continue;
    const data = { hearingId, documentId, mime, page };
    await queue.add('words', data, { jobId: wordsJobId(data), priority: page, removeOnComplete: true, removeOnFail: true });
  }
}

export async function hasWords(store: ObjectStore, { hearingId, documentId, page }: Omit<WordsJob, 'mime'>): Promise<boolean> {
  return ((await store.stat(documentKeys.text(hearingId, documentId, page)))?.bytes ?? 0) > 0;
}
