import { type WordsJob, wordsJobSchema, wordsQueue } from '@assize/contracts/jobs/pages';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { createScratch } from '../../platform/createScratch.ts';
import { type Doing, JobWorker, type JobWorkerOptions } from '../../platform/JobWorker.ts';
import { DocumentCache } from '../DocumentCache.ts';
import type { Ocr } from './Ocr.ts';
import { readWords } from './readWords.ts';

interface WordsWorkerOptions extends Pick<JobWorkerOptions<WordsJob, void>, 'redis' | 'log'> {
  store: ObjectStore;
  workDir: string;
  ocr: Ocr;
}

/** Reads scans, one page at a time and apart from drawing. A page that cannot be read simply has no words. */
export class WordsWorker extends JobWorker<WordsJob, void> {
  readonly #options: WordsWorkerOptions;
  readonly #cache: DocumentCache;

  constructor(options: WordsWorkerOptions) {
    const { redis, log, store, workDir } = options;
    super({ redis, log, kind: { queue: wordsQueue, jobSchema: wordsJobSchema }, makes: 'words', againMs: 1000, failureLevel: 'warn' });
    this.#options = options;
    this.#cache = new DocumentCache(store, workDir);
  }

  protected about({ documentId, page }: WordsJob) {
    return { documentId, page };
  }

  protected async perform(order: WordsJob, { signal }: Doing): Promise<void> {
    const { store, ocr, workDir } = this.#options;
    const scratch = await createScratch(workDir, 'words');
    try {
      await readWords({ store, ocr, cache: this.#cache, signal }, order, scratch.path);
    } finally {
      await scratch.remove();
    }
  }
}
