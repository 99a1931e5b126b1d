import type { CaseEvent, CaseLine } from '@assize/contracts/casefile/events';
import { type ChainResult, verifyChain } from '@assize/contracts/hearing/chain';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../../components/scene.ts';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { formatDateTime } from '../../../i18n/formatInstant.ts';
import { api } from '../../../session/session.ts';
import classes from '../CaseFile.module.css';
import { HashCode } from '../HashCode.tsx';
import { describeCaseLine, readCaseNames } from './describeCaseLine.ts';

/** The history of the case, fetched and verified once it is asked for. */
export function HistoryPanel({ caseId, seq }: { caseId: string; seq: number }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const query = useQuery({
    queryKey: ['caseLog', caseId, seq],
    queryFn: async () => {
      const { events } = await api('GET /api/case-files/:caseId/log', { params: { caseId } });
      return { events, chain: verifyChain(events) };
    },
    enabled: isOpen,
  });
  const agencies = useQuery({ queryKey: ['agencies'], queryFn: () => api('GET /api/agencies'), enabled: isOpen });
  const names = Object.fromEntries((agencies.data?.agencies ?? []).map((one) => [one.id, one.name]));
  return (
    <section className={classes.panel} aria-labelledby="history" data-testid="history">
      <h2 id="history">{t('files:history.title')}</h2>
      <p>{t('files:history.text')}</p>
      <div>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} data-testid="open-history">
          {t(isOpen ? 'files:history.close' : 'files:history.open')}
        </Button>
      </div>
      {isOpen && query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {isOpen && query.isPending ? <LoadingSkeleton blocks={[4, 16]} /> : null}
      {isOpen && query.data ? <CaseHistory {...query.data} agencies={names} /> : null}
    </section>
  );
}

/** Every line with who did it for which agency, newest first, and whether the chain of their hashes is whole. */
export function CaseHistory({ events, chain, agencies }: { events: readonly CaseLine[]; chain: ChainResult; agencies: Record<string, string> }) {
  const { t, i18n } = useTranslation();
  const names = readCaseNames(events.filter((one) => one.type !== 'withheld'));
  const whoDid = ({ name, agencyId, agencyKind }: CaseEvent['actor']): string => {
    if (name === null) return t('files:history.system');
    if (agencyKind === null) return name;
    return t('files:history.who', { name, agency: agencies[agencyId ?? ''] ?? t(`files:agencyKind.${agencyKind}`) });
  };
  return (
    <>
      {chain.ok ? (
        <>
          <StatusMessage tone="good" title={t('files:history.verified', { count: chain.headSeq })}>
            <p>{t(events.some((one) => one.type === 'withheld') ? 'files:history.verifiedInPart' : 'files:history.verifiedText')}</p>
          </StatusMessage>
          <HashCode label={t('files:history.head')} sha256={chain.headHash} />
        </>
      ) : (
        <StatusMessage tone="danger" title={t('files:history.broken', { seq: chain.seq })} isLive>
          <p>{t('files:history.brokenText')}</p>
        </StatusMessage>
      )}
      <ol className={classes.lines} data-testid="case-log">
        {events.toReversed().map((event) => (
          <li key={event.seq} value={event.seq}>
            <time dateTime={event.at}>{formatDateTime(event.at, i18n.language)}</time>
            {event.type === 'withheld'
              ? t('files:history.withheld')
              : t('files:history.line', { who: whoDid(event.actor), act: describeCaseLine(t, i18n.language, event, names) })}
          </li>
        ))}
      </ol>
    </>
  );
}
