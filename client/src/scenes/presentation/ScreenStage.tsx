import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { useCourtroomMedia } from '../courtroom/CourtroomContext.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { VideoTile } from '../courtroom/view/VideoTile.tsx';
import { useScreenShare } from './ScreenShareContext.ts';
import classes from './ScreenShare.module.css';

/** Somebody's screen before the court, where an exhibit would be; `mayStop`: who presides takes it off. */
export function ScreenStage({ sharer, mayStop, isBusy }: { sharer: ParticipantState; mayStop: boolean; isBusy: boolean }) {
  const { t } = useTranslation();
  const { media } = useCourtroomMedia();
  const { stop } = useScreenShare();
  const who = whoIs(t, sharer);
  const shared = Object.values(media.tracks).find((one) => one.participantId === sharer.id && one.source === 'screen' && !one.isPaused);
  return (
    <section className={classes.stage} aria-label={t('presentation:screen.stage')} data-testid="screen-stage" data-has-video={shared !== undefined}>
      <div className={classes.head}>
        <p role="status">{t('presentation:screen.shares', { who })}</p>
        {mayStop ? (
          <Button size="sm" variant="default" className={classes.stop ?? ''} disabled={isBusy} onClick={stop} data-testid="stop-screen">
            {t('presentation:screen.stopOf', { who })}
          </Button>
        ) : null}
      </div>
      <div className={classes.picture}>
        {shared ? (
          <VideoTile participantId={sharer.id} source="screen" track={shared.track} label={t('presentation:screen.pictureOf', { who })} />
        ) : (
          <p className={classes.waiting}>{t('presentation:screen.waiting')}</p>
        )}
      </div>
    </section>
  );
}
