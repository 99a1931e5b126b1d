import { bundlesFor } from './bundles/rules.ts';
import { mayKnow } from './evidence/access.ts';
import { isToldOf } from './audience.ts';
import type { HearingEvent } from './events.ts';
import { withoutReason } from './interruption/state.ts';
import { presentationFor } from './presentation/sight.ts';
import { isKeptOut } from './publicity/state.ts';
import { emptyProcedure } from './procedure/state.ts';
import { questionsFor } from './questions/rules.ts';
import type { ReducibleEvent } from './reduce.ts';
import { rehearsalFor } from './rehearsal/state.ts';
import { isCourtRole } from './roles.ts';
import { isOfBench } from './rooms/state.ts';
import { isIsolated } from './separation/isolation.ts';
import { areScreened } from './separation/state.ts';
import { hasPlaceInCourt, type HearingState, type ParticipantState } from './state.ts';

/**
 * How much of the hearing a viewer may be told.
 * - `full`: the court's own people.
 * - `court`: admitted to the courtroom: everything but other people's declarations and recorder faults.
 * - `stand`: called in to testify: what goes on now, nothing of what was disputed before.
 * - `door`: waiting, isolated or not yet in, or in the gallery while it is not public: the hearing's status, their own
 *   acts, who is present by role.
 */
export type View = 'full' | 'court' | 'stand' | 'door';

export function viewOf(state: HearingState, viewerId: string): View {
  const viewer = state.participants[viewerId];
  if (!viewer || viewer.status === 'removed') return 'door';
  if (isCourtRole(viewer.role)) return 'full';
  if (!hasPlaceInCourt(viewer) || isKeptOut(state, viewer)) return 'door';
  return isIsolated(viewer) ? 'stand' : 'court';
}

/** What is sent in place of an event that the viewer may not see: the number stays, so a gap is a gap. */
export interface HiddenEvent {
  seq: number;
  at: string;
  type: 'hidden';
}
export type VisibleEvent = (ReducibleEvent & { hearingId: string }) | HiddenEvent;

/** One event as this viewer may see it (chain members and other people's connection ids are cut off). */
export function cutEvent(event: HearingEvent, view: View, viewer: ParticipantState | undefined): VisibleEvent {
  const { seq, at, hearingId } = event;
  if (!isToldOf(event, view, viewer)) return { seq, at, type: 'hidden' };
  return { hearingId, seq, at, type: event.type, payload: cutPayload(event, view) } as VisibleEvent;
}

/** That it is not public is told to everybody, with the ground; in the court's own words only to who may hear what they are about. */
function cutPayload(event: HearingEvent, view: View): HearingEvent['payload'] {
  return event.type === 'publicity.set' ? { ...event.payload, reason: reasonFor(event.payload.reason, view) } : event.payload;
}
function reasonFor(reason: string | null, view: View): string | null {
  return view === 'full' || view === 'court' ? reason : null;
}

/** Another participant as seen from the door: a role that is or is not here, and no name. */
function atDoor(one: ParticipantState, isScreened: boolean): ParticipantState {
  const unknown = {
    name: '',
    actsFor: null,
    declaredAt: null,
    arrivedAt: null,
    isMuted: false,
    statusBefore: null,
    consultingFrom: null,
    oath: null,
    venue: 'own',
    sharesDeviceOf: null,
  } as const;
  return { ...one, ...unknown, isReleased: false, status: isScreened ? 'invited' : doorStatus(one) };
}

function doorStatus(one: ParticipantState): ParticipantState['status'] {
  const here: readonly string[] = ['waiting', 'admitted', 'isolated', 'consulting'];
  return here.includes(one.status) ? 'waiting' : 'invited';
}

/** Another participant as seen from the stand: who talks in private is nobody's business there. */
function atStand(one: ParticipantState): ParticipantState {
  const { consultingFrom, status, statusBefore } = one;
  if (consultingFrom === null) return one;
  const back = (place: ParticipantState['status'] | null) => (place === 'consulting' ? consultingFrom : place);
  return { ...one, status: back(status) ?? status, statusBefore: back(statusBefore), consultingFrom: null };
}

