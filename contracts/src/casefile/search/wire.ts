import { z } from 'zod';
import { idSchema, instantSchema } from '../../ids.ts';

/** Pages whose words are kept together to be found by. */
export const pagesInBlock = 8;
export const pagesOnPage = 20;

/** The last page that was told; what follows it is asked for next. All of it was told with that page. */
const afterPageSchema = z.strictObject({ filedAt: instantSchema, caseId: idSchema, documentId: idSchema, page: z.int().min(0).max(1_000_000) });
export const findPagesSchema = z.strictObject({ text: z.string().trim().min(1).max(100), after: afterPageSchema.nullable().default(null) });

export const foundPageSchema = z.strictObject({
  caseId: idSchema,
  caseNumber: z.string(),
  caseTitle: z.string(),
  isDemo: z.boolean(),
  documentId: idSchema,
  title: z.string(),
  version: z.int(),
  page: z.int(),
  snippet: z.strictObject({ before: z.string(), match: z.string(), after: z.string() }),
});
export type FoundPage = z.infer<typeof foundPageSchema>;

/** Pages on which all the words stand, of what was filed last first. */
export const foundPagesSchema = z.strictObject({
  found: z.array(foundPageSchema),
  /** Where to go on; null: there is nothing more. There may be no page in an answer and more to look through. */
  next: afterPageSchema.nullable(),
  /** No word has two Chinese characters, or three letters or digits, side by side. */
  isTooShort: z.boolean(),
});
export type FoundPages = z.infer<typeof foundPagesSchema>;
export type FindPages = z.output<typeof findPagesSchema>;
