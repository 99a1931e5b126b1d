import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { Button, Modal, NumberInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import { api } from '../../session/session.ts';
import { LookTools } from '../presentation/LookTools.tsx';
import { pagesOfCase } from '../presentation/pageImages.ts';
import { PageSheet } from '../presentation/PageSheet.tsx';
import { PageView } from '../presentation/PageView.tsx';
import { PageWords } from '../presentation/PageWords.tsx';
import classes from '../presentation/Presentation.module.css';
import { ToolButton } from '../presentation/ToolButton.tsx';
import { useStageKeys } from '../presentation/useStageKeys.ts';
import { OwnNote } from './OwnNote.tsx';
import type { ToRead } from './ReaderContext.ts';

interface ReaderDialogProps {
  caseId: string;
  toRead: ToRead;
  onClose: () => void;
}

/** A document of a case, page by page, with its reader's name in each page and notes that nobody else reads. */
export function ReaderDialog({ caseId, toRead: { documentId, title, page: firstPage }, onClose }: ReaderDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const [pane, setPane] = useState<Pane>({ exhibitId: documentId, page: firstPage, rotation: 0, region: null });
  const query = useQuery({
    queryKey: ['caseDocumentPages', caseId, documentId],
    queryFn: () => api('GET /api/case-files/:caseId/documents/:documentId/pages', { params: { caseId, documentId } }),
    // A page may be closed to its reader at any moment: hours end, a period is taken back.
    refetchInterval: ({ state }) => (state.data?.pages.status === 'pending' ? 1500 : 30_000),
  });
  const manifest = query.data?.pages;
  const count = manifest?.status === 'ready' ? manifest.pages.length : 0;
  const shape = manifest?.status === 'ready' && !query.error ? manifest.pages[pane.page - 1] : undefined;
  const turn = (page: number): void => setPane({ ...pane, page: Math.min(Math.max(1, page), Math.max(1, count)), region: null });
  const keys = useStageKeys({ pane, pages: count, mayTurn: true, hasPen: false, onPane: setPane, onTrace: () => undefined });
  const where = t('reader:where', { title, page: pane.page, pages: count });
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      classNames={{ body: classes.reading ?? '', content: classes.readingContent ?? '' }}
    >
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {!query.error && (!manifest || manifest.status === 'pending') ? (
        <p role="status">{t(manifest ? 'presentation:pending' : 'presentation:loading')}</p>
      ) : null}
      {manifest?.status === 'failed' ? <p role="alert">{t(`presentation:fault.${manifest.fault}`)}</p> : null}
      {query.data?.playable ? (
        // What is filed has no captions.
        <video className={classes.film} src={query.data.playable} controls aria-label={title} />
      ) : null}
      {shape && !query.data?.playable ? (
        <>
          <div className={classes.tools} role="toolbar" aria-label={t('reader:tools')}>
            <ToolButton testId="read-previous" tool="previous" Icon={IconChevronLeft} isDisabled={pane.page <= 1} onPress={() => turn(pane.page - 1)} />
            <ToolButton testId="read-next" tool="next" Icon={IconChevronRight} isDisabled={pane.page >= count} onPress={() => turn(pane.page + 1)} />
            <NumberInput
              w={90}
              aria-label={t('reader:goTo')}
              value={pane.page}
              min={1}
              max={count}
              allowDecimal={false}
              onChange={(value) => (typeof value === 'number' ? turn(value) : undefined)}
              data-testid="go-to-page"
            />
            <LookTools pane={pane} onPane={setPane} />
            <span aria-live="polite">{where}</span>
          </div>
          <PageSheet label={where} testId="reading-sheet" onKeyDown={keys.onKeyDown}>
            <PageView
              from={pagesOfCase(caseId)}
              pane={pane}
              shape={shape}
              ahead={[pane.page + 1, pane.page + 2].filter((page) => page <= count)}
              strokes={[]}
              label={where}
            />
          </PageSheet>
          <OwnNote key={pane.page} caseId={caseId} documentId={documentId} page={pane.page} onGo={turn} />
          <PageWords from={pagesOfCase(caseId)} exhibitId={documentId} page={pane.page} />
        </>
      ) : null}
      <Button variant="default" onClick={onClose} data-testid="close-reader">
        {t('common:action.close')}
      </Button>
    </Modal>
  );
}
