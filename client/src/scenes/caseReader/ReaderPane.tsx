import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { Button, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ComponentProps, type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../components/Details.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf, modelOf } from '../../components/scene.ts';
import { LookTools } from '../presentation/LookTools.tsx';
import { pagesOfCase } from '../presentation/pageImages.ts';
import { PageSheet } from '../presentation/PageSheet.tsx';
import { PageView } from '../presentation/PageView.tsx';
import { PageWords } from '../presentation/PageWords.tsx';
import sheet from '../presentation/Presentation.module.css';
import { ToolButton } from '../presentation/ToolButton.tsx';
import { useStageKeys } from '../presentation/useStageKeys.ts';
import { ClosedPages } from './ClosedPages.tsx';
import { GoToPage } from './GoToPage.tsx';
import { NoSuchPage } from './NoSuchPage.tsx';
import { OwnNote } from './OwnNote.tsx';
import classes from './Reader.module.css';
import type { ToRead } from './ReaderContext.ts';
import { Versions } from './Versions.tsx';
import { useDocumentPages } from './useDocumentPages.ts';
import { useSettled } from './useSettled.ts';

interface ReaderPaneProps {
  caseId: string;
  toRead: ToRead;
  /** Among which its reader may choose here. */
  documents: readonly Pick<ToRead, 'documentId' | 'title'>[];
  /** On which side of another it lies; null where it lies alone. */
  side: 'left' | 'right' | null;
  onChoose: (toRead: ToRead) => void;
  /** Lays another page beside this one; absent where there is no room for it. */
  onBeside?: ((toRead: ToRead) => void) | undefined;
  onHelp: () => void;
  /** Which page is looked at, once its reader stops there. */
  onPage?: ((page: number) => void) | undefined;
  /** To the page of the case. */
  onLeave: () => void;
}

