import type { ParticipantRow } from '@assize/contracts/casefile/views';
import type { RecorderHistory as History } from '@assize/contracts/recording/recorderHistory';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../components/scene.ts';
import { api } from '../../session/session.ts';
import { HistoryView } from './HistoryView.tsx';
import { Details } from '../../components/Details.tsx';
import { saveHistory } from './saveHistory.ts';

interface Shown {
  people: readonly ParticipantRow[];
  history: History;
}

/** For court staff, once looked at: how the recorder was over the hearing, person by person. */
export function RecorderHistory({ hearingId }: { hearingId: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const params = { hearingId };
  const query = useQuery({
    queryKey: ['recorder-history', hearingId],
    enabled: isOpen,
    queryFn: async (): Promise<Shown> => {
      const [{ participants }, history] = await Promise.all([
        api('GET /api/hearings/:hearingId/participants', { params }),
        api('GET /api/hearings/:hearingId/recorder-history', { params }),
      ]);
      return { people: participants, history };
    },
  });
  const { data, error } = query;
  return (
    <Details summary={t('recorder:history.title')} onToggle={(event) => setIsOpen(event.currentTarget.open)} data-testid="recorder-history">
      {error ? <ErrorView code={codeOf(error)} onRetry={() => void query.refetch()} /> : null}
      {data ? <HistoryView {...data} /> : error ? null : <LoadingSkeleton blocks={[8]} />}
      {data && data.history.recorder.length > 0 ? (
        <Button variant="default" leftSection={<IconDownload size={18} stroke={1.75} aria-hidden="true" />} onClick={() => saveHistory(data.history)}>
          {t('recorder:history.save')}
        </Button>
      ) : null}
    </Details>
  );
}
