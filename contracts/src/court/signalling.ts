import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { commandEnvelopeSchema } from '../hearing/commands.ts';
import type { ErrorBody } from '../AppError.ts';
import type { HearingState } from '../hearing/state.ts';
import type { View, VisibleEvent } from '../hearing/visibility.ts';
import type { CaptureHealth } from '../recording/health.ts';

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
  /** A fresh media grant and the node that carries the hearing now. */
  media: z.strictObject({}),
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
}
export interface CourtMessages {
  events: (events: VisibleEvent[]) => void;
  /** Sent when the viewer's view changed or a gap cannot be filled: replaces all. */
  snapshot: (message: { view: View; snapshot: HearingState }) => void;
  /** The hearing's media moved or the grant changed: ask `media` again. */
  mediaMoved: () => void;
  /** To bench and clerk only, each second while recording. */
  captureHealth: (health: CaptureHealth) => void;
  /** This connection ends: opened elsewhere, removed, or signed out. */
  ended: (message: { cause: 'replaced' | 'removed' | 'revoked' }) => void;
}