/** One document, page by page, with its reader's name in each page and notes that nobody else reads. */
export function ReaderPane({ caseId, toRead, documents, side, ...ways }: ReaderPaneProps) {
  const { t } = useTranslation();
  const { onChoose, onBeside, onHelp, onPage, onLeave } = ways;
  const { documentId, page: firstPage, words, version } = toRead;
  const isPair = side !== null;
  const [pane, setPane] = useState<Pane>({ exhibitId: documentId, page: firstPage, rotation: 0, region: null });
  const field = useRef<HTMLInputElement>(null);
  const wordsPlace = useRef<HTMLElement>(null);
  const query = useDocumentPages(caseId, toRead);
  const model = modelOf([query], query.data ?? null);
  const fault = query.error ? codeOf(query.error) : null;
  const isClosed = model.state === 'failed' && fault === 'notFound';
  // What is open stays, with the error beside it, until it is taken away.
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const title = data?.title ?? toRead.title;
  const manifest = data?.pages;
  const count = manifest?.status === 'ready' ? manifest.pages.length : 0;
  const shape = manifest?.status === 'ready' ? manifest.pages[pane.page - 1] : undefined;
  const settled = useSettled(pane.page);
  const tellPage = useEffectEvent((page: number) => onPage?.(page));
  useEffect(() => tellPage(settled), [settled]);
  const turn = (page: number): void => setPane({ ...pane, page: Math.min(Math.max(1, page), Math.max(1, count)), region: null });
  const keys = useStageKeys({ pane, pages: count, mayTurn: true, hasPen: false, onPane: setPane, onTrace: () => undefined });
  const goTo = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  const ownKeys: Record<string, () => void> = { Home: () => turn(1), End: () => turn(count), g: goTo, '?': onHelp };
  const handleKeyDown = (event: KeyboardEvent): void => {
    const act = ownKeys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return keys.onKeyDown(event);
    event.preventDefault();
    act();
  };
  // What is named is what was replaced; named by its number, the one in force is what it is without.
  const isEarlier = version !== undefined && data !== null && version !== data.versions.at(-1)?.version;
  const place = { title, page: pane.page, pages: count, version };
  const where = isEarlier ? t('reader:versions.where', place) : t('reader:where', place);
  const from = pagesOfCase(caseId, version);
  const readVersion = (chosen: number | undefined): void => {
    const { version: _, ...current } = toRead;
    onChoose({ ...current, title, page: 1, ...(chosen === undefined ? {} : { version: chosen }) });
  };
  return (
    <section className={classes.pane} data-pair={isPair} aria-label={side === null ? title : t(`reader:${side}`, { title })} data-testid="reader-pane">
      <div className={classes.head}>
        <div className={sheet.tools} role="toolbar" aria-label={t('reader:tools')}>
          {documents.length > 1 ? (
            <NativeSelect
              className={classes.choice}
              aria-label={t('reader:document')}
              value={documentId}
              data={documents.map((one) => ({ value: one.documentId, label: one.title }))}
              onChange={(event) => {
                const chosen = documents.find((one) => one.documentId === event.currentTarget.value);
                if (chosen) onChoose({ ...chosen, page: 1, ...(words === undefined ? {} : { words }) });
              }}
              data-testid="choose-document"
            />
          ) : null}
          {shape && !data?.playable ? (
            <>
              <ToolButton testId="read-previous" tool="previous" Icon={IconChevronLeft} isDisabled={pane.page <= 1} onPress={() => turn(pane.page - 1)} />
              <ToolButton testId="read-next" tool="next" Icon={IconChevronRight} isDisabled={pane.page >= count} onPress={() => turn(pane.page + 1)} />
              <GoToPage page={pane.page} pages={count} fieldRef={field} onGo={turn} />
              <LookTools pane={pane} onPane={setPane} />
              <span aria-live="polite">{isPair ? t('reader:whereShort', { page: pane.page, pages: count }) : where}</span>
            </>
          ) : null}
          {onBeside ? (
            <Button variant="default" onClick={() => onBeside({ ...toRead, title, page: Math.min(pane.page + 1, Math.max(1, count)) })} data-testid="beside">
              {t('reader:beside')}
            </Button>
          ) : null}
        </div>
        {isClosed ? <ClosedPages caseId={caseId} onLeave={onLeave} /> : null}
        {fault === null || isClosed ? null : <ErrorView code={fault} onRetry={() => void query.refetch()} />}
        {model.state === 'loading' ? <p role="status">{t('presentation:loading')}</p> : null}
        {manifest?.status === 'pending' ? <p role="status">{t('presentation:pending')}</p> : null}
        {manifest?.status === 'failed' ? <p role="alert">{t(`presentation:fault.${manifest.fault}`)}</p> : null}
        {manifest?.status === 'ready' && !shape && !data?.playable ? <NoSuchPage page={pane.page} pages={count} onGo={turn} /> : null}
        {data ? <Versions versions={data.versions} version={data.version} onRead={readVersion} /> : null}
        {words !== undefined && shape && !data?.playable ? (
          <p className={classes.searched}>
            {t('reader:searched', { words })}{' '}
            <Button variant="subtle" size="compact-md" onClick={() => goToWords(wordsPlace.current)} data-testid="to-words">
              {t('reader:toWords')}
            </Button>
          </p>
        ) : null}
      </div>
      {data?.playable ? (
        // What is filed has no captions.
        <video className={sheet.film} src={data.playable} controls aria-label={title} />
      ) : null}
      {shape && !data?.playable ? (
        <>
          <PageSheet label={where} testId="reading-sheet" onKeyDown={handleKeyDown}>
            {settled === pane.page ? (
              <PageView
                from={from}
                pane={pane}
                shape={shape}
                ahead={[pane.page + 1, pane.page + 2].filter((page) => page <= count)}
                strokes={[]}
                label={where}
              />
            ) : (
              <p className={sheet.waiting}>{where}</p>
            )}
          </PageSheet>
          <div className={classes.notes}>
            {isEarlier ? null : <NoteOnPage isFolded={isPair} caseId={caseId} documentId={documentId} page={settled} onGo={turn} />}
            <PageWords from={from} exhibitId={documentId} page={settled} searched={words} summaryRef={wordsPlace} />
          </div>
        </>
      ) : null}
    </section>
  );
}

/** Notes are of a document as it is in force. */
function NoteOnPage({ isFolded, ...note }: { isFolded: boolean } & ComponentProps<typeof OwnNote>) {
  const { t } = useTranslation();
  const own = <OwnNote key={note.page} {...note} />;
  return isFolded ? <Details summary={t('reader:note.title')}>{own}</Details> : own;
}

/** The words of the page, from where a screen reader goes on, with the first that was found in sight. */
function goToWords(summary: HTMLElement | null): void {
  summary?.focus();
  const details = summary?.closest('details');
  (details?.querySelector('mark') ?? details)?.scrollIntoView({ block: 'center' });
}
