import type { ViewedReadingNow } from '@assize/contracts/casefile/reading/views';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { api } from '../../session/session.ts';

/** In place of pages that were open and are not any more: why, as far as their reader may know it, and what to do. */
export function ClosedPages({ caseId, onLeave }: { caseId: string; onLeave: () => void }) {
  const query = useQuery({
    queryKey: ['readingNow', caseId],
    queryFn: () => api('GET /api/case-files/:caseId/reading', { params: { caseId } }),
    retry: false,
  });
  return query.isPending ? null : <ClosedText now={query.data} onLeave={onLeave} />;
}

interface ClosedTextProps {
  /** Undefined where they read by no period that could be told of. */
  now: ViewedReadingNow | undefined;
  onLeave: () => void;
}
export function ClosedText({ now, onLeave }: ClosedTextProps) {
  const { t } = useTranslation();
  const why = now?.isOpen === false ? now.why : 'elsewise';
  return (
    <StatusMessage tone="attention" title={t('reader:closed.title')} isLive>
      <p data-testid="pages-closed">{t(`reader:closed.${why}`)}</p>
      <Button variant="default" mt="sm" onClick={onLeave} data-testid="to-case">
        {t('reader:closed.toCase')}
      </Button>
    </StatusMessage>
  );
}
