import { z } from 'zod';
import { withheldEventSchema, type WithheldEvent } from '../hearing/log.ts';
import { roleSchema } from '../hearing/roles.ts';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { exportsCustodyEvents } from './exports/wire.ts';
import { defectCustodyEvents } from './defects/wire.ts';
import { groundCustodyEvents } from './ground/wire.ts';
import { keepingCustodyEvents } from './keeping/wire.ts';
import { integrityCustodyEvents } from './integrity/wire.ts';
import { portionsCustodyEvents } from './portions/wire.ts';
import { redactionsCustodyEvents } from './redactions/wire.ts';

/**
 * Every event that the custody log can hold, by type: what is done with the record of a hearing once the hearing has
 * ended. An event never changes its meaning; a new meaning is a new type.
 */
export const custodyPayloads = {
  ...groundCustodyEvents,
  ...keepingCustodyEvents,
  ...exportsCustodyEvents,
  ...defectCustodyEvents,
  ...integrityCustodyEvents,
  ...portionsCustodyEvents,
  ...redactionsCustodyEvents,
} as const;

export type CustodyEventType = keyof typeof custodyPayloads;
export type CustodyDraft = { [T in CustodyEventType]: { type: T; payload: z.infer<(typeof custodyPayloads)[T]> } }[CustodyEventType];
const custodyEventTypes = Object.keys(custodyPayloads) as CustodyEventType[];

/** Who did it: an account, and as whom of the hearing. All null: the court's system itself. */
export const custodyActorSchema = z.strictObject({ accountId: idSchema.nullable(), participantId: idSchema.nullable(), role: roleSchema.nullable() });
export type CustodyActor = z.infer<typeof custodyActorSchema>;
export const custodian: CustodyActor = { accountId: null, participantId: null, role: null };

const envelope = { hearingId: idSchema, seq: z.int().min(1), at: instantSchema, actor: custodyActorSchema, previousHash: sha256Schema, hash: sha256Schema };
/**
 * One line of the custody log. It goes on from the hearing's log: the numbers count on from its last event, and the
 * first line points back to the hash of that one; so both are one chain (see `verifyChain`).
 */
export type CustodyEvent = CustodyDraft & {
  hearingId: string;
  seq: number;
  at: string;
  actor: CustodyActor;
  previousHash: string;
  hash: string;
};
const lines = custodyEventTypes.map((type) => z.strictObject({ type: z.literal(type), payload: custodyPayloads[type], ...envelope }));
const custodyEventSchema = z.discriminatedUnion('type', lines as never) as unknown as z.ZodType<CustodyEvent>;

export type CustodyLine = CustodyEvent | WithheldEvent;
export const custodyLineSchema: z.ZodType<CustodyLine> = z.union([withheldEventSchema, custodyEventSchema]);

/** A custody log as it is handed over; with the hearing's log before it, it is verified offline. */
export const exportedCustodySchema = z.strictObject({ format: z.literal('assize.custody-log.1'), hearingId: idSchema, events: z.array(custodyLineSchema) });
export type ExportedCustody = z.infer<typeof exportedCustodySchema>;
