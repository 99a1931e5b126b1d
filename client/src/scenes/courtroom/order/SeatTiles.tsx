import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seat } from '../model/arrangeSeats.ts';
import { SeatView } from '../view/SeatView.tsx';
import { arrangeTiles, type Viewport } from './layouts.ts';
import classes from './SeatTiles.module.css';

interface SeatTilesProps {
  seats: readonly Seat[];
  speakingId: string | undefined;
  isClosed: boolean;
  label: string;
  layout: 'bench' | 'allSeats';
  /** Stands above the tiles, e.g. the emblem. */
  head?: ReactNode;
  /** For tests, and until the area has been measured. */
  area?: Viewport;
}

const beforeMeasured: Viewport = { widthPx: 960, heightPx: 560 };

/** Seats as equal tiles that never leave their area; where there are too many, page by page. */
export function SeatTiles({ seats, speakingId, isClosed, label, layout, head, area = beforeMeasured }: SeatTilesProps) {
  const { t } = useTranslation();
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const [page, setPage] = useState(0);
  const measured = width > 0 && height > 0 ? { widthPx: width, heightPx: height } : area;
  const ids = seats.map((seat) => seat.participantId);
  const shown = arrangeTiles(ids, measured, page);
  return (
    <section className={classes.tiles} aria-label={label} data-testid="seat-tiles" data-layout={layout}>
      {head}
      <div ref={ref} className={classes.tileArea}>
        {shown.tiles.map((tile) => {
          const seat = seats.find((one) => one.participantId === tile.participantId);
          return seat ? (
            <div key={tile.participantId} className={classes.tile} style={{ left: tile.leftPx, top: tile.topPx, width: tile.widthPx, height: tile.heightPx }}>
              <SeatView seat={seat} isSpeaking={seat.participantId === speakingId} isClosed={isClosed} />
            </div>
          ) : null;
        })}
      </div>
      {/* The row of the pages is always there: tiles do not change their size when one more person is named. */}
      <div className={classes.pages} data-empty={shown.pages === 1}>
        {shown.pages > 1 ? (
          <>
            <Button variant="default" size="sm" disabled={shown.page === 0} onClick={() => setPage(shown.page - 1)}>
              {t('order:layout.earlier')}
            </Button>
            <span aria-live="polite">{t('order:layout.page', { number: shown.page + 1, total: shown.pages })}</span>
            <Button variant="default" size="sm" disabled={shown.page === shown.pages - 1} onClick={() => setPage(shown.page + 1)}>
              {t('order:layout.later')}
            </Button>
          </>
        ) : null}
      </div>
    </section>
  );
}
