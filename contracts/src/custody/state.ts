import type { Role } from '../hearing/roles.ts';
import type { Id, Instant } from '../ids.ts';
import type { DefectsState } from './defects/state.ts';
import type { ExportRecord } from './exports/state.ts';
import { type IntegrityState, noIntegrity } from './integrity/state.ts';
import { emptyKeeping, type KeepingState } from './keeping/state.ts';
import type { OrderedPortions } from '../recording/portions.ts';
import type { OrderedRedaction } from './redactions/state.ts';

export interface CustodyRemark {
  seq: number;
  at: Instant;
  text: string;
  participantId: Id | null;
  role: Role | null;
}

/** What became of a hearing's record: a reading of its custody log up to `seq`. */
export interface CustodyState {
  hearingId: Id;
  /** Number of the newest line, counted on from the hearing's log; 0 before the first. */
  seq: number;
  begun: { headSeq: number; headHash: string } | null;
  remarks: CustodyRemark[];
  /** Null until the recording is made. */
  defects: DefectsState | null;
  /** Copies that were handed over, by id, in the order in which they were ordered. */
  exports: Record<Id, ExportRecord>;
  integrity: IntegrityState;
  keeping: KeepingState;
  /** Who may not hear which part of the recording, as ordered since; see `portionsOf`. */
  portions: OrderedPortions;
  redactions: OrderedRedaction[];
}

export function emptyCustody(hearingId: Id): CustodyState {
  return {
    hearingId,
    seq: 0,
    begun: null,
    remarks: [],
    defects: null,
    exports: {},
    integrity: noIntegrity,
    keeping: emptyKeeping,
    portions: { set: [], lifted: [] },
    redactions: [],
  };
}
