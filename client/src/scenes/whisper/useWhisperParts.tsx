import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { ReactNode } from 'react';
import type { CourtState } from '../../court/courtState.ts';
import type { Acts } from '../courtroom/useActs.ts';
import { useWhisper } from './useWhisper.ts';
import { WhisperCall } from './WhisperCall.tsx';
import { WhisperInvitation } from './WhisperInvitation.tsx';
import { whisperModel } from './whisperModel.ts';
import { WhisperStart } from './WhisperStart.tsx';
import { WhisperWatch } from './WhisperWatch.tsx';

interface WhisperParts {
  /** The button among the main acts. */
  start: ReactNode;
  /** Above the stage: being asked, and the whisper that goes on. */
  banner: ReactNode;
  /** For the presiding judge, beside the people. */
  watch: ReactNode;
  /** One whispers: the courtroom sounds softer. */
  isHushed: boolean;
}

/** All that a courtroom shows of whispers. `onPrivateRoom`: the way to talk where sound cannot be sealed. */
export function useWhisperParts(court: CourtState, given: { state: HearingState; me: ParticipantState; acts: Acts; onPrivateRoom: () => void }): WhisperParts {
  const { state, me, acts, onPrivateRoom } = given;
  const { isBusy, perform, send } = acts;
  const { desk, place } = useWhisper(court, { state, me, perform });
  const { team, mine, invitation, consulting } = whisperModel(state, me);
  return {
    start: <WhisperStart me={me} team={team} isBusy={isBusy} onStart={(withIds) => void desk?.open(withIds, perform)} />,
    banner: (
      <>
        <WhisperInvitation invitation={invitation} isBusy={isBusy} onJoin={(whisperId) => void desk?.join(whisperId, perform)} />
        {place && mine ? (
          <WhisperCall
            key={place.channel.publicKey}
            court={court}
            place={place}
            mine={mine}
            isBusy={isBusy}
            onEnd={() => void send({ type: 'whisper.leave', payload: { whisperId: mine.whisper.id } })}
            onPrivateRoom={onPrivateRoom}
          />
        ) : null}
      </>
    ),
    watch: <WhisperWatch consulting={consulting} isBusy={isBusy} onStop={(whisperId) => void send({ type: 'whisper.stop', payload: { whisperId } })} />,
    isHushed: mine !== undefined,
  };
}
