import type { ParticipantRow } from '@assize/contracts/casefile/views';
import type { ConnectionHistory } from '@assize/contracts/hearing/connection/history';
import type { IsolationReport } from '@assize/contracts/hearing/separation/isolationReport';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../components/scene.ts';
import { formatTime } from '../../i18n/formatInstant.ts';
import { api } from '../../session/session.ts';
import { Details } from '../../components/Details.tsx';
import { Received } from './Received.tsx';

interface Reports {
  people: readonly ParticipantRow[];
  isolation: IsolationReport;
  connections: ConnectionHistory;
}

/** For court staff, once looked at: who was kept apart and received nothing, and how each connection was. */
export function HearingReports({ hearingId }: { hearingId: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const params = { hearingId };
  const query = useQuery({
    queryKey: ['reports', hearingId],
    enabled: isOpen,
    queryFn: async (): Promise<Reports> => {
      const [{ participants }, isolation, connections] = await Promise.all([
        api('GET /api/hearings/:hearingId/participants', { params }),
        api('GET /api/hearings/:hearingId/isolation-report', { params }),
        api('GET /api/hearings/:hearingId/connections', { params }),
      ]);
      return { people: participants, isolation, connections };
    },
  });
  return (
    <Details summary={t('casefile:reports.title')} onToggle={(event) => setIsOpen(event.currentTarget.open)} data-testid="hearing-reports">
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <ReportsView {...query.data} /> : query.error ? null : <LoadingSkeleton blocks={[8]} />}
    </Details>
  );
}

/** The reports in words: drawn from what the court's server found, no connection. */
export function ReportsView({ people, isolation, connections }: Reports) {
  const { t, i18n } = useTranslation();
  const nameOf = (id: string): string => {
    const one = people.find((person) => person.participantId === id);
    return one ? `${t(`common:role.${one.role}`)} ${one.name}` : id;
  };
  const troubled = connections.people.filter((one) => one.troubles.length > 0);
  return (
    <>
      <h5>{t('casefile:reports.isolation')}</h5>
      {isolation.witnesses.length + isolation.pairs.length === 0 ? <p>{t('casefile:reports.nobodyApart')}</p> : null}
      <ul data-testid="isolation-report">
        {isolation.witnesses.map((one) => (
          <li key={one.participantId}>
            <strong>{`${t(`common:role.${one.role}`)} ${one.name}`}</strong>: <Received {...one} nameOf={nameOf} />
          </li>
        ))}
        {isolation.pairs.map((one) => (
          <li key={one.participantIds.join()}>
            <strong>{one.participantIds.map(nameOf).join(' · ')}</strong>: <Received {...one} eventSeqs={[]} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      {isolation.missingNodes.length > 0 ? <p>{t('casefile:reports.missing', { nodes: isolation.missingNodes.join(', ') })}</p> : null}
      <h5>{t('casefile:reports.connections')}</h5>
      {troubled.length === 0 ? <p>{t('casefile:reports.noTrouble')}</p> : null}
      {troubled.map((one) => (
        <section key={one.participantId} aria-label={nameOf(one.participantId)} data-testid="connection-history">
          <h6>{nameOf(one.participantId)}</h6>
          <ul>
            {one.troubles.map(({ fromAt, toAt, kind, cause }) => (
              <li key={`${fromAt} ${kind}`}>
                {formatTime(fromAt, i18n.language)}
                {toAt === null || toAt === fromAt ? '' : ` – ${formatTime(toAt, i18n.language)}`}: {t(`casefile:reports.kind.${kind}`)} (
                {t(`casefile:reports.cause.${cause}`)})
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
