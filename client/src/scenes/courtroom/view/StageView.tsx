import { IconDoorExit, IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCourtroomMedia } from '../CourtroomContext.ts';
import type { Seat } from '../model/arrangeSeats.ts';
import { pictureOf } from '../model/pictureOf.ts';
import classes from './StageView.module.css';
import { VideoTile } from './VideoTile.tsx';

interface StageViewProps {
  speaker: Seat | undefined;
  status: 'scheduled' | 'checkIn' | 'inSession' | 'recess' | 'suspended';
  /** The own picture in a corner, where the own seat may be out of sight. */
  own?: ReactNode;
}

/** The middle of the courtroom: whoever has the floor, large; dimmed while nobody can be heard or seen. */
export function StageView({ speaker, status, own }: StageViewProps) {
  const { t } = useTranslation();
  const { media } = useCourtroomMedia();
  const isDark = status === 'recess' || status === 'suspended';
  // Whoever sits before another's device is seen by its camera.
  const sourceId = speaker?.hostId ?? speaker?.participantId ?? '';
  const picture = speaker && !isDark ? pictureOf({ participantId: sourceId, isMe: speaker.isMe }, media) : undefined;
  const role = speaker ? t(`common:role.${speaker.role}`) : '';
  return (
    <section
      className={classes.stage}
      aria-label={t('courtroom:stage')}
      data-testid="speaker"
      data-participant-id={speaker?.participantId}
      data-has-video={picture !== undefined}
      data-dark={isDark}
    >
      {speaker && picture ? <VideoTile participantId={sourceId} track={picture} label={t('courtroom:pictureOf', { role, name: speaker.name })} /> : null}
      {isDark ? (
        <div className={classes.words}>
          {status === 'recess' ? <IconPlayerPause size={36} stroke={1.5} aria-hidden="true" /> : <IconDoorExit size={36} stroke={1.5} aria-hidden="true" />}
          <p>{status === 'recess' ? t('courtroom:stageRecess') : t('courtroom:stageSuspended')}</p>
        </div>
      ) : null}
      {!isDark && !picture ? (
        <p className={classes.words}>{speaker ? t('courtroom:stageNoPicture', { role, name: speaker.name }) : t('courtroom:stageEmpty')}</p>
      ) : null}
      {speaker && !isDark ? (
        <p className={classes.plate} data-bench={speaker.side === 'bench'}>
          <strong>{role}</strong> <span>{speaker.name}</span>
        </p>
      ) : null}
      {own}
    </section>
  );
}
