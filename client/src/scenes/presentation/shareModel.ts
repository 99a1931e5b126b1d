import { can } from '@assize/contracts/hearing/permissions';
import { maySeeScreen } from '@assize/contracts/hearing/presentation/screen';
import { isPresidingRole } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';

/** The screen before the court, as one person may share, see and end it. */
export interface ShareModel {
  /** May ask the court to put their screen before it. */
  mayShare: boolean;
  isMine: boolean;
  /** Who shares, when it is somebody else. */
  sharer: ParticipantState | undefined;
  /** Whether that somebody's screen is for this person's eyes. */
  seesIt: boolean;
  /** May end it: who shares, and who presides. */
  mayStop: boolean;
  /** What is on record goes first: a screen stands behind an exhibit. */
  isBehind: boolean;
}

export function shareModel(state: HearingState, me: ParticipantState): ShareModel {
  const { presenterId, sharingId, panes } = state.presentation;
  const isMine = sharingId === me.id;
  const sharer = isMine || sharingId === null ? undefined : state.participants[sharingId];
  return {
    mayShare: presenterId === me.id && !isMine && me.sharesDeviceOf === null && can('screen.share', state, me.id),
    isMine,
    sharer,
    seesIt: sharer !== undefined && maySeeScreen(state, me),
    mayStop: (isMine || (sharer !== undefined && isPresidingRole(me.role))) && can('screen.stop', state, me.id),
    isBehind: panes.length > 0,
  };
}

interface ShareStanding {
  isMine: boolean;
  /** The browser gives a picture of the screen. */
  hasTrack: boolean;
  /** The person stands before the browser's own window. */
  isChoosing: boolean;
  /** The court would hear it: one's own line may be just coming back. */
  mayTell: boolean;
  /** The court's state is as new as the leave to share. */
  isTold: boolean;
}

/**
 * What is still to be done so that browser and court say the same: a picture without leave ends, and a leave without
 * a picture (ended in the browser's own bar, or the page was loaded again) is given back.
 */
export function nextOfShare({ isMine, hasTrack, isChoosing, mayTell, isTold }: ShareStanding): 'endTrack' | 'giveBack' | undefined {
  if (hasTrack && !isMine && isTold) return 'endTrack';
  return isMine && !hasTrack && !isChoosing && mayTell ? 'giveBack' : undefined;
}
