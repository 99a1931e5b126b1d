import type { Id, Instant } from '../../ids.ts';
import type { CopyName } from '../../recording/copies.ts';
import type { RetentionClass } from './classes.ts';

/** Who did something to the record, when and why. */
interface Deed {
  at: Instant;
  accountId: Id | null;
  participantId: Id | null;
  reason: string;
}

/** How a hearing's record is kept, and for how long. */
export interface KeepingState {
  /** Sealed recordings that are under the care of the scrubber. */
  recordings: Id[];
  /** Set by the court; null: the one of its kind of case. */
  retention: RetentionClass | null;
  /** While it lasts nothing is destroyed. */
  hold: Deed | null;
  proposal: (Deed & { dueOn: string }) | null;
  /** By whom the proposal was approved; what follows is done by the system. */
  approval: Deed | null;
  destroyed: { at: Instant; objects: { key: string; bytes: number; sha256: string | null }[]; isKeyDestroyed: boolean } | null;
  rot: { key: string; copy: CopyName; foundAt: Instant; healedAt: Instant | null }[];
  lost: string[];
}

export const emptyKeeping: KeepingState = { recordings: [], retention: null, hold: null, proposal: null, approval: null, destroyed: null, rot: [], lost: [] };
