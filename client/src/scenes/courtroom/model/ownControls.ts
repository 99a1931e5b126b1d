import { silentRoles } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { findWhisperOf } from '@assize/contracts/hearing/whisper/state';
import { isHeldByFloor } from '../order/floorWords.ts';
import type { LocalKind, MediaState } from '../../../media/mediaState.ts';

/**
 * What the own microphone or camera button says. `closed`: nobody can hear or see now (recess, fault);
 * `listenOnly`: the role sends nothing, there is no button. `noFloor`: it is another's turn to speak. `whispering`: the
 * court does not hear what is meant for one's own side.
 */
export type OwnControl = 'on' | 'off' | 'mutedByCourt' | 'noFloor' | 'whispering' | 'closed' | 'listenOnly' | 'failed' | 'starting';

export function ownControl(
  kind: LocalKind,
  state: Pick<HearingState, 'status' | 'floor' | 'whispers'>,
  me: ParticipantState,
  media: Pick<MediaState, LocalKind | 'grant'>,
): OwnControl {
  if (silentRoles.includes(me.role)) return 'listenOnly';
  if (state.status !== 'checkIn' && state.status !== 'inSession') return 'closed';
  if (kind === 'microphone' && findWhisperOf(state, me.id)) return 'whispering';
  if (kind === 'microphone' && me.isMuted) return 'mutedByCourt';
  if (kind === 'microphone' && isHeldByFloor(state, me)) return 'noFloor';
  const source = media[kind];
  if (!source.isWanted) return 'off';
  if (source.failure) return 'failed';
  return source.isSending ? 'on' : 'starting';
}
