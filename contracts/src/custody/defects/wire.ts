import { z } from 'zod';
import { sha256Schema } from '../../ids.ts';
import { defectNoteSchema } from '../../recording/defectNote.ts';

/** What the presiding judge adds to the note in words of their own; null for nothing. */
const wordsSchema = z.string().trim().min(1).max(4000).nullable();

export const defectCustodyEvents = {
  /** Drafted by the system from facts; other facts than before (a new production) make another note. */
  'defect.noteDrafted': z.strictObject({ note: defectNoteSchema, noteHash: sha256Schema }),
  /** Reviewed and signed by the presiding judge: this act, in this chain, under this very note. */
  'defect.noteSigned': z.strictObject({ noteHash: sha256Schema, words: wordsSchema }),
} as const;

export const defectCustodyCommands = {
  'defect.sign': defectCustodyEvents['defect.noteSigned'],
} as const;
