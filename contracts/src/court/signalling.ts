import { z } from 'zod';
import { idSchema, type Instant, shortTextSchema } from '../ids.ts';
import { commandEnvelopeSchema } from '../hearing/commands.ts';
import type { ErrorBody } from '../AppError.ts';
import { pointSchema } from '../hearing/presentation/wire.ts';
import type { HearingState } from '../hearing/state.ts';
import type { View, VisibleEvent } from '../hearing/visibility.ts';
import type { CaptureHealth } from '../recording/health.ts';

/** A place on a page before the court; null when it is pointed at no more. */
export const pointedSchema = z.strictObject({ exhibitId: idSchema, page: z.int().min(1).max(100_000), at: pointSchema.nullable() });
export type Pointed = z.infer<typeof pointedSchema>;

/*
 * Namespace `/court` of the server. Handshake auth: { token: access JWT }.
 * A socket enters one hearing as one participant; commands, events and snapshots then flow.
 */
export const courtRequests = {
  /** `lastSeq`: the client holds state up to it; the answer is events after it, or a snapshot. */
  enter: z.strictObject({ hearingId: idSchema, lastSeq: z.int().min(0).optional() }),
  command: commandEnvelopeSchema,
  /** Ask for everything again after a gap. */
  resync: z.strictObject({}),
  /** A fresh media grant and the node that carries the hearing now: for the room one is in, or for a whisper beside it. */
  media: z.strictObject({ whisperId: idSchema.optional() }),
  /** Passed on to the others of a whisper, or to one; sealed by its members, and not read by the court. */
  whisper: z.strictObject({ whisperId: idSchema, toId: idSchema.nullable(), box: z.base64().max(24_000) }),
  /** Where whoever presents points on the page that is shown, or that they point no more; it is seen and not kept. */
  point: pointedSchema,
  /** Words between the court's own people; they are kept beside the log, not in it. */
  staffMessage: z.strictObject({ messageId: idSchema, body: shortTextSchema }),
  staffMessages: z.strictObject({}),
} as const;

export type Ack<T> = { ok: true; result: T } | { ok: false; error: ErrorBody };
export interface Entered {
  participantId: string;
  view: View;
  snapshot: HearingState;
  /** The server's clock, to show one courtroom clock everywhere. */
  serverNow: string;
}
/** `seq`: head of the log after the command; the same answer for the same key. */
export interface CommandResult {
  seq: number;
}
export interface MediaAddress {
  /** Where the `/media` namespace is, e.g. `https://court.example:3001`. */
  url: string;
  grant: string;
  /** The private room or the whisper that it is for; null for the courtroom. */
  roomId: string | null;
}
export interface StaffMessage {
  messageId: string;
  participantId: string;
  body: string;
  at: Instant;
}
export interface CourtMessages {
  events: (events: VisibleEvent[]) => void;
  /** Sent when the viewer's view changed or a gap cannot be filled: replaces all. */
  snapshot: (message: { view: View; snapshot: HearingState }) => void;
  /** The hearing's media moved or the grant changed: ask `media` again. */
  mediaMoved: () => void;
  /** To bench and clerk only, each second while recording. */
  captureHealth: (health: CaptureHealth) => void;
  /** To bench and staff: how long each person has spoken in this hearing so far, ms. */
  speakingTime: (message: { spokenMs: Record<string, number> }) => void;
  whisper: (message: { whisperId: string; fromId: string; box: string }) => void;
  staffMessage: (message: StaffMessage) => void;
  /** To who sees the page that is shown. */
  pointed: (message: Pointed) => void;
  /** The reading period of this account in a case was ended: what is on the screen of it goes. To every connection, in a hearing or not. */
  readingEnded: (message: { caseId: string }) => void;
  /** This connection ends: opened elsewhere, removed, or signed out. */
  ended: (message: { cause: 'replaced' | 'removed' | 'revoked' }) => void;
}
