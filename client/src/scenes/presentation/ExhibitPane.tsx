import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Pane, Stroke } from '@assize/contracts/hearing/presentation/wire';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { placeInBundle } from '../evidence/bundles/bundleWords.ts';
import { numberOf } from './exhibitWords.ts';
import { IntegrityNote } from './IntegrityNote.tsx';
import { KeyPoint } from './KeyPoint.tsx';
import { moved } from './pageGeometry.ts';
import { pagesOfHearing } from './pageImages.ts';
import { PageSheet } from './PageSheet.tsx';
import { PointerMark } from './PointerMark.tsx';
import { PageView } from './PageView.tsx';
import classes from './Presentation.module.css';
import type { PresentationModel } from './presentationModel.ts';
import { PresenterTools } from './PresenterTools.tsx';
import { StepPlayer } from './StepPlayer.tsx';
import { Strokes } from './Strokes.tsx';
import { usePages } from './usePages.ts';
import { type Pen, usePen } from './usePen.ts';
import { type Pointing, usePointer } from './usePointer.ts';
import { useStageKeys } from './useStageKeys.ts';

interface ExhibitPaneProps extends OrderProps {
  model: PresentationModel;
  pane: Pane;
  isFirst: boolean;
  /** Who shows it. */
  by: string | undefined;
  /** Whether this viewer may turn to other pages of it on their own. */
  isByRight: boolean;
  strokes: readonly Stroke[];
  serverOffsetMs: number;
  pointing: Pointing;
  onOwn: (pane: Pane) => void;
}

