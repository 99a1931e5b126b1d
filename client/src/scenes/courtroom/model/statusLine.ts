import { isShutOut } from '@assize/contracts/hearing/interruption/state';
import { isCourtRole, isPresidingRole } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { CourtStatus } from '../../../court/courtState.ts';
import type { MediaState } from '../../../media/mediaState.ts';
import { hasFloor, speaksFreely } from '@assize/contracts/hearing/floor/state';
import { floorWords } from '../order/floorWords.ts';
import { stageKey } from '../order/wording.ts';
import { ownControl } from './ownControls.ts';
import type { Sentence } from './sentence.ts';

interface Given {
  state: HearingState;
  me: ParticipantState;
  court: CourtStatus;
  media: Pick<MediaState, 'status' | 'grant' | 'microphone' | 'camera' | 'failure'>;
  /** Who is heard now, if anybody. */
  speakingId: string | undefined;
}

/** Bench and clerk are told who is at the door, also while they sit. */
function whoWaits(state: HearingState, me: ParticipantState): Sentence[] {
  const count = isCourtRole(me.role) ? Object.values(state.participants).filter((one) => one.status === 'waiting').length : 0;
  return count === 0 ? [] : [{ key: 'courtroom:line.waiting', values: { count } }];
}

/** The stage, who is heard, who may speak. Who speaks is not said again where the court gave them the floor. */
function inSession({ state, me, speakingId }: Given): Sentence[] {
  if (isShutOut(state, me)) return [{ key: 'interruption:line.shutOut' }];
  const { stage } = state.procedure;
  const speaker = speakingId === undefined ? undefined : state.participants[speakingId];
  const isByFloor = speaker !== undefined && state.floor.mode !== 'open' && !speaksFreely(speaker) && hasFloor(state.floor, speaker);
  const floor = floorWords(state, me);
  const where: Sentence[] = stage === null ? [] : [{ key: 'order:line.stage', names: { stage: stageKey(stage, state.procedure) } }];
  const heard: Sentence[] = !speaker || isByFloor ? [] : [speaker.id === me.id ? { key: 'courtroom:line.youSpeak' } : speaks(speaker)];
  const found = [...where, ...heard, ...floor];
  return found.length > 0 ? found : [{ key: 'courtroom:line.inSession' }];
}
function speaks({ role, name }: ParticipantState): Sentence {
  return { key: 'courtroom:line.speaks', role, values: { name } };
}

function whatHappens(given: Given): Sentence[] {
  const { state, me } = given;
  switch (state.status) {
    case 'scheduled':
      return [{ key: isCourtRole(me.role) ? 'courtroom:line.scheduledStaff' : 'courtroom:line.scheduled' }];
    case 'checkIn': {
      if (!isCourtRole(me.role)) return [{ key: 'courtroom:line.checkIn' }];
      const waiting = whoWaits(state, me);
      return [
        { key: isPresidingRole(me.role) ? 'courtroom:line.checkInPresiding' : 'courtroom:line.checkInStaff' },
        ...(waiting.length > 0 ? waiting : [{ key: 'courtroom:line.nobodyWaits' }]),
      ];
    }
    case 'inSession':
      return [...inSession(given), ...whoWaits(state, me)];
    case 'recess':
      return [{ key: 'courtroom:line.recess' }, ...reasonOf(state)];
    case 'suspended':
      return [{ key: 'courtroom:line.suspended' }, ...reasonOf(state)];
    case 'adjourned':
    case 'convertedOffline':
    case 'closed':
    case 'cancelled':
      return [{ key: `courtroom:line.${state.status}` }];
    default:
      return state.status satisfies never;
  }
}

function reasonOf(state: HearingState): Sentence[] {
  return state.reason === null ? [] : [{ key: 'courtroom:line.reason', values: { reason: state.reason } }];
}

function howIAmHeard({ state, me, media }: Given): Sentence[] {
  if (isShutOut(state, me)) return [];
  switch (ownControl('microphone', state, me, media)) {
    case 'whispering':
      return [{ key: 'courtroom:line.whispering' }];
    case 'mutedByCourt':
      return [{ key: 'courtroom:line.mutedByCourt' }];
    case 'noFloor':
      return [{ key: state.floor.hands.some((one) => one.participantId === me.id) ? 'order:line.handUp' : 'order:line.noFloor' }];
    case 'off':
      return [{ key: 'courtroom:line.microphoneOff' }];
    case 'failed':
      return [{ key: 'courtroom:line.microphoneFailed' }];
    case 'listenOnly':
      return [{ key: 'courtroom:line.listenOnly' }];
    case 'on':
      return [{ key: 'courtroom:line.microphoneOn' }];
    case 'closed':
    case 'starting':
      return [];
  }
}

/** The one line at the top: what is happening and what to do, in plain words for this person. */
export function statusLine(given: Given): Sentence[] {
  if (given.court === 'reconnecting') return [{ key: 'courtroom:line.reconnecting' }];
  const isMediaAway = given.media.status === 'recovering' && given.state.status === 'inSession';
  return [...(isMediaAway ? [{ key: 'courtroom:line.mediaRecovering' }] : whatHappens(given)), ...howIAmHeard(given)];
}
