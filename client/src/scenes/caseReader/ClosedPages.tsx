import type { ViewedReadingNow } from '@assize/contracts/casefile/reading/views';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { api } from '../../session/session.ts';

/** In place of pages that were open and are not any more: why, as far as their reader may know it, and what to do. */
export function ClosedPages({ caseId }: { caseId: string }) {
  const query = useQuery({
    queryKey: ['readingNow', caseId],
    queryFn: () => api('GET /api/case-files/:caseId/reading', { params: { caseId } }),
    retry: false,
  });
  return query.isPending ? null : <ClosedText now={query.data} />;
}

/** @param now undefined where they read by no period that could be told of */
export function ClosedText({ now }: { now: ViewedReadingNow | undefined }) {
  const { t } = useTranslation();
  const why = now?.isOpen === false ? now.why : 'elsewise';
  return (
    <StatusMessage tone="attention" title={t('reader:closed.title')} isLive>
      <p data-testid="pages-closed">{t(`reader:closed.${why}`)}</p>
    </StatusMessage>
  );
}
