import type { CommandType } from './commands.ts';
import { courtRoles, isIsolatedRole, type Role, roles, rolesOf } from './roles.ts';
import type { HearingState, HearingStatus, ParticipantStatus } from './state.ts';

/** One line of the table: who may do this act, while the hearing is in which states. */
export interface Permission {
  roles: readonly Role[];
  during: readonly HearingStatus[];
  /** States the actor must be in; without it, any state but removed. */
  actorIn?: readonly ParticipantStatus[];
}

const open: HearingStatus[] = ['checkIn', 'inSession', 'recess', 'suspended'];
const running: HearingStatus[] = ['inSession', 'recess', 'suspended'];
const sitting: HearingStatus[] = ['inSession'];
const gathered: HearingStatus[] = ['checkIn', 'inSession'];
const unopened: HearingStatus[] = ['scheduled', 'checkIn'];
const notEnded: HearingStatus[] = ['scheduled', ...open];

const everyone = roles;
const presiding = rolesOf('presiding');
/** Direct and record. */
const order: Role[] = [...presiding, 'clerk'];
/** Keep the door: the bailiff leads people in and out, the assistant prepares. */
const door: Role[] = [...order, 'judgeAssistant', 'bailiff'];
/** Get the case ready for its day. */
const preparing: Role[] = [...order, 'judgeAssistant'];
const discipline: Role[] = [...order, 'bailiff'];
/** Who has a claim, answers it, or acts for them. */
const parties = rolesOf('party', 'representative');
const speakers = rolesOf('party', 'representative', 'testifying', 'interpreter');
const confidants = rolesOf('presiding', 'bench', 'party', 'representative', 'interpreter').concat('clerk', 'judgeAssistant');
/** May put exhibits before the court, each with leave. */
const presenters = rolesOf('presiding', 'bench', 'party', 'representative', 'testifying').concat('clerk', 'judgeAssistant');
/** The same without who testifies: they are shown what is put to them, and show nothing of their own. */
const sharers = presenters.filter((role) => !isIsolatedRole(role));
const whisperers = rolesOf('party', 'representative', 'interpreter');

const inCourt: ParticipantStatus[] = ['admitted'];
const here: ParticipantStatus[] = ['waiting', 'admitted', 'isolated', 'consulting'];
const beforeOrInCourt: ParticipantStatus[] = ['waiting', 'admitted', 'consulting'];

