import type { EventType, HearingEvent } from './events.ts';
import { keepsEvidence } from './evidence/access.ts';
import { isOfBench } from './rooms/state.ts';
import type { ParticipantState } from './state.ts';
import type { View } from './visibility.ts';

/**
 * Who may be told of a kind of event.
 * - `door`: everyone, from the waiting room too. `self`: besides the court, the person it is about, wherever they are.
 * - `court`: who has a place in the courtroom, a witness called in included.
 * - `substance`: the same without a witness: what was disputed before they came is not for them.
 * - `staff`: the court's own people. `staffAndSelf`: and the person it is about.
 * - `private`: who the kind of private room, or the whisper, allows; see `isKeptFrom`.
 * - `knowers`: whom the event itself names, wherever they are: who may know of an exhibit, or sees it before the court.
 */
type Audience = 'door' | 'self' | 'court' | 'substance' | 'staff' | 'staffAndSelf' | 'private' | 'knowers';

const audiences: Record<EventType, Audience> = {
  'hearing.scheduled': 'door',
  'hearing.moved': 'door',
  'hearing.continues': 'door',
  'hearing.checkInOpened': 'door',
  'hearing.opened': 'door',
  'hearing.recessed': 'door',
  'hearing.resumed': 'door',
  'hearing.adjourned': 'door',
  'hearing.suspended': 'door',
  'hearing.suspendedByAbsence': 'door',
  'hearing.convertedOffline': 'door',
  'hearing.closed': 'door',
  'hearing.cancelled': 'door',

  // Everybody is shown that the court is not recorded; why in so many words, who may know what is disputed.
  'interruption.closedEvidence': 'substance',
  'interruption.mediation': 'substance',
  'interruption.ended': 'door',

  'participant.invited': 'self',
  'participant.verified': 'self',
  'participant.declared': 'staffAndSelf',
  'participant.arrived': 'self',
  'participant.venueSet': 'self',
  'participant.seatedWith': 'self',
  'participant.admitted': 'self',
  'participant.isolated': 'self',
  'participant.released': 'self',
  'participant.removed': 'self',
  'participant.left': 'self',
  'participant.disconnected': 'self',
  'participant.returned': 'self',
  'participant.muted': 'self',
  'participant.unmuted': 'self',
  'oath.read': 'self',
  'oath.confirmed': 'self',

  'procedure.planned': 'door',
  'procedure.stageEntered': 'substance',
  'procedure.stepTaken': 'substance',
  'rollCall.recorded': 'substance',
  'point.stated': 'substance',
  'point.ordered': 'substance',
  'point.argued': 'substance',
  'point.settled': 'substance',
  'recusal.applied': 'substance',
  'recusal.ruled': 'substance',

  'floor.modeSet': 'court',
  'floor.given': 'court',
  'floor.passed': 'court',
  'floor.extended': 'court',
  'floor.withdrawn': 'court',
  'floor.yielded': 'court',
  'floor.handRaised': 'court',
  'floor.handLowered': 'court',
  'floor.handsLowered': 'court',
  'layout.set': 'court',

  'publicity.set': 'door',

  'screening.set': 'staff',
  'screening.lifted': 'staff',
  'room.opened': 'private',
  'room.invited': 'private',
  'room.allowed': 'private',
  'room.entered': 'private',
  'room.declined': 'private',
  'room.left': 'private',
  'room.locked': 'private',
  'room.closed': 'private',
  'whisper.opened': 'private',
  'whisper.joined': 'private',
  'whisper.left': 'private',
  'whisper.stopped': 'private',

  'help.asked': 'staffAndSelf',
  'equipment.failed': 'staffAndSelf',
  'alert.taken': 'staffAndSelf',
  'alert.resolved': 'staffAndSelf',
  'discipline.ordered': 'self',
  'note.made': 'staff',
  'consent.given': 'staffAndSelf',
  'online.examined': 'court',

  'evidence.deadlineSet': 'door',
  'exchange.opened': 'door',
  'exchange.closed': 'door',
  'exhibit.filed': 'knowers',
  'exhibit.described': 'knowers',
  'exhibit.proofAttached': 'knowers',
  'exhibit.exchanged': 'knowers',
  'exhibit.withdrawn': 'knowers',
  'exhibit.visibilitySet': 'knowers',
  'exhibit.opinionGiven': 'knowers',
  'exhibit.lateRuled': 'knowers',
  'exhibit.ruled': 'knowers',
  'question.asked': 'knowers',
  'question.answered': 'knowers',
  'bundle.opened': 'knowers',
  'bundle.entered': 'knowers',
  'presenter.asked': 'court',
  'presenter.named': 'court',
  'presentation.shown': 'knowers',
  'presentation.cleared': 'court',
  'presentation.played': 'knowers',
  'strokes.drawn': 'knowers',
  'strokes.undone': 'knowers',
  'strokes.cleared': 'knowers',
  'screen.shared': 'court',
  'screen.stopped': 'court',

  'rehearsal.begun': 'court',
  'rehearsal.made': 'staff',
  'rehearsal.failed': 'staff',

  'recording.started': 'court',
  'recording.interrupted': 'court',
  'recording.ended': 'court',
  'recording.gap': 'staff',
  'recording.faulted': 'staff',
  'recording.recovered': 'staff',
};

/** By what it is decided who may read what is withheld from others. */
export type Reader = Pick<ParticipantState, 'id' | 'role'>;
/** The making of the record reads as a clerk who is in no private room: exhibits, and no deliberation and no whisper. */
export const recordKeeper: Reader = { id: 'record', role: 'clerk' };

/**
 * Whether an event is kept even from the court's own people and from what they hand over, this viewer excepted:
 * deliberation is for the bench alone, of a whisper know its members and the bench, and of an exhibit those whom the
 * event names and who decides on evidence.
 */
export function isKeptFrom({ payload }: Pick<HearingEvent, 'payload'>, viewer: Reader | undefined): boolean {
  if (viewer && isOfBench(viewer)) return false;
  if ('knownTo' in payload) return !(viewer && (keepsEvidence(viewer) || payload.knownTo.includes(viewer.id)));
  if ('whisperId' in payload) return !(viewer && 'memberIds' in payload && payload.memberIds.includes(viewer.id));
  return 'kind' in payload && payload.kind === 'deliberation';
}

/** Consultation is seen from the courtroom. */
function isPrivateTo(payload: HearingEvent['payload'], view: View, viewer: ParticipantState): boolean {
  if ('whisperId' in payload) return !isKeptFrom({ payload }, viewer);
  return (view === 'full' || view === 'court') && !isKeptFrom({ payload }, viewer);
}

/** Whether this viewer may be told of the event. */
export function isToldOf(event: Pick<HearingEvent, 'type' | 'payload'>, view: View, viewer: ParticipantState | undefined): boolean {
  const audience = audiences[event.type];
  if (audience === 'door') return true;
  if (!viewer) return false;
  const isAbout = 'participantId' in event.payload && event.payload.participantId === viewer.id;
  switch (audience) {
    case 'self':
      return view !== 'door' || isAbout;
    case 'court':
      return view !== 'door';
    case 'substance':
      return view === 'full' || view === 'court';
    case 'staff':
      return view === 'full';
    case 'staffAndSelf':
      return view === 'full' || isAbout;
    case 'private':
      return isPrivateTo(event.payload, view, viewer);
    case 'knowers':
      return !isKeptFrom(event, viewer);
    default:
      return audience satisfies never;
  }
}
