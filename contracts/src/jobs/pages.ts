import { z } from 'zod';
import { pageSizeSchema } from '../hearing/evidence/pages.ts';
import { idSchema } from '../ids.ts';

/** BullMQ queue of making pages, prefix `assize`. Every job is idempotent by what lies in the store. */
export const pagesQueue = 'pages';
const document = { hearingId: idSchema, documentId: idSchema, mime: z.string().min(1).max(120) };
const number = z.int().min(1).max(100_000);

export const pagesJobSchema = z.discriminatedUnion('kind', [
  /** Looks through a document, writes its manifest and orders its pages. */
  z.strictObject({ kind: z.literal('open'), ...document }),
  /** Draws pages `from` to `to` in these sizes. */
  z.strictObject({ kind: z.literal('draw'), ...document, from: number, to: number, sizes: z.array(pageSizeSchema).min(1) }),
]);
export type PagesJob = z.infer<typeof pagesJobSchema>;
export type DrawJob = Extract<PagesJob, { kind: 'draw' }>;

/** Whoever waits for a page comes first, then who waits to know of the document, then what nobody asked for yet. */
export const pagesPriority = { wanted: 1, open: 2, ahead: 100 } as const;

/** The same order is never queued twice (BullMQ forbids ':' in ids). */
export function pagesJobId(job: PagesJob): string {
  if (job.kind === 'open') return `${job.documentId}-open`;
  return [job.documentId, String(job.from), String(job.to), ...job.sizes].join('-');
}

/** BullMQ queue of reading the words of one page that has none, as of a scan: a queue of its own, so that no drawing ever waits for it. */
export const wordsQueue = 'words';
export const wordsJobSchema = z.strictObject({ ...document, page: number });
export type WordsJob = z.infer<typeof wordsJobSchema>;

/** The same page is never queued twice. */
export function wordsJobId({ documentId, page }: WordsJob): string {
  return `${documentId}-${String(page)}`;
}
