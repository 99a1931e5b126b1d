import { z } from 'zod';
import { idSchema, instantSchema, reasonSchema, sha256Schema, shortTextSchema } from '../../ids.ts';

/** What a reader may take away with them: nothing, pages as pictures with their mark, or the documents as they were filed. */
export const copyings = ['none', 'pictures', 'originals'] as const;
const copyingSchema = z.enum(copyings);
export type Copying = z.infer<typeof copyingSchema>;

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Times of day in the court's time zone. Closing before opening is on the day after. */
const hoursSchema = z.strictObject({ opens: timeSchema, closes: timeSchema }).refine(({ opens, closes }) => opens !== closes, { path: ['closes'] });
export type OpeningHours = z.infer<typeof hoursSchema>;

/** First and last day, both included. */
const days = { from: z.iso.date(), until: z.iso.date() };
const wishSchema = z.strictObject(days).refine(({ from, until }) => from <= until, { path: ['until'] });
const periodFields = {
  readingId: idSchema,
  ...days,
  /** Null: by day and by night. */
  hours: hoursSchema.nullable(),
  /** All of the main volume, or named documents of it. */
  documents: z.union([z.literal('main'), z.array(idSchema).min(1).max(20_000)]),
  copying: copyingSchema,
  remarks: z.string().trim().max(1000),
};
const appoint = z.strictObject(periodFields);
/** `endsAt`: when the last opening of the period closes. */
const appointed = z.strictObject({ ...periodFields, endsAt: instantSchema });
const refuse = z.strictObject({ readingId: idSchema, reason: reasonSchema });

/** What a lawyer shows of themselves: the number of the bar licence (律师执业证) and the letter of authority (授权委托书, 律师事务所函). */
const credentials = {
  licence: z.string().trim().min(1).max(40),
  /** Where the letter is, in words: its number, or how it was handed in. */
  authority: z.string().trim().min(1).max(500),
  wish: wishSchema.nullable(),
};
/** A lawyer asks to read a case that they know by its exact number and by the name of the party for whom they act. */
export const newReadingSchema = z.strictObject({ readingId: idSchema, caseNumber: shortTextSchema, partyName: shortTextSchema, ...credentials });
const asked = z.strictObject({
  readingId: idSchema,
  accountId: idSchema,
  name: shortTextSchema,
  firmId: idSchema,
  firmName: shortTextSchema,
  partyId: idSchema,
  partyName: shortTextSchema,
  ...credentials,
});

/** A comment (律师意见) stands in the log by its hash alone, as more people may read the log than the lawyer and the agency. */
const commentMade = z.strictObject({ commentId: idSchema, readingId: idSchema, accountId: idSchema, bodySha256: sha256Schema });
const commentAnswered = z.strictObject({ commentId: idSchema, bodySha256: sha256Schema });

export const readingCaseCommands = { 'reading.appoint': appoint, 'reading.refuse': refuse, 'reading.end': refuse } as const;
export const readingCaseEvents = {
  'reading.asked': asked,
  'reading.appointed': appointed,
  'reading.refused': refuse,
  'reading.ended': refuse,
  'comment.made': commentMade,
  'comment.answered': commentAnswered,
} as const;
