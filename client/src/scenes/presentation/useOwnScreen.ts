import { can } from '@assize/contracts/hearing/permissions';
import type { HearingState } from '@assize/contracts/hearing/state';
import { useEffect, useMemo, useRef, useState } from 'react';
import { canShareScreen, openScreen } from '../../media/devices.ts';
import { useCourtroomMedia } from '../courtroom/CourtroomContext.ts';
import type { Acts } from '../courtroom/useActs.ts';
import type { ScreenShare } from './ScreenShareContext.ts';
import { nextOfShare } from './shareModel.ts';

/** From asking the court to the picture that flows, and back: the court is asked first, and told whatever ends it here. */
export function useOwnScreen(state: HearingState, meId: string, { perform, send }: Pick<Acts, 'perform' | 'send'>): ScreenShare {
  const { engine, media } = useCourtroomMedia();
  const [isChoosing, setIsChoosing] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  /** The place of the leave in the log: what the court's state said before it is not yet about it. */
  const [leaveSeq, setLeaveSeq] = useState(0);
  const isMine = state.presentation.sharingId === meId;
  const hasTrack = media.screen.track !== undefined;
  const mayTell = can('screen.stop', state, meId);
  const isTold = state.seq >= leaveSeq;
  const latest = useRef({ engine, isMine, isTold, perform, send });
  useEffect(() => {
    latest.current = { engine, isMine, isTold, perform, send };
  });
  useEffect(
    () => () => {
      latest.current.engine = undefined; // a screen chosen after the courtroom was left is not shared
    },
    [],
  );
  useEffect(() => {
    const next = nextOfShare({ isMine, hasTrack, isChoosing, mayTell, isTold });
    if (next === 'endTrack') engine?.endScreen();
    if (next === 'giveBack') void latest.current.send({ type: 'screen.stop', payload: {} });
  }, [engine, isMine, hasTrack, isChoosing, mayTell, isTold]);
  return useMemo(() => {
    const choose = async (): Promise<void> => {
      const leave = await latest.current.perform({ type: 'screen.share', payload: {} });
      if (!leave) return;
      setLeaveSeq(leave.seq);
      const opened = await openScreen();
      if (typeof opened === 'string') {
        setHasFailed(true);
        return; // the leave is given back by itself
      }
      const now = latest.current;
      const isTakenAway = now.isTold && !now.isMine;
      if (now.engine && !isTakenAway) now.engine.shareScreen(opened);
      else opened.stop();
    };
    return {
      canShare: canShareScreen(),
      isChoosing,
      hasFailed,
      share: () => {
        setHasFailed(false);
        setIsChoosing(true);
        void choose().finally(() => setIsChoosing(false));
      },
      stop: () => void latest.current.send({ type: 'screen.stop', payload: {} }),
      forgetFailure: () => setHasFailed(false),
    };
  }, [isChoosing, hasFailed]);
}
