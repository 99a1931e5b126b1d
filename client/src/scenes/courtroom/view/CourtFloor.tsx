import type { Side } from '@assize/contracts/hearing/roles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import emblemUrl from '../../../components/emblemDemo.svg';
import { useCourtroomMedia } from '../CourtroomContext.ts';
import { type Seat, type Seating, stripOf } from '../model/arrangeSeats.ts';
import { pictureOf } from '../model/pictureOf.ts';
import type { ScreenShape } from '../model/screenShape.ts';
import seatTiles from '../order/SeatTiles.module.css';
import { SeatTiles } from '../order/SeatTiles.tsx';
import classes from './CourtFloor.module.css';
import { SeatView } from './SeatView.tsx';
import { StageView } from './StageView.tsx';
import { VideoTile } from './VideoTile.tsx';

/** What can be drawn without a page; an exhibit that is shown stands before all of them. */
export type ShownLayout = 'speaker' | 'bench' | 'allSeats';

interface CourtFloorProps {
  shape: ScreenShape;
  seating: Seating;
  speaker: Seat | undefined;
  speakingId: string | undefined;
  status: 'scheduled' | 'checkIn' | 'inSession' | 'recess' | 'suspended';
  layout: ShownLayout;
  /** Who has the floor and for how long. */
  timer?: ReactNode;
  /** The page before the court, with whoever speaks beside it. */
  exhibit?: ReactNode;
}

/** The room itself: bench on top, plaintiff left, defendant right, clerk below; on a phone the stage and one row of seats. */
export function CourtFloor({ shape, seating, speaker, speakingId, status, layout, timer, exhibit }: CourtFloorProps) {
  const { t } = useTranslation();
  const isClosed = status === 'recess' || status === 'suspended';
  const seat = (one: Seat) => <SeatView key={one.participantId} seat={one} isSpeaking={one.participantId === speakingId} isClosed={isClosed} />;
  const zone = (side: Side) =>
    seating[side].length > 0 ? (
      <section className={classes.zone} data-side={side} aria-label={t(`common:side.${side}`)}>
        <h2 className={classes.zoneName}>{t(`common:side.${side}`)}</h2>
        <div className={classes.seats}>{seating[side].map(seat)}</div>
      </section>
    ) : null;
  const tiles = { speakingId, isClosed };
  if (exhibit && !isClosed) {
    const speaking = speaker ? [speaker] : [];
    const others = stripOf(seating).filter((one) => one !== speaker);
    return (
      <div className={classes.court} data-shape={shape} data-layout="exhibit">
        {exhibit}
        {timer}
        {/* Seats that scroll must be reachable by keyboard. */}
        <div className={classes.beside} role="group" aria-label={t('courtroom:seats')} tabIndex={0}>
          {[...speaking, ...others].map(seat)}
          <Gallery seats={seating.gallery} />
        </div>
      </div>
    );
  }
  if (layout === 'allSeats') {
    return (
      <div className={classes.court} data-shape={shape} data-layout="allSeats">
        {timer}
        <SeatTiles {...tiles} layout="allSeats" seats={stripOf(seating)} label={t('courtroom:seats')} />
        <Gallery seats={seating.gallery} />
      </div>
    );
  }
  const isBench = layout === 'bench';
  const own = shape === 'desk' ? undefined : <OwnCorner seats={stripOf(seating)} />;
  const stage = (
    <div className={classes.stage}>
      {isBench ? (
        <SeatTiles
          {...tiles}
          layout="bench"
          seats={seating.bench}
          label={t('common:side.bench')}
          head={<img src={emblemUrl} alt={t('common:court.emblem')} width={64} height={64} className={seatTiles.emblem} />}
        />
      ) : (
        <StageView speaker={speaker} status={status} own={own} />
      )}
      {timer}
    </div>
  );
  if (shape !== 'desk') {
    const strip = stripOf(seating).filter((one) => !isBench || one.side !== 'bench');
    return (
      <div className={classes.court} data-shape={shape}>
        {stage}
        {/* A row that scrolls must be reachable by keyboard. */}
        <div className={classes.strip} role="group" aria-label={t('courtroom:seats')} tabIndex={0}>
          {strip.map(seat)}
          <Gallery seats={seating.gallery} />
        </div>
      </div>
    );
  }
  return (
    <div className={classes.court} data-shape="desk">
      {/* Seats that scroll must be reachable by keyboard. */}
      <div className={classes.left} role="group" aria-label={t('courtroom:seats')} tabIndex={0}>
        {zone('plaintiff')}
      </div>
      <div className={classes.middle}>
        {isBench ? null : zone('bench')}
        {stage}
        <div className={classes.foot}>
          {zone('staff')}
          <Gallery seats={seating.gallery} />
        </div>
      </div>
      <div className={classes.right} role="group" aria-label={t('courtroom:seats')} tabIndex={0}>
        {zone('defendant')}
        {zone('third')}
        {zone('stand')}
      </div>
    </div>
  );
}

/** Observers have seats without pictures: who is there, in a line each. */
function Gallery({ seats }: { seats: readonly Seat[] }) {
  const { t } = useTranslation();
  if (seats.length === 0) return null;
  return (
    <section className={classes.gallery} aria-label={t('common:side.gallery')}>
      <h2 className={classes.zoneName}>{t('common:side.gallery')}</h2>
      <ul>
        {seats.map((one) => (
          <li
            key={one.participantId}
            data-testid={`seat-${one.role}`}
            data-participant-id={one.participantId}
            data-has-video={false}
            data-presence={one.presence}
          >
            {one.isMe ? t('courtroom:you') : one.name || t(`common:role.${one.role}`)}
            <span>{t(`courtroom:presence.${one.presence}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The own picture in a corner of the stage, on screens where the own seat may be scrolled away. */
function OwnCorner({ seats }: { seats: readonly Seat[] }) {
  const { t } = useTranslation();
  const { media } = useCourtroomMedia();
  const own = seats.find((one) => one.isMe);
  const track = own ? pictureOf(own, media) : undefined;
  if (!own || !track) return null;
  return (
    <div className={classes.own}>
      <VideoTile participantId={own.participantId} track={track} isOwn label={t('courtroom:ownPicture')} />
    </div>
  );
}
