import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCourtroomMedia } from '../CourtroomContext.ts';
import type { CourtroomModel } from '../model/buildCourtroom.ts';
import type { ScreenShape } from '../model/screenShape.ts';
import type { LocalKind } from '../../../media/mediaState.ts';
import { ControlBar } from './ControlBar.tsx';
import { CourtFloor, type ShownLayout } from './CourtFloor.tsx';
import classes from './CourtroomView.module.css';
import { MediaBanner } from './MediaBanner.tsx';
import { RemoteAudio } from './RemoteAudio.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TopBar } from './TopBar.tsx';

export interface CourtroomViewProps {
  model: CourtroomModel;
  shape: ScreenShape;
  speakerId: string | undefined;
  speakingId: string | undefined;
  /** The bench's acts, shown in the bar on a desk. */
  acts?: ReactNode;
  /** Lists of bench and clerk, shown beside the court on a desk. */
  panel?: ReactNode;
  /** Who has the floor and for how long, on the stage. */
  timer?: ReactNode;
  /** Above the stage: what everyone must see now. */
  banner?: ReactNode;
  /** The main act of whoever takes part, above the own buttons. */
  mainAct?: ReactNode;
  layout?: ShownLayout;
  /** What is put before the court, where this person sees it. */
  exhibit?: ReactNode;
  /** Words of the court's staff that wait behind "more" on a phone. */
  unread?: number | undefined;
  /** Over the court's pictures, for a moment. */
  cover?: ReactNode;
  /** The courtroom sounds softer, beside a whisper. */
  isHushed?: boolean;
  onToggle: (kind: LocalKind, isWanted: boolean) => void;
  onDevices: () => void;
  onHearers: () => void;
  onLeave: () => void;
  onMore: () => void;
  onOrder?: (() => void) | undefined;
}

/** The courtroom of one person, drawn from a model: no connection, no timers. */
export function CourtroomView({
  model,
  shape,
  speakerId,
  speakingId,
  acts,
  panel,
  timer,
  banner,
  mainAct,
  layout = 'speaker',
  isHushed = false,
  cover,
  exhibit,
  ...on
}: CourtroomViewProps) {
  const { t } = useTranslation();
  const { media } = useCourtroomMedia();
  const speaker = model.seats.find((seat) => seat.participantId === speakerId);
  const isPhone = shape !== 'desk';
  return (
    <div className={classes.page} data-testid="courtroom" data-status={model.status} data-media={media.status} data-shape={shape}>
      <a className="skip-link" href="#controls">
        {t('courtroom:skip')}
      </a>
      <TopBar {...model.top} hasLanguage={!isPhone} />
      <StatusLine sentences={model.sentences} tone={model.tone} />
      <div className={classes.banner}>
        {banner}
        <MediaBanner
          failure={media.failure}
          microphone={model.microphone === 'failed' ? media.microphone.failure : undefined}
          camera={model.camera === 'failed' ? media.camera.failure : undefined}
        />
      </div>
      <main className={classes.main} data-panel={panel !== undefined && !isPhone}>
        {cover}
        <CourtFloor
          shape={shape}
          seating={model.seating}
          speaker={speaker}
          speakingId={speakingId}
          status={model.status}
          layout={layout}
          timer={timer}
          exhibit={exhibit}
        />
        {panel && !isPhone ? (
          <aside className={classes.panel} aria-label={t('courtroom:desk')} tabIndex={0}>
            {panel}
          </aside>
        ) : null}
      </main>
      <footer id="controls" tabIndex={-1}>
        <div className={classes.mainActs}>{mainAct}</div>
        <ControlBar microphone={model.microphone} camera={model.camera} isPhone={isPhone} acts={acts} {...on} />
      </footer>
      <RemoteAudio isHushed={isHushed} />
    </div>
  );
}
