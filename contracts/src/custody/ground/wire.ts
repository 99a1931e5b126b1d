import { z } from 'zod';
import { sha256Schema } from '../../ids.ts';

export const groundCustodyEvents = {
  /** The first line: the head of the hearing's log, from which this one goes on. */
  'custody.begun': z.strictObject({ headSeq: z.int().min(1), headHash: sha256Schema }),
  /** What the court's people note about the record, such as to whom a copy was handed over on paper. */
  'custody.remarked': z.strictObject({ text: z.string().trim().min(1).max(2000) }),
} as const;

export const groundCustodyCommands = {
  'custody.remark': groundCustodyEvents['custody.remarked'],
} as const;
