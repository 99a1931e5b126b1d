import { join } from 'node:path';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { WordsJob } from '@assize/contracts/jobs/pages';
import { confine } from '../confine.ts';
import { kindOf } from '../kinds.ts';
import type { PagesContext } from '../PagesContext.ts';
import type { Ocr } from './Ocr.ts';
import { hasWords } from './orderWords.ts';

/** Longest edge in pixels: an A4 page at 220 dots an inch, which small print needs. */
const readingEdge = 2600;
const limits = { seconds: 60, megabytes: 3072 } as const;

export type WordsContext = Pick<PagesContext, 'store' | 'cache' | 'signal'> & { ocr: Ocr };

/** Reads a page that has no words, and keeps them where those of a page with words are kept. */
export async function readWords(context: WordsContext, job: WordsJob, folder: string): Promise<void> {
  const { store, ocr, signal } = context;
  if (await hasWords(store, job)) return;
  const words = await ocr.read(await drawForReading(context, job, folder), { folder, signal });
  await store.put(documentKeys.text(job.hearingId, job.documentId, job.page), words);
}

/** Path of the page as a grey picture. */
async function drawForReading({ cache, signal }: WordsContext, { hearingId, documentId, mime, page }: WordsJob, folder: string): Promise<string> {
  const kind = kindOf(mime);
  const input = await cache.fetch((kind === 'office' ? documentKeys.printed : documentKeys.original)(hearingId, documentId));
  const [number, edge] = [String(page), String(readingEdge)];
  const place = { ...limits, input, folder, signal };
  if (kind === 'picture') {
    const look = ['-auto-orient', '-resize', `${edge}x${edge}>`, '-background', 'white', '-flatten', '-colorspace', 'Gray'];
    await confine('convert', [`/in[${String(page - 1)}]`, ...look, 'png:/out/reading.png'], place);
  } else await confine('pdftoppm', ['-f', number, '-l', number, '-singlefile', '-gray', '-png', '-scale-to', edge, '/in', '/out/reading'], place);
  return join(folder, 'reading.png');
}
