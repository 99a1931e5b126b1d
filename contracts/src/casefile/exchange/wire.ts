import { z } from 'zod';
import { idSchema, sha256Schema, shortTextSchema } from '../../ids.ts';
import { caseFactsFields } from '../ground/wire.ts';
import { partiesCaseEvents } from '../parties/wire.ts';

/** Somebody in a case with those who act for them, as they are handed over. */
export const handedPartySchema = partiesCaseEvents['party.added'].extend({ agents: z.array(partiesCaseEvents['agent.named']).max(50) });
export const handedPartiesSchema = z.array(handedPartySchema).max(1000);

/**
 * A case came from another installation, or came again: what it is and who is in it from now on, whose hands it is in,
 * and from which place of which log it was taken. The handover that brought it follows it in the log.
 */
const received = z.strictObject({
  ...caseFactsFields,
  /** The agency that has the lead there. */
  agencyId: idSchema,
  agencyName: shortTextSchema,
  parties: handedPartiesSchema,
  partnerId: idSchema,
  handoverId: idSchema,
  manifestSha256: sha256Schema,
  /** The head of the sender's log when it was sent. */
  log: z.strictObject({ seq: z.int().min(1), hash: sha256Schema }),
});

export const exchangeCaseEvents = { 'case.received': received } as const;
