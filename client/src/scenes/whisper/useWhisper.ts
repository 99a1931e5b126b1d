import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CourtState } from '../../court/courtState.ts';
import { WhisperDesk, type WhisperPlace } from '../../whisper/WhisperDesk.ts';
import type { Acts } from '../courtroom/useActs.ts';

const nowhere = createStore<{ place: WhisperPlace | undefined }>(() => ({ place: undefined }));

/** The person's whispers for as long as the courtroom is shown. */
export function useWhisper(
  { passWhisper, onWhisper, status }: Pick<CourtState, 'passWhisper' | 'onWhisper' | 'status'>,
  { state, me, perform }: { state: HearingState; me: ParticipantState; perform: Acts['perform'] },
): { desk: WhisperDesk | undefined; place: WhisperPlace | undefined } {
  const [desk, setDesk] = useState<WhisperDesk>();
  const meId = me.id;
  useEffect(() => {
    const made = new WhisperDesk({ meId, pass: passWhisper, onWhisper });
    setDesk(made);
    return () => made.close();
  }, [meId, passWhisper, onWhisper]);
  useEffect(() => desk?.follow(state, perform), [desk, state, perform]);
  const { place } = useStore(desk?.store ?? nowhere);
  const channel = place?.channel;
  useEffect(() => {
    if (status === 'ready') void channel?.comeBack();
  }, [status, channel]);
  return { desk, place };
}
