import type { Role } from '../hearing/roles.ts';
import type { Id, Instant } from '../ids.ts';
import { emptyKeeping, type KeepingState } from './keeping/state.ts';

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
  keeping: KeepingState;
}

export function emptyCustody(hearingId: Id): CustodyState {
  return { hearingId, seq: 0, begun: null, remarks: [], keeping: emptyKeeping };
}
