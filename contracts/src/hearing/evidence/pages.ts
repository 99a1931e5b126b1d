import { z } from 'zod';

/** Why a document has no pages; the text a person reads comes from the client by this code. */
export const pageFaults = ['broken', 'encrypted', 'tooManyPages', 'timeLimit', 'noRenderer'] as const;
export type PageFault = (typeof pageFaults)[number];

/** Longest edge in pixels. `zoom` is made when somebody asks for it. */
export const pageSizes = { thumb: 240, screen: 1600, zoom: 3600 } as const;
export type PageSize = keyof typeof pageSizes;
export const pageSizeSchema = z.enum(Object.keys(pageSizes) as [PageSize, ...PageSize[]]);

/** The shape of a page, as it lies: only the proportion counts. */
const shapeSchema = z.tuple([z.number().positive(), z.number().positive()]);
/** What a document is on the screen: made once from its original, kept beside it. */
export const pagesManifestSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ready'),
    /** Width and height of each page, in the order of reading. */
    pages: z.array(shapeSchema).min(1),
    /** What plays instead of standing still; its first page is its first picture. */
    media: z.strictObject({ kind: z.enum(['audio', 'video']), durationMs: z.int().min(0) }).nullable(),
  }),
  z.strictObject({ status: z.literal('failed'), fault: z.enum(pageFaults) }),
]);
export type PagesManifest = z.infer<typeof pagesManifestSchema>;

/** Where a document and what was made of it lie in the store. */
export const documentKeys = {
  original: (hearingId: string, documentId: string) => `evidence/${hearingId}/${documentId}/original`,
  manifest: (hearingId: string, documentId: string) => `evidence/${hearingId}/${documentId}/pages.json`,
  /** The form that the renderer reads, where the original is of another. */
  printed: (hearingId: string, documentId: string) => `evidence/${hearingId}/${documentId}/printed.pdf`,
  /** Sound or pictures in motion, in a form that every browser plays. */
  playable: (hearingId: string, documentId: string) => `evidence/${hearingId}/${documentId}/playable.mp4`,
  /** What is signed in it. */
  signatures: (hearingId: string, documentId: string) => `evidence/${hearingId}/${documentId}/signatures.json`,
  page: (hearingId: string, documentId: string, page: number, size: PageSize) => `evidence/${hearingId}/${documentId}/${String(page)}-${size}.jpg`,
  text: (hearingId: string, documentId: string, page: number) => `evidence/${hearingId}/${documentId}/${String(page)}.txt`,
} as const;
