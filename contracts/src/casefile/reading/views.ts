import { z } from 'zod';
import { idSchema, instantSchema } from '../../ids.ts';
import { viewedDocumentSchema } from '../fileViews.ts';
import { notReading } from './readingOf.ts';
import { copyings, newReadingSchema, readingCaseCommands } from './wire.ts';

const period = readingCaseCommands['reading.appoint'].omit({ readingId: true }).extend({ endsAt: instantSchema });

/** A request and what became of it, as the lawyer and the agency see it. */
export const viewedReadingSchema = z.strictObject({
  readingId: idSchema,
  /** Null to the lawyer while the case is not theirs to read. */
  caseId: idSchema.nullable(),
  caseNumber: z.string(),
  partyName: z.string(),
  name: z.string(),
  firmName: z.string(),
  licence: z.string(),
  authority: z.string(),
  wish: newReadingSchema.shape.wish,
  askedAt: instantSchema,
  status: z.enum(['asked', 'appointed', 'refused', 'ended']),
  period: period.nullable(),
  reason: z.string().nullable(),
});
export type ViewedReading = z.infer<typeof viewedReadingSchema>;

/** What the caller reads now by their period: the documents in the order of the catalogue, or why nothing. */
export const readingNowSchema = z.discriminatedUnion('isOpen', [
  z.strictObject({
    isOpen: z.literal(true),
    readingId: idSchema,
    copying: z.enum(copyings),
    endsAt: instantSchema,
    documents: z.array(viewedDocumentSchema),
  }),
  z.strictObject({ isOpen: z.literal(false), why: z.enum(notReading) }),
]);
export type ViewedReadingNow = z.infer<typeof readingNowSchema>;

const bodySchema = z.string().trim().min(1).max(10_000);
export const newCommentSchema = z.strictObject({ commentId: idSchema, body: bodySchema });
export const newAnswerSchema = z.strictObject({ body: bodySchema });
export const viewedCommentSchema = z.strictObject({
  commentId: idSchema,
  name: z.string(),
  body: z.string(),
  at: instantSchema,
  answer: z.strictObject({ body: z.string(), at: instantSchema }).nullable(),
});
export type ViewedComment = z.infer<typeof viewedCommentSchema>;

/** A note of one's own on a page, or a bookmark, or both. Nobody else's ever. */
export const caseNoteSchema = z.strictObject({
  documentId: idSchema,
  page: z.int().min(1).max(100_000),
  body: z.string().trim().max(4000),
  isBookmark: z.boolean(),
});
export type CaseNote = z.infer<typeof caseNoteSchema>;

export const findInCaseSchema = z.strictObject({ text: z.string().trim().min(1).max(100) });
export const foundOnPage = 50;
export const foundInCaseSchema = z.strictObject({
  found: z.array(
    z.strictObject({
      documentId: idSchema,
      title: z.string(),
      version: z.int(),
      page: z.int(),
      snippet: z.strictObject({ before: z.string(), match: z.string(), after: z.string() }),
    }),
  ),
  /** There are more than are told. */
  hasMore: z.boolean(),
});
export type FoundInCase = z.infer<typeof foundInCaseSchema>;
