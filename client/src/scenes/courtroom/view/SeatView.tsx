import { silentRoles } from '@assize/contracts/hearing/roles';
import { IconMessages, IconMicrophoneOff, IconUser, IconUserOff, IconVideoOff, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCourtroomMedia } from '../CourtroomContext.ts';
import type { Seat } from '../model/arrangeSeats.ts';
import { pictureOf, soundOf } from '../model/pictureOf.ts';
import { LinkLight } from './LinkLight.tsx';
import classes from './SeatView.module.css';
import { VideoTile } from './VideoTile.tsx';

interface SeatViewProps {
  seat: Seat;
  isSpeaking: boolean;
  /** Recess or fault: nobody sends a picture, whatever they chose. */
  isClosed?: boolean;
}

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** One fixed seat: the picture or what stands for it, and the plate with role and name. */
export function SeatView({ seat, isSpeaking, isClosed = false }: SeatViewProps) {
  const { t } = useTranslation();
  const { media } = useCourtroomMedia();
  const picture = pictureOf(seat, media);
  const sound = soundOf(seat, media);
  const role = t(`common:role.${seat.role}`);
  const link = seat.isMe ? media.ownLink : media.peers[seat.participantId]?.link;
  return (
    <figure
      className={classes.seat}
      data-testid={`seat-${seat.role}`}
      data-participant-id={seat.participantId}
      data-has-video={picture !== undefined}
      data-presence={seat.presence}
      data-speaking={isSpeaking}
      data-bench={seat.side === 'bench'}
    >
      <div className={classes.picture}>
        {picture ? (
          <VideoTile participantId={seat.participantId} track={picture} isOwn={seat.isMe} label={t('courtroom:pictureOf', { role, name: seat.name })} />
        ) : (
          <Stand seat={seat} isClosed={isClosed} />
        )}
        {isSpeaking ? (
          <span className={classes.speaking}>
            <IconVolume {...icon} />
            {t('courtroom:speaking')}
          </span>
        ) : null}
      </div>
      <figcaption className={classes.plate}>
        <span className={classes.role}>{role}</span>
        <span className={classes.who}>
          <span className={classes.name}>{seat.name || '\u00a0'}</span>
          {seat.isMe ? <span className={classes.me}>{t('courtroom:you')}</span> : null}
        </span>
        <span className={classes.marks}>
          {seat.isWhispering ? (
            <span className={classes.whispering} data-testid="whispering">
              <IconMessages {...icon} />
              {t('courtroom:presence.whispering')}
            </span>
          ) : null}
          {sound === 'mutedByCourt' || sound === 'off' ? (
            <IconMicrophoneOff {...icon} role="img" aria-hidden={false} aria-label={t(`courtroom:sound.${sound}`)} data-muted={sound} />
          ) : null}
          {seat.presence === 'here' && link ? <LinkLight link={link} /> : null}
        </span>
      </figcaption>
    </figure>
  );
}

/** What is in the seat when there is no picture: why, in words. */
function Stand({ seat, isClosed }: { seat: Seat; isClosed: boolean }) {
  const { t } = useTranslation();
  const isSilent = silentRoles.includes(seat.role);
  const Icon = seat.presence === 'here' ? (isSilent || seat.hostId !== undefined ? IconUser : IconVideoOff) : IconUserOff;
  const here =
    seat.hostId !== undefined
      ? t('courtroom:sharesDevice')
      : isSilent
        ? t('courtroom:listens')
        : isClosed
          ? t('courtroom:noPicture')
          : t('courtroom:cameraOff');
  return (
    <div className={classes.stand}>
      <Icon size={24} stroke={1.5} aria-hidden="true" />
      <span>{seat.presence === 'here' ? here : t(`courtroom:presence.${seat.presence}`)}</span>
    </div>
  );
}
