import { ActionIcon, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconMinus, IconPlus, IconRotateClockwise } from '@tabler/icons-react';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import { numberOf } from './exhibitWords.ts';
import { zoomed } from './pageGeometry.ts';
import { fetchWords } from './pageImages.ts';
import { PageView } from './PageView.tsx';
import classes from './Presentation.module.css';
import { firstPane } from './presentationModel.ts';
import { usePages } from './usePages.ts';
import { useStageKeys } from './useStageKeys.ts';

/** Reading an exhibit on one's own, page by page, before the day and after it. */
export function PagesDialog({ hearingId, exhibit, onClose }: { hearingId: string; exhibit: Exhibit; onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const [pane, setPane] = useState<Pane>(() => firstPane(exhibit.id));
  const keysId = useId();
  const found = usePages(hearingId, exhibit.id);
  const manifest = found?.pages;
  const count = manifest?.status === 'ready' ? manifest.pages.length : 0;
  const shape = manifest?.status === 'ready' ? manifest.pages[pane.page - 1] : undefined;
  const keys = useStageKeys({ pane, pages: count, mayTurn: true, hasPen: false, onPane: setPane, onTrace: () => undefined });
  const number = numberOf(t, exhibit.number);
  const words = { number, title: exhibit.title, page: pane.page, pages: count };
  const turn = (page: number): void => setPane({ ...pane, page, region: null });
  const icon = (name: string, label: string, Icon: typeof IconPlus, onClick: () => void, disabled = false) => (
    <ActionIcon size={44} variant="default" aria-label={label} title={label} disabled={disabled} onClick={onClick} data-testid={name}>
      <Icon size={22} stroke={1.75} aria-hidden="true" />
    </ActionIcon>
  );
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
            {icon('read-previous', t('presentation:tools.previous'), IconChevronLeft, () => turn(pane.page - 1), pane.page <= 1)}
            {icon('read-next', t('presentation:tools.next'), IconChevronRight, () => turn(pane.page + 1), pane.page >= count)}
            {icon(
              'read-smaller',
              t('presentation:tools.zoomOut'),
              IconMinus,
              () => setPane({ ...pane, region: zoomed(pane.region, -1) }),
              pane.region === null,
            )}
            {icon('read-larger', t('presentation:tools.zoomIn'), IconPlus, () => setPane({ ...pane, region: zoomed(pane.region, 1) }))}
            {icon('read-turn', t('presentation:tools.turn'), IconRotateClockwise, () =>
              setPane({ ...pane, rotation: ((pane.rotation + 90) % 360) as Pane['rotation'] }),
            )}
            <span aria-live="polite">{t('presentation:where', words)}</span>
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            className={classes.sheet}
            role="application"
            aria-label={t('presentation:where', words)}
            aria-describedby={keysId}
            tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex
            onKeyDown={keys.onKeyDown}
            data-testid="reading-sheet"
          >
            <PageView
              hearingId={hearingId}
              pane={pane}
              shape={shape}
              ahead={[pane.page + 1].filter((page) => page <= count)}
              strokes={[]}
              label={t('presentation:pageOf', words)}
            />
            <p id={keysId} hidden>
              {t('presentation:keys')}
            </p>
          </div>
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
