import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CourtActions } from '../../court/courtState.ts';
import { useMedia } from '../../media/useMedia.ts';
import type { WhisperPlace } from '../../whisper/WhisperDesk.ts';
import { CourtroomMediaProvider } from '../courtroom/CourtroomContext.ts';
import { RemoteAudio } from '../courtroom/view/RemoteAudio.tsx';
import { type Reach, WhisperBar } from './WhisperBar.tsx';
import type { WhisperModel } from './whisperModel.ts';

interface WhisperCallProps {
  court: Pick<CourtActions, 'requestMedia' | 'onMediaMoved'>;
  place: WhisperPlace;
  mine: NonNullable<WhisperModel['mine']>;
  isBusy: boolean;
  onEnd: () => void;
  onPrivateRoom: () => void;
}

/** A whisper that goes on: its sealed sound beside the courtroom's, and its bar. */
export function WhisperCall({ court, place: { channel, sound }, mine, isBusy, onEnd, onPrivateRoom }: WhisperCallProps) {
  const { t } = useTranslation();
  const place = useMemo(() => ({ isCourtroom: false, whisperId: channel.whisperId, ...(sound ? { seal: sound } : {}) }), [channel, sound]);
  const { engine, media } = useMedia(court, sound !== undefined, place);
  const provided = useMemo(() => ({ engine, media }), [engine, media]);
  const talk = useStore(channel.store);
  const { microphone } = media;
  const own = microphone.failure ? 'failed' : !microphone.isWanted ? 'off' : microphone.isSending ? 'on' : 'starting';
  const reachOf = ({ person, hasJoined }: (typeof mine.others)[number]): Reach => {
    if (!hasJoined) return 'asked';
    if (person.status === 'disconnected') return 'lost';
    return media.peers[person.id] ? 'hears' : 'reads';
  };
  return (
    <CourtroomMediaProvider value={provided}>
      <WhisperBar
        others={mine.others.map((one) => ({ id: one.person.id, role: t(`common:role.${one.person.role}`), name: one.person.name, reach: reachOf(one) }))}
        texts={talk.texts}
        safetyNumber={talk.safetyNumber}
        microphone={sound ? own : undefined}
        isBusy={isBusy}
        onMicrophone={(isWanted) => engine?.setWanted('microphone', isWanted)}
        onSay={(body) => void channel.say(body)}
        onSayAgain={(id) => void channel.sayAgain(id)}
        onEnd={onEnd}
        onPrivateRoom={onPrivateRoom}
      />
      <RemoteAudio />
    </CourtroomMediaProvider>
  );
}