/** The table of permissions: the server decides by it, the client asks it what to show, `docs/PERMISSIONS.md` is printed from it. */
export const permissions: Record<CommandType, Permission> = {
  'hearing.openCheckIn': { roles: order, during: ['scheduled'] },
  'hearing.open': { roles: presiding, during: ['checkIn'], actorIn: inCourt },
  'hearing.recess': { roles: presiding, during: ['inSession'], actorIn: inCourt },
  'hearing.resume': { roles: presiding, during: ['recess', 'suspended'], actorIn: inCourt },
  'hearing.adjourn': { roles: presiding, during: open, actorIn: inCourt },
  'hearing.suspend': { roles: order, during: ['inSession', 'recess'], actorIn: inCourt },
  'hearing.convertOffline': { roles: presiding, during: open, actorIn: inCourt },
  'hearing.close': { roles: presiding, during: running, actorIn: inCourt },
  'hearing.cancel': { roles: order, during: unopened },

  'recording.interrupt': { roles: presiding, during: sitting, actorIn: inCourt },
  'recording.goOn': { roles: presiding, during: sitting, actorIn: inCourt },

  'participant.verify': { roles: everyone, during: notEnded },
  'participant.declare': { roles: everyone, during: notEnded },
  'participant.arrive': { roles: everyone, during: open },
  'participant.leave': { roles: everyone, during: open },
  'participant.setVenue': { roles: door, during: notEnded },
  'participant.seatWith': { roles: door, during: open, actorIn: inCourt },
  'participant.admit': { roles: door, during: open, actorIn: inCourt },
  'participant.admitAll': { roles: door, during: open, actorIn: inCourt },
  'participant.isolate': { roles: door, during: open, actorIn: inCourt },
  'participant.release': { roles: presiding, during: running, actorIn: inCourt },
  'participant.remove': { roles: presiding, during: open, actorIn: inCourt },
  'participant.mute': { roles: order, during: open, actorIn: inCourt },
  'participant.muteAll': { roles: order, during: open, actorIn: inCourt },
  'participant.unmute': { roles: order, during: open, actorIn: inCourt },
  'oath.read': { roles: order, during: sitting, actorIn: inCourt },
  'oath.confirm': { roles: rolesOf('testifying', 'interpreter'), during: sitting, actorIn: inCourt },

  'procedure.plan': { roles: preparing, during: notEnded },
  'procedure.enterStage': { roles: presiding, during: sitting, actorIn: inCourt },
  'procedure.takeStep': { roles: order, during: sitting, actorIn: inCourt },
  'rollCall.record': { roles: preparing, during: gathered, actorIn: inCourt },
  'point.state': { roles: presiding, during: running, actorIn: inCourt },
  'point.order': { roles: presiding, during: running, actorIn: inCourt },
  'point.argue': { roles: presiding, during: sitting, actorIn: inCourt },
  'point.settle': { roles: presiding, during: sitting, actorIn: inCourt },
  'recusal.apply': { roles: parties, during: sitting, actorIn: inCourt },
  'recusal.rule': { roles: presiding, during: running, actorIn: inCourt },

  'floor.setMode': { roles: presiding, during: gathered, actorIn: inCourt },
  'floor.give': { roles: presiding, during: gathered, actorIn: inCourt },
  'floor.next': { roles: presiding, during: gathered, actorIn: inCourt },
  'floor.extend': { roles: presiding, during: gathered, actorIn: inCourt },
  'floor.withdraw': { roles: presiding, during: gathered, actorIn: inCourt },
  'floor.yield': { roles: speakers, during: gathered, actorIn: inCourt },
  'floor.raiseHand': { roles: speakers, during: gathered, actorIn: inCourt },
  'floor.lowerHand': { roles: [...order, ...speakers], during: gathered, actorIn: inCourt },
  'floor.lowerAllHands': { roles: order, during: gathered, actorIn: inCourt },

  'publicity.set': { roles: presiding, during: notEnded },

  'layout.set': { roles: order, during: gathered, actorIn: inCourt },

  'screening.set': { roles: preparing, during: notEnded },
  'screening.lift': { roles: presiding, during: notEnded },

  'room.open': { roles: confidants, during: open, actorIn: beforeOrInCourt },
  'room.invite': { roles: confidants, during: open, actorIn: beforeOrInCourt },
  'room.allow': { roles: presiding, during: open, actorIn: inCourt },
  'room.enter': { roles: confidants, during: open, actorIn: beforeOrInCourt },
  'room.decline': { roles: confidants, during: open, actorIn: beforeOrInCourt },
  'room.leave': { roles: confidants, during: open, actorIn: beforeOrInCourt },
  'room.lock': { roles: confidants, during: open, actorIn: beforeOrInCourt },
  'room.close': { roles: confidants, during: open, actorIn: beforeOrInCourt },

  'whisper.open': { roles: whisperers, during: gathered, actorIn: inCourt },
  'whisper.join': { roles: whisperers, during: gathered, actorIn: inCourt },
  'whisper.leave': { roles: whisperers, during: gathered, actorIn: inCourt },
  'whisper.stop': { roles: presiding, during: gathered, actorIn: inCourt },

  'help.ask': { roles: everyone, during: open, actorIn: here },
  'equipment.report': { roles: everyone, during: notEnded },
  'alert.take': { roles: courtRoles, during: notEnded },
  'alert.resolve': { roles: courtRoles, during: notEnded },

  'discipline.order': { roles: presiding, during: running, actorIn: inCourt },
  'note.make': { roles: discipline, during: open, actorIn: inCourt },

  'consent.give': { roles: parties, during: notEnded },
  'online.examine': { roles: presiding, during: notEnded },

  'evidence.setDeadline': { roles: preparing, during: notEnded },
  'exchange.open': { roles: preparing, during: notEnded },
  'exchange.close': { roles: presiding, during: notEnded },
  'exhibit.file': { roles: [...parties, ...preparing], during: notEnded },
  'exhibit.takeStill': { roles: order, during: sitting, actorIn: inCourt },
  'exhibit.describe': { roles: [...parties, ...preparing], during: notEnded },
  'exhibit.attachProof': { roles: [...parties, ...preparing], during: notEnded },
  'exhibit.withdraw': { roles: [...parties, ...preparing], during: notEnded },
  'exhibit.setVisibility': { roles: presiding, during: notEnded },
  'exhibit.opine': { roles: parties, during: notEnded },
  'exhibit.ruleLate': { roles: presiding, during: notEnded },
  'exhibit.rule': { roles: presiding, during: sitting, actorIn: inCourt },

  'question.ask': { roles: [...rolesOf('presiding', 'bench'), ...parties], during: notEnded },
  'question.answer': { roles: [...parties, ...preparing], during: notEnded },
  'bundle.open': { roles: preparing, during: notEnded },
  'bundle.enter': { roles: preparing, during: notEnded },

  'presenter.ask': { roles: parties, during: gathered, actorIn: inCourt },
  'presenter.name': { roles: presiding, during: gathered, actorIn: inCourt },
  'presenter.handOver': { roles: presenters, during: sitting, actorIn: inCourt },
  'presentation.show': { roles: presenters, during: sitting, actorIn: inCourt },
  'presentation.clear': { roles: presenters, during: sitting, actorIn: inCourt },
  'presentation.play': { roles: presenters, during: sitting, actorIn: inCourt },
  'strokes.draw': { roles: presenters, during: sitting, actorIn: inCourt },
  'strokes.undo': { roles: presenters, during: sitting, actorIn: inCourt },
  'strokes.clear': { roles: presenters, during: sitting, actorIn: inCourt },
  'screen.share': { roles: sharers, during: sitting, actorIn: inCourt },
  'screen.stop': { roles: sharers, during: sitting, actorIn: inCourt },

  'rehearsal.make': { roles: order, during: ['checkIn'], actorIn: inCourt },
};

export type Denial = 'notAllowed' | 'wrongHearingState' | 'wrongParticipantState' | 'hearingClosed';

/** Undefined when the participant may do this act now; else why not. */
export function denialOf(act: CommandType, state: HearingState, participantId: string): Denial | undefined {
  const line = permissions[act];
  const actor = state.participants[participantId];
  if (!actor || actor.status === 'removed') return 'notAllowed';
  if (!line.roles.includes(actor.role)) return 'notAllowed';
  if (state.status === 'closed') return 'hearingClosed';
  if (!line.during.includes(state.status)) return 'wrongHearingState';
  if (line.actorIn && !line.actorIn.includes(actor.status)) return 'wrongParticipantState';
  return undefined;
}

/** Whether the client should offer this act. */
export function can(act: CommandType, state: HearingState, participantId: string): boolean {
  return denialOf(act, state, participantId) === undefined;
}
