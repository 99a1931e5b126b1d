import type { Id, Instant } from '../ids.ts';
import { type Consents, noConsents, nothingBars, type OnlineExamination } from './consent/state.ts';
import type { Bundle } from './bundles/state.ts';
import { type EvidenceState, noEvidence } from './evidence/state.ts';
import { type FloorState, openFloor } from './floor/state.ts';
import { defaultLayout, type LayoutState } from './layout/state.ts';
import type { Interruption } from './interruption/state.ts';
import type { Venue } from './people/wire.ts';
import { nothingShown, type PresentationState } from './presentation/state.ts';
import { openToPublic, type PublicityState } from './publicity/state.ts';
import { emptyProcedure, type ProcedureState } from './procedure/state.ts';
import type { Role, Side } from './roles.ts';
import type { Question } from './questions/state.ts';
import type { Rehearsal } from './rehearsal/state.ts';
import type { PrivateRoom } from './rooms/state.ts';
import type { Screening } from './separation/state.ts';
import type { Alert } from './support/state.ts';
import type { Whisper } from './whisper/state.ts';

/** Closed is final. `adjourned` is by order; `suspended` is by a fault (the rules log them differently). */
export const hearingStatuses = ['scheduled', 'checkIn', 'inSession', 'recess', 'suspended', 'adjourned', 'convertedOffline', 'closed', 'cancelled'] as const;
export type HearingStatus = (typeof hearingStatuses)[number];

/** States from which nothing more happens in this sitting. */
export const endedStatuses: readonly HearingStatus[] = ['adjourned', 'convertedOffline', 'closed', 'cancelled'];

export const participantStatuses = ['invited', 'verified', 'waiting', 'admitted', 'isolated', 'consulting', 'disconnected', 'left', 'removed'] as const;
export type ParticipantStatus = (typeof participantStatuses)[number];

export interface ParticipantState {
  id: Id;
  role: Role;
  side: Side;
  /** Position on its side, from 0, given when invited and kept: seats do not jump. */
  seat: number;
  name: string;
  /** For a lawyer or an interpreter: the participant they act for. */
  actsFor: Id | null;
  status: ParticipantStatus;
  /** Where a disconnected participant goes back to within the grace period. */
  statusBefore: ParticipantStatus | null;
  declaredAt: Instant | null;
  arrivedAt: Instant | null;
  /** Muted by the court: the sfu pauses the microphone until the court lifts it. */
  isMuted: boolean;
  /** From where they take part. */
  venue: Venue;
  /** The participant before whose device they sit, having none of their own. */
  sharesDeviceOf: Id | null;
  /** Where somebody in a consultation room came from and goes back to. */
  consultingFrom: 'waiting' | 'admitted' | null;
  /** Of a witness: heard, and not isolated any more. */
  isReleased: boolean;
  oath: { kind: 'oath' | 'affirmation'; readAt: Instant; confirmedAt: Instant | null } | null;
}

export interface RecordingState {
  id: Id;
  status: 'capturing' | 'interrupted' | 'captured';
  startedAt: Instant;
  endedAt: Instant | null;
  /** True from a fault of the recorder until it is known to record again. */
  isFaulty: boolean;
}

/** The courtroom at one moment: a reading of the log up to `seq`. */
export interface HearingState {
  id: Id;
  seq: number;
  status: HearingStatus;
  title: string;
  caseNumber: string;
  court: string;
  courtroom: string;
  scheduledAt: Instant;
  openedAt: Instant | null;
  closedAt: Instant | null;
  /** Since when the hearing is in its present status. */
  statusSince: Instant | null;
  reason: string | null;
  /** When an adjourned hearing goes on; null when no day is set. */
  continuesAt: Instant | null;
  /** The hearing of which this is the next sitting. */
  continues: { hearingId: Id; sitting: number } | null;
  recording: RecordingState | null;
  /** The court sits and is not recorded, by order; null while it is, and while it does not sit. */
  interruption: Interruption | null;
  participants: Record<Id, ParticipantState>;
  publicity: PublicityState;
  procedure: ProcedureState;
  floor: FloorState;
  layout: LayoutState;
  screenings: Screening[];
  rooms: Record<Id, PrivateRoom>;
  whispers: Record<Id, Whisper>;
  /** Open ones only. */
  alerts: Alert[];
  consents: Consents;
  online: OnlineExamination;
  evidence: EvidenceState;
  bundles: Record<Id, Bundle>;
  /** In the order in which they were asked. */
  questions: Question[];
  presentation: PresentationState;
  rehearsal: Rehearsal | null;
}

export function emptyHearingState(id: Id): HearingState {
  return {
    id,
    seq: 0,
    status: 'scheduled',
    title: '',
    caseNumber: '',
    court: '',
    courtroom: '',
    scheduledAt: '1970-01-01T00:00:00.000Z',
    openedAt: null,
    closedAt: null,
    statusSince: null,
    reason: null,
    continuesAt: null,
    continues: null,
    recording: null,
    interruption: null,
    participants: {},
    publicity: openToPublic,
    procedure: emptyProcedure,
    floor: openFloor,
    layout: defaultLayout,
    screenings: [],
    rooms: {},
    whispers: {},
    alerts: [],
    consents: noConsents,
    online: nothingBars,
    evidence: noEvidence,
    bundles: {},
    questions: [],
    presentation: nothingShown,
    rehearsal: null,
  };
}

export function hasEnded(state: Pick<HearingState, 'status'>): boolean {
  return endedStatuses.includes(state.status);
}

/** Where a participant stands, seen through a lost connection: who drops keeps their place for the time of the grace. */
export function standingOf(one: Pick<ParticipantState, 'status' | 'statusBefore'>): ParticipantStatus {
  return one.status === 'disconnected' ? (one.statusBefore ?? 'disconnected') : one.status;
}

/** Has a place in the courtroom now. */
export function isInCourt(one: Pick<ParticipantState, 'status' | 'statusBefore'>): boolean {
  return standingOf(one) === 'admitted';
}

/** Has a place in the courtroom, or left it for a private room and comes back to it. */
export function hasPlaceInCourt(one: Pick<ParticipantState, 'status' | 'statusBefore' | 'consultingFrom'>): boolean {
  const standing = standingOf(one);
  return (standing === 'consulting' ? one.consultingFrom : standing) === 'admitted';
}

/** The state with one participant changed; unchanged when there is none of that id. */
export function withParticipant(state: HearingState, id: Id, change: Partial<ParticipantState>): HearingState {
  const before = state.participants[id];
  if (!before) return state;
  return { ...state, participants: { ...state.participants, [id]: { ...before, ...change } } };
}