/** Whom somebody at the door may know by name: who acts for them, and who is with them in a private room or asks them in. */
function isKnownAtDoor(state: HearingState, viewer: ParticipantState, other: ParticipantState): boolean {
  if (other.actsFor === viewer.id || viewer.actsFor === other.id) return true;
  const isOf = (ids: readonly string[], id: string): boolean => ids.includes(id);
  return Object.values(state.rooms).some(
    ({ kind, memberIds, invitedIds }) =>
      kind === 'consultation' && isOf([...memberIds, ...invitedIds], viewer.id) && isOf([...memberIds, ...invitedIds], other.id),
  );
}

function peopleFor(state: HearingState, view: View, viewer: ParticipantState | undefined): HearingState['participants'] {
  const seen = (one: ParticipantState): ParticipantState => {
    if (one.id === viewer?.id) return one;
    if (view !== 'door') return { ...(view === 'stand' ? atStand(one) : one), declaredAt: null };
    if (viewer && isKnownAtDoor(state, viewer, one)) return { ...atDoor(one, false), name: one.name, actsFor: one.actsFor, status: one.status };
    return atDoor(one, viewer !== undefined && areScreened(state, viewer.id, one.id));
  };
  return Object.fromEntries(Object.values(state.participants).map((one) => [one.id, seen(one)]));
}

/** Private rooms and whispers that this viewer may know of. */
function privatePlacesFor(state: HearingState, view: View, viewer: ParticipantState | undefined): Pick<HearingState, 'rooms' | 'whispers'> {
  const isBench = viewer !== undefined && isOfBench(viewer);
  const rooms = Object.values(state.rooms).filter((room) => {
    if (room.kind === 'deliberation') return isBench;
    return view === 'full' || view === 'court' || (viewer !== undefined && [...room.memberIds, ...room.invitedIds].includes(viewer.id));
  });
  const whispers = Object.values(state.whispers).filter((one) => isBench || (viewer !== undefined && one.memberIds.includes(viewer.id)));
  return { rooms: Object.fromEntries(rooms.map((room) => [room.id, room])), whispers: Object.fromEntries(whispers.map((one) => [one.id, one])) };
}

/** The exhibits of which this viewer may know. */
function evidenceFor(state: HearingState, viewer: ParticipantState | undefined): HearingState['evidence'] {
  const known = Object.entries(state.evidence.exhibits).filter(([, one]) => viewer !== undefined && mayKnow(state, one, viewer));
  return { ...state.evidence, exhibits: Object.fromEntries(known) };
}

/**
 * The state as this viewer may see it. From the door others are shown by role and presence only, and that
 * only as of the snapshot: a fresh one is sent whenever presence changes.
 */
export function cutState(state: HearingState, view: View, viewerId: string): HearingState {
  const viewer = state.participants[viewerId];
  const places = {
    ...privatePlacesFor(state, view, viewer),
    evidence: evidenceFor(state, viewer),
    bundles: bundlesFor(state, viewer),
    questions: questionsFor(state, viewer),
    presentation: presentationFor(state, viewer),
    rehearsal: rehearsalFor(state.rehearsal, view),
  };
  if (view === 'full') return { ...state, ...places };
  const participants = peopleFor(state, view, viewer);
  const recording = state.recording && view !== 'door' ? { ...state.recording, isFaulty: false } : null;
  const ownConsents = state.consents[viewerId];
  const own = { alerts: state.alerts.filter((one) => one.participantId === viewerId), screenings: [] };
  const publicity = { ...state.publicity, reason: reasonFor(state.publicity.reason, view) };
  const cut = { ...state, ...places, ...own, participants, recording, publicity, consents: ownConsents ? { [viewerId]: ownConsents } : {} };
  if (view === 'court') return cut;
  const interruption = withoutReason(state);
  const procedure = { ...emptyProcedure, plan: state.procedure.plan, caseKind: state.procedure.caseKind };
  if (view === 'stand') return { ...cut, interruption, procedure };
  return {
    ...cut,
    interruption,
    procedure,
    floor: { ...state.floor, holderIds: [], turn: null, since: null, limitS: null, hands: [] },
    layout: { ...state.layout, spotlightId: null },
  };
}