/** One exhibit before the court: its page or its player, and what this person may do with it. */
export function ExhibitPane({ state, isBusy, send, model, pane, isFirst, by, isByRight, strokes, serverOffsetMs, pointing, onOwn }: ExhibitPaneProps) {
  const { t } = useTranslation();
  const found = usePages(state.id, pane.exhibitId);
  const [pen, setPen] = useState<Pen>();
  const grip = useRef<{ x: number; y: number } | undefined>(undefined);
  const { isPresenter } = model;
  const [isPointing, setIsPointing] = useState(false);
  const pointer = usePointer(pane, pointing, isPresenter && isPointing);
  const { panes, isForWitness, playing } = state.presentation;
  const { own, trace, tellNow } = usePen(pane, pen, strokes, (payload) => send({ type: 'strokes.draw', payload }));
  /** What was drawn goes before what is done next: afterwards this page may not be drawn on any more. */
  const act: typeof send = (command) => {
    tellNow();
    return send(command);
  };
  const show = (next: Pane): void => {
    if (!isPresenter) onOwn(next);
    else void act({ type: 'presentation.show', payload: { panes: panes.map((one) => (one.exhibitId === pane.exhibitId ? next : one)), isForWitness } });
  };
  const manifest = found?.pages;
  const count = manifest?.status === 'ready' ? manifest.pages.length : 0;
  const keys = useStageKeys({
    pane,
    pages: count,
    mayTurn: isPresenter ? model.mayTurn : isByRight,
    hasPen: isPresenter && (pen !== undefined || isPointing),
    onPane: show,
    onTrace: trace,
    onPoint: (at) => {
      if (isPresenter && isPointing) pointer.move(at);
    },
  });
  if (!found || !manifest)
    return (
      <div className={classes.waiting} role="status">
        {t('presentation:loading')}
      </div>
    );
  const number = numberOf(t, found.number);
  const shape = manifest.status === 'ready' ? manifest.pages[pane.page - 1] : undefined;
  const isPlayable = found.playable !== null;
  const place = placeInBundle(state, pane.exhibitId, pane.page);
  const words = { number, title: found.title, page: pane.page, pages: count };
  /** A page that was enlarged is moved by hand; with a pen it is drawn on. */
  const drag = (phase: 'down' | 'move' | 'up', at: { x: number; y: number }): void => {
    if (phase === 'down') grip.current = at;
    const from = grip.current;
    if (phase !== 'up' || !from || !pane.region) return;
    grip.current = undefined;
    show({ ...pane, region: moved(pane.region, from.x - at.x, from.y - at.y) });
  };
  const mayMove = isPresenter || isByRight;
  const onTrace =
    isPresenter && pen
      ? trace
      : isPresenter && isPointing
        ? (_: unknown, at: { x: number; y: number }) => pointer.move(at)
        : mayMove && pane.region
          ? drag
          : undefined;
  const ahead = isByRight ? [pane.page + 1, pane.page - 1].filter((page) => page >= 1 && page <= count) : [];
  return (
    <article className={classes.pane}>
      <header className={classes.head}>
        <strong data-testid="exhibit-where">{t(isPlayable ? 'presentation:whereFilm' : 'presentation:where', words)}</strong>
        {place ? <span data-testid="bundle-place">{t('evidence:bundle.place', place)}</span> : null}
        {by === undefined || !isFirst ? null : <span>{t('presentation:by', { who: by })}</span>}
        {!isPresenter && isByRight && count > 1 ? (
          <span className={classes.around}>
            {([-1, 1] as const).map((by_) => (
              <ActionIcon
                key={by_}
                size={44}
                variant="default"
                aria-label={`${t(by_ < 0 ? 'presentation:tools.previous' : 'presentation:tools.next')} (${t('presentation:ownTurn')})`}
                disabled={pane.page + by_ < 1 || pane.page + by_ > count}
                onClick={() => onOwn({ ...pane, page: pane.page + by_, region: null })}
                data-testid={by_ < 0 ? 'own-previous' : 'own-next'}
              >
                {by_ < 0 ? <IconChevronLeft aria-hidden="true" /> : <IconChevronRight aria-hidden="true" />}
              </ActionIcon>
            ))}
          </span>
        ) : null}
        <IntegrityNote hearingId={state.id} exhibitId={pane.exhibitId} />
      </header>
      {manifest.status === 'pending' ? (
        <p className={classes.waiting} role="status">
          {t('presentation:pending')}
        </p>
      ) : null}
      {manifest.status === 'failed' ? (
        <p className={classes.waiting} role="alert">
          {t(`presentation:fault.${manifest.fault}`)}
        </p>
      ) : null}
      {manifest.status === 'ready' && found.playable !== null ? (
        <StepPlayer
          src={found.playable}
          label={t('presentation:player', { number })}
          playing={playing?.exhibitId === pane.exhibitId ? playing : undefined}
          serverOffsetMs={serverOffsetMs}
          onPlay={
            isPresenter
              ? (isPlaying, positionMs) => void send({ type: 'presentation.play', payload: { exhibitId: pane.exhibitId, isPlaying, positionMs } })
              : undefined
          }
        />
      ) : null}
      {shape && !isPlayable ? (
        <PageSheet label={t('presentation:where', words)} testId={isFirst ? 'sheet' : 'sheet-beside'} onKeyDown={keys.onKeyDown}>
          <PageView
            from={pagesOfHearing(state.id)}
            pane={pane}
            shape={shape}
            ahead={ahead}
            strokes={strokes}
            label={t('presentation:pageOf', words)}
            onTrace={onTrace}
            over={
              <>
                <Strokes strokes={own} shape={shape} />
                {pointer.at ? <PointerMark at={pointer.at} shape={shape} /> : null}
                {isPresenter && pen ? <KeyPoint at={keys.point} shape={shape} isDown={keys.isDown} /> : null}
              </>
            }
          />
        </PageSheet>
      ) : null}
      {isPresenter && manifest.status === 'ready' ? (
        <PresenterTools
          state={state}
          isBusy={isBusy}
          send={act}
          isFirst={isFirst}
          model={model}
          pane={pane}
          pages={count}
          isPlayable={isPlayable}
          pen={pen}
          onPen={(next) => {
            setPen(next);
            setIsPointing(false);
          }}
          isPointing={isPointing}
          onPointing={(isOn) => {
            setIsPointing(isOn);
            setPen(undefined);
          }}
          onPane={show}
        />
      ) : null}
    </article>
  );
}
