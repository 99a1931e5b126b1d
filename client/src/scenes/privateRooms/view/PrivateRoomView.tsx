import { Button } from '@mantine/core';
import { findRoomOf, type PrivateRoom } from '@assize/contracts/hearing/rooms/state';
import { IconDoorExit, IconLock, IconLockOpen, IconMicrophone, IconMicrophoneOff, IconShieldLock, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../../components/LanguageSwitch.tsx';
import type { LocalKind } from '../../../media/mediaState.ts';
import { useCourtroomMedia } from '../../courtroom/CourtroomContext.ts';
import { arrangeSeats } from '../../courtroom/model/arrangeSeats.ts';
import { MediaBanner } from '../../courtroom/view/MediaBanner.tsx';
import { RemoteAudio } from '../../courtroom/view/RemoteAudio.tsx';
import { useSpeaking } from '../../courtroom/useFloor.ts';
import { SeatView } from '../../courtroom/view/SeatView.tsx';
import { roomSentences } from '../model/roomSentences.ts';
import classes from './PrivateRooms.module.css';
import type { TalkProps } from './PrivateTalkPanel.tsx';

const icon = { size: 22, stroke: 1.75, 'aria-hidden': true } as const;
const icons = { microphone: [IconMicrophone, IconMicrophoneOff], camera: [IconVideo, IconVideoOff] } as const;

interface PrivateRoomViewProps extends TalkProps {
  onToggle: (kind: LocalKind, isWanted: boolean) => void;
}

/** A private room from within: who is here, that nothing is recorded, what the court does meanwhile, and the way back. */
export function PrivateRoomView({ state, me, isBusy, send, onToggle }: PrivateRoomViewProps) {
  const { t } = useTranslation();
  const { engine, media } = useCourtroomMedia();
  const speakingId = useSpeaking(engine);
  const room = findRoomOf(state, me.id);
  if (!room) return null;
  const seats = Object.values(arrangeSeats(state, me.id))
    .flat()
    .filter((seat) => room.memberIds.includes(seat.participantId))
    // In this room everyone is here, whatever the courtroom calls it.
    .map((seat) => (seat.presence === 'lost' ? seat : { ...seat, presence: 'here' as const, isMuted: false }));
  return (
    <div className={classes.page} data-testid="private-room" data-kind={room.kind} data-media={media.status}>
      <header className={classes.head}>
        <h1>{t(`rooms:${room.kind}.room`)}</h1>
        <p className={classes.secret} data-testid="recording-state">
          <IconShieldLock {...icon} />
          {t('rooms:notRecorded')}
        </p>
        <LanguageSwitch />
      </header>
      <p className={classes.line} aria-live="polite" data-testid="status-line">
        {roomSentences(state, room, me.id)
          .map(({ key, values }) => t(key, { ...values, status: t(`common:status.${state.status}`) }))
          .join(' ')}
      </p>
      <MediaBanner failure={media.failure} microphone={media.microphone.failure} camera={media.camera.failure} />
      <main className={classes.seats} aria-label={t('rooms:here')}>
        {seats.map((seat) => (
          <SeatView key={seat.participantId} seat={seat} isSpeaking={seat.participantId === speakingId} />
        ))}
      </main>
      <footer>
        <div className={classes.bar} role="group" aria-label={t('courtroom:controls')}>
          {(['microphone', 'camera'] as const).map((kind) => {
            const isOn = media[kind].isWanted && !media[kind].failure;
            const [On, Off] = icons[kind];
            return (
              <Button
                key={kind}
                variant={isOn ? 'filled' : 'default'}
                aria-pressed={isOn}
                leftSection={isOn ? <On {...icon} /> : <Off {...icon} />}
                onClick={() => onToggle(kind, !isOn)}
                data-testid={`toggle-${kind}`}
              >
                {t(`courtroom:own.${kind}.${isOn ? 'on' : 'off'}`)}
              </Button>
            );
          })}
          <LockButton room={room} isBusy={isBusy} send={send} />
          <Button
            variant="default"
            leftSection={<IconDoorExit {...icon} />}
            disabled={isBusy}
            onClick={() => void send({ type: 'room.leave', payload: { roomId: room.id } })}
            data-testid="leave-room"
          >
            {t(me.consultingFrom === 'waiting' ? 'rooms:backToWaiting' : 'rooms:backToCourt')}
          </Button>
        </div>
      </footer>
      <RemoteAudio />
    </div>
  );
}

function LockButton({ room, isBusy, send }: Pick<TalkProps, 'isBusy' | 'send'> & { room: PrivateRoom }) {
  const { t } = useTranslation();
  const Icon = room.isLocked ? IconLock : IconLockOpen;
  return (
    <Button
      variant="default"
      aria-pressed={room.isLocked}
      leftSection={<Icon {...icon} />}
      disabled={isBusy}
      onClick={() => void send({ type: 'room.lock', payload: { roomId: room.id, isLocked: !room.isLocked } })}
      data-testid="lock-room"
    >
      {t(room.isLocked ? 'rooms:unlock' : 'rooms:lock')}
    </Button>
  );
}
