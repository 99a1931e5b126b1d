import type { Role } from '@assize/contracts/hearing/roles';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { CourtStatus } from '../../../court/courtState.ts';
import type { MediaState } from '../../../media/mediaState.ts';
import { ownControl } from './ownControls.ts';

/** One sentence of the line: a key of the dictionary, the role it speaks of, and other values. */
export interface Sentence {
  key: string;
  role?: Role;
  values?: Record<string, string | number>;
}
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

function whatHappens({ state, me, speakingId }: Given): Sentence[] {
  switch (state.status) {
    case 'scheduled':
      return [{ key: isCourtRole(me.role) ? 'courtroom:line.scheduledStaff' : 'courtroom:line.scheduled' }];
    case 'checkIn': {
      if (!isCourtRole(me.role)) return [{ key: 'courtroom:line.checkIn' }];
      const waiting = whoWaits(state, me);
      return [
        { key: me.role === 'presidingJudge' ? 'courtroom:line.checkInPresiding' : 'courtroom:line.checkInStaff' },
        ...(waiting.length > 0 ? waiting : [{ key: 'courtroom:line.nobodyWaits' }]),
      ];
    }
    case 'inSession': {
      const speaker = speakingId === undefined ? undefined : state.participants[speakingId];
      const waiting = whoWaits(state, me);
      if (!speaker) return [{ key: 'courtroom:line.inSession' }, ...waiting];
      if (speaker.id === me.id) return [{ key: 'courtroom:line.youSpeak' }, ...waiting];
      return [{ key: 'courtroom:line.speaks', role: speaker.role, values: { name: speaker.name } }, ...waiting];
    }
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
  switch (ownControl('microphone', state, me, media)) {
    case 'mutedByCourt':
      return [{ key: 'courtroom:line.mutedByCourt' }];
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
