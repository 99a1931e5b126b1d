import { Button, Loader } from '@mantine/core';
import { shownBox, turnedPage } from '@assize/contracts/hearing/presentation/geometry';
import type { Pane, Stroke } from '@assize/contracts/hearing/presentation/wire';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toUnits } from './pageGeometry.ts';
import classes from './Presentation.module.css';
import { Strokes } from './Strokes.tsx';
import { usePagePicture } from './usePages.ts';

interface PageViewProps {
  /** By which right its picture is asked for: `pagesOfHearing`, or a moment of a replay. */
  from: string;
  pane: Pane;
  shape: readonly [number, number];
  /** Pages that are fetched ahead. */
  ahead: readonly number[];
  strokes: readonly Stroke[];
  /** For whom it is not drawn: what it is. */
  label: string;
  /** What lies over the page, in its own units: a line that is being drawn, a pointer. */
  over?: ReactNode;
  /** Places on the page as the finger or the pointer goes: down, on, up. */
  onTrace?: ((phase: 'down' | 'move' | 'up', at: { x: number; y: number }) => void) | undefined;
}

/** One page as it lies before the court: turned, its part large, with its marks. The same drawing for everybody. */
export function PageView({ from, pane, shape, ahead, strokes, label, over, onTrace }: PageViewProps) {
  const { t } = useTranslation();
  const sheet = useRef<SVGGElement>(null);
  const size = pane.region && pane.region.width < 7000 ? 'zoom' : 'screen';
  const { url, isLoading, fault, again } = usePagePicture({ from, exhibitId: pane.exhibitId, page: pane.page, size }, ahead);
  const { transform } = turnedPage(shape, pane.rotation);
  const box = shownBox(shape, pane);
  const trace = (phase: 'down' | 'move' | 'up', event: React.PointerEvent): void => {
    const matrix = sheet.current?.getScreenCTM();
    if (!onTrace || !matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    onTrace(phase, toUnits(shape, x, y));
  };
  return (
    <div
      className={classes.page}
      data-testid="exhibit-page"
      data-exhibit-id={pane.exhibitId}
      data-page={pane.page}
      data-loaded={url !== undefined}
      data-traced={onTrace !== undefined}
    >
      <svg
        role="img"
        aria-label={label}
        viewBox={[box.x, box.y, box.width, box.height].join(' ')}
        preserveAspectRatio="xMidYMid meet"
        onPointerDown={(event) => {
          if (!onTrace) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          trace('down', event);
        }}
        onPointerMove={(event) => trace('move', event)}
        onPointerUp={(event) => trace('up', event)}
        onPointerCancel={(event) => trace('up', event)}
      >
        <g ref={sheet} transform={transform}>
          <rect width={shape[0]} height={shape[1]} fill="#fff" />
          {url === undefined ? null : <image href={url} width={shape[0]} height={shape[1]} preserveAspectRatio="none" />}
          <Strokes strokes={strokes} shape={shape} />
          {over}
        </g>
      </svg>
      {isLoading ? (
        <p className={classes.note} role="status">
          <Loader size="sm" aria-hidden="true" /> {t('presentation:loading')}
        </p>
      ) : null}
      {fault === undefined ? null : (
        <div className={classes.note} role="alert">
          <p>{t('presentation:fault.notLoaded')}</p>
          <Button size="sm" onClick={again} data-testid="page-again">
            {t('presentation:again')}
          </Button>
        </div>
      )}
    </div>
  );
}
