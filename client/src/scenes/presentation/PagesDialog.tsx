import { Modal } from '@mantine/core';
import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconPencil } from '@tabler/icons-react';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import type { HearingState } from '@assize/contracts/hearing/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import { numberOf } from './exhibitWords.ts';
import { KeyPoint } from './KeyPoint.tsx';
import { LookTools } from './LookTools.tsx';
import { pagesOfHearing } from './pageImages.ts';
import { PageNotes } from './PageNotes.tsx';
import { PageSheet } from './PageSheet.tsx';
import { PageView } from './PageView.tsx';
import { PageWords } from './PageWords.tsx';
import classes from './Presentation.module.css';
import { firstPane } from './presentationModel.ts';
import { Strokes } from './Strokes.tsx';
import { ToolButton } from './ToolButton.tsx';
import { useNotes } from './useNotes.ts';
import { usePages } from './usePages.ts';
import { type Pen, usePen } from './usePen.ts';
import { useStageKeys } from './useStageKeys.ts';

/** Reading an exhibit on one's own, page by page, before the day and after it. */
interface PagesDialogProps {
  state: HearingState;
  meId: string;
  exhibit: Exhibit;
  onClose: () => void;
}

export function PagesDialog({ state, meId, exhibit, onClose }: PagesDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const hearingId = state.id;
  const [pane, setPane] = useState<Pane>(() => firstPane(exhibit.id));
  const [pen, setPen] = useState<Pen>();
  const notes = useNotes({ hearingId, exhibitId: exhibit.id, meId }, pane.page);
  const { own, trace, tellNow } = usePen(pane, pen, notes.strokes, ({ strokes }) =>
    notes
      .save((before) => ({ strokes: [...before.strokes, ...strokes] }))
      .then(
        () => true,
        () => false,
      ),
  );
  const found = usePages(hearingId, exhibit.id);
  const manifest = found?.pages;
  const count = manifest?.status === 'ready' ? manifest.pages.length : 0;
  const shape = manifest?.status === 'ready' ? manifest.pages[pane.page - 1] : undefined;
  /** What was marked on this page is kept before another is looked at. */
  const look = (next: Pane): void => {
    tellNow();
    setPane(next);
  };
  const keys = useStageKeys({ pane, pages: count, mayTurn: true, hasPen: pen !== undefined, onPane: look, onTrace: trace });
  const number = numberOf(t, exhibit.number);
  const words = { number, title: exhibit.title, page: pane.page, pages: count };
  const turn = (page: number): void => look({ ...pane, page, region: null });
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('presentation:reading', words)}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      classNames={{ body: classes.reading ?? '', content: classes.readingContent ?? '' }}
    >
      {!manifest || manifest.status === 'pending' ? <p role="status">{t(manifest ? 'presentation:pending' : 'presentation:loading')}</p> : null}
      {manifest?.status === 'failed' ? <p role="alert">{t(`presentation:fault.${manifest.fault}`)}</p> : null}
      {found?.playable ? (
        // What is filed as evidence has no captions.
        <video className={classes.film} src={found.playable} controls aria-label={t('presentation:player', { number })} data-testid="exhibit-film" />
      ) : null}
      {shape && !found?.playable ? (
        <>
          <div className={classes.tools} role="toolbar" aria-label={t('presentation:tools.label')}>
            <ToolButton testId="read-previous" tool="previous" Icon={IconChevronLeft} isDisabled={pane.page <= 1} onPress={() => turn(pane.page - 1)} />
            <ToolButton testId="read-next" tool="next" Icon={IconChevronRight} isDisabled={pane.page >= count} onPress={() => turn(pane.page + 1)} />
            <LookTools pane={pane} onPane={look} />
            <ToolButton
              testId="own-pen"
              tool="ownPen"
              Icon={IconPencil}
              isPressed={pen !== undefined}
              onPress={() => setPen(pen ? undefined : { tool: 'pen', colour: 'green' })}
            />
            <ToolButton
              testId="own-undo"
              tool="undo"
              Icon={IconArrowBackUp}
              isDisabled={notes.own.strokes.length === 0}
              onPress={() => void notes.save((before) => ({ strokes: before.strokes.slice(0, -1) })).catch(() => undefined)}
            />
            <span aria-live="polite">{t('presentation:where', words)}</span>
          </div>
          <PageSheet label={t('presentation:where', words)} testId="reading-sheet" onKeyDown={keys.onKeyDown}>
            <PageView
              from={pagesOfHearing(hearingId)}
              pane={pane}
              shape={shape}
              ahead={[pane.page + 1].filter((page) => page <= count)}
              strokes={notes.strokes}
              label={t('presentation:pageOf', words)}
              onTrace={pen ? trace : undefined}
              over={
                <>
                  <Strokes strokes={own} shape={shape} />
                  {pen ? <KeyPoint at={keys.point} shape={shape} isDown={keys.isDown} /> : null}
                </>
              }
            />
          </PageSheet>
          <PageNotes key={`${String(pane.page)} ${String(notes.isLoaded)}`} notes={notes} participants={state.participants} />
          <PageWords from={pagesOfHearing(hearingId)} exhibitId={exhibit.id} page={pane.page} />
        </>
      ) : null}
    </Modal>
  );
}
