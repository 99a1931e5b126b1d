import { Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import { numberOf } from './exhibitWords.ts';
import { LookTools } from './LookTools.tsx';
import { fetchWords } from './pageImages.ts';
import { PageSheet } from './PageSheet.tsx';
import { PageView } from './PageView.tsx';
import classes from './Presentation.module.css';
import { firstPane } from './presentationModel.ts';
import { ToolButton } from './ToolButton.tsx';
import { usePages } from './usePages.ts';
import { useStageKeys } from './useStageKeys.ts';

/** Reading an exhibit on one's own, page by page, before the day and after it. */
export function PagesDialog({ hearingId, exhibit, onClose }: { hearingId: string; exhibit: Exhibit; onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const [pane, setPane] = useState<Pane>(() => firstPane(exhibit.id));
  const found = usePages(hearingId, exhibit.id);
  const manifest = found?.pages;
  const count = manifest?.status === 'ready' ? manifest.pages.length : 0;
  const shape = manifest?.status === 'ready' ? manifest.pages[pane.page - 1] : undefined;
  const keys = useStageKeys({ pane, pages: count, mayTurn: true, hasPen: false, onPane: setPane, onTrace: () => undefined });
  const number = numberOf(t, exhibit.number);
  const words = { number, title: exhibit.title, page: pane.page, pages: count };
  const turn = (page: number): void => setPane({ ...pane, page, region: null });
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
            <LookTools pane={pane} onPane={setPane} />
            <span aria-live="polite">{t('presentation:where', words)}</span>
          </div>
          <PageSheet label={t('presentation:where', words)} testId="reading-sheet" onKeyDown={keys.onKeyDown}>
            <PageView
              hearingId={hearingId}
              pane={pane}
              shape={shape}
              ahead={[pane.page + 1].filter((page) => page <= count)}
              strokes={[]}
              label={t('presentation:pageOf', words)}
            />
          </PageSheet>
          <PageWords hearingId={hearingId} exhibitId={exhibit.id} page={pane.page} />
        </>
      ) : null}
    </Modal>
  );
}

/** The words of a page for whoever reads with ears or searches; asked for when they are opened. */
function PageWords(asked: { hearingId: string; exhibitId: string; page: number }) {
  const { t } = useTranslation();
  const { hearingId, exhibitId, page } = asked;
  const [isOpen, setIsOpen] = useState(false);
  const [words, setWords] = useState<string>();
  useEffect(() => {
    if (!isOpen) return;
    let isOver = false;
    setWords(undefined);
    fetchWords({ hearingId, exhibitId, page }).then(
      (found) => {
        if (!isOver) setWords(found);
      },
      () => {
        if (!isOver) setWords('');
      },
    );
    return () => {
      isOver = true;
    };
  }, [hearingId, exhibitId, page, isOpen]);
  return (
    <details className={classes.words} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary data-testid="page-words">{t('presentation:words')}</summary>
      <pre>{words === undefined ? t('presentation:loading') : words || t('presentation:noWords')}</pre>
    </details>
  );
}
