import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { isKeptFrom, type Reader } from './audience.ts';
import { type HearingEvent, hearingEventSchema } from './events.ts';
import { reduce } from './reduce.ts';
import type { HearingState } from './state.ts';

/** The court's signature (Ed25519, base64) over the canonical form of the other members. */
export const sealSchema = z.strictObject({
  hearingId: idSchema,
  headSeq: z.int().min(1),
  headHash: sha256Schema,
  sealedAt: instantSchema,
  keyId: z.string(),
  signature: z.base64(),
});
export type Seal = z.infer<typeof sealSchema>;

/**
 * In place of an event that whoever reads the log may not know (a deliberation, a whisper): its place in the chain
 * and nothing else. Shown later, the event proves itself by this hash.
 */
export const withheldEventSchema = z.strictObject({
  hearingId: idSchema,
  seq: z.int().min(1),
  at: instantSchema,
  type: z.literal('withheld'),
  previousHash: sha256Schema,
  hash: sha256Schema,
});
export type WithheldEvent = z.infer<typeof withheldEventSchema>;
export type LogLine = HearingEvent | WithheldEvent;
const lineSchema: z.ZodType<LogLine> = z.union([withheldEventSchema, hearingEventSchema]);

/** A line of the log as it is handed over to this reader; undefined: to nobody in particular. */
export function presentLine(event: HearingEvent, reader: Reader | undefined): LogLine {
  return isKeptFrom(event, reader) ? withheld(event) : event;
}

/** What is handed over in place of an event. */
export function withheld({ hearingId, seq, at, previousHash, hash }: HearingEvent): WithheldEvent {
  return { hearingId, seq, at, type: 'withheld', previousHash, hash };
}

/** The courtroom after one more line: what is withheld moves its number and nothing that the reader may know. */
export function reduceLine(state: HearingState, line: LogLine): HearingState {
  return line.type === 'withheld' ? { ...state, seq: line.seq } : reduce(state, line);
}

/** A log as it is handed over; `publicKey` is SPKI in PEM, to be compared with the one the court publishes. */
export const exportedLogSchema = z.strictObject({
  format: z.literal('assize.hearing-log.1'),
  hearingId: idSchema,
  events: z.array(lineSchema),
  seal: sealSchema.nullable(),
  publicKey: z.string().nullable(),
});
export type ExportedLog = z.infer<typeof exportedLogSchema>;
