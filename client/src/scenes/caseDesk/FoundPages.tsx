import type { FindPages, FoundPage } from '@assize/contracts/casefile/search/wire';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath } from '../../app/paths.ts';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { codeOf } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { api } from '../../session/session.ts';
import { readerPath } from '../caseReader/readAddress.ts';
import classes from './Desk.module.css';

/** Pages of all that one may read on which words stand, twenty at a time. */
export function FoundPages({ text }: { text: string }) {
  const first: FindPages['after'] = null;
  const query = useInfiniteQuery({
    queryKey: ['casePages', text],
    queryFn: ({ pageParam }) => api('POST /api/case-pages/search', { body: { text, after: pageParam } }),
    initialPageParam: first as FindPages['after'],
    getNextPageParam: (last) => last.next,
    enabled: text !== '',
    // Each answer is noted as a look: what was shown is not asked for again by itself.
    staleTime: Infinity,
  });
  if (query.error && !query.data) return <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} />;
  if (query.isLoading) return <LoadingSkeleton blocks={[5, 5, 5]} />;
  const answers = query.data?.pages ?? [];
  return (
    <FoundPagesView
      text={text}
      found={answers.flatMap((one) => one.found)}
      isTooShort={answers.some((one) => one.isTooShort)}
      hasMore={query.hasNextPage}
      isBusy={query.isFetchingNextPage}
      refusal={query.error ? codeOf(query.error) : null}
      onMore={() => void query.fetchNextPage()}
    />
  );
}

interface FoundPagesViewProps {
  text: string;
  found: readonly FoundPage[];
  isTooShort: boolean;
  hasMore: boolean;
  isBusy: boolean;
  /** Why no more of them came. */
  refusal: ApiErrorCode | null;
  onMore: () => void;
}

/** The pages under their cases; what is said of each is where it is and what stands around the words. */
export function FoundPagesView({ text, found, isTooShort, hasMore, isBusy, refusal, onMore }: FoundPagesViewProps) {
  const { t } = useTranslation();
  const why = text === '' ? 'ask' : isTooShort ? 'tooShort' : found.length === 0 && !hasMore ? 'none' : null;
  if (why)
    return (
      <StatusMessage tone="info" title={t(`finding:pages.${why}`)}>
        <p>{t(`finding:pages.${why}Text`)}</p>
      </StatusMessage>
    );
  const cases = Map.groupBy(found, (page) => page.caseId);
  return (
    <section className={classes.found} aria-labelledby="found-pages">
      <div>
        <h2 id="found-pages">{t('finding:pages.title')}</h2>
        <p role="status" className={classes.muted}>
          {t('finding:pages.count', { count: found.length })}
        </p>
      </div>
      {[...cases].map(([caseId, pages]) => (
        <CaseWithPages key={caseId} pages={pages} words={text} />
      ))}
      {refusal ? <ErrorView code={refusal} onRetry={onMore} /> : null}
      {hasMore && !refusal ? (
        <Button variant="default" loading={isBusy} onClick={onMore} data-testid="more-pages">
          {t('finding:pages.more')}
        </Button>
      ) : null}
    </section>
  );
}

function CaseWithPages({ pages, words }: { pages: readonly FoundPage[]; words: string }) {
  const { t } = useTranslation();
  const [first] = pages;
  if (!first) return null;
  return (
    <div>
      <h3>
        <Link to={filePath(first.caseId)}>{first.caseNumber}</Link> {first.caseTitle}
      </h3>
      <ol>
        {pages.map(({ documentId, title, page, snippet }) => (
          <li key={`${documentId} ${String(page)}`} data-testid="found-page">
            <p>
              <Link to={readerPath(first.caseId, { documentId, page, words })} data-testid="read-found">
                {t('finding:pages.where', { title, page })}
              </Link>
            </p>
            <p>
              {snippet.before}
              <mark>{snippet.match}</mark>
              {snippet.after}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
