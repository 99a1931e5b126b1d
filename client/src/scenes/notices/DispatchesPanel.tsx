import type { CaseDispatch, CaseDispatches } from '@assize/contracts/notices/wire';
import { tidingWords } from '@assize/contracts/notices/words';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { api } from '../../session/session.ts';
import panel from '../caseFile/CaseFile.module.css';
import classes from './Notices.module.css';

type About = { caseId: string } | { applicationId: string };

/** Who was told what of a case, or of an application, by e-mail and text message, and what became of it: the agency's proof of delivery. */
export function DispatchesPanel(about: About) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const query = useQuery({
    queryKey: ['dispatches', about],
    queryFn: () =>
      'caseId' in about
        ? api('GET /api/case-files/:caseId/dispatches', { params: about })
        : api('GET /api/docket/applications/:applicationId/dispatches', { params: about }),
    enabled: isOpen,
    refetchInterval: 15_000,
  });
  return (
    <section className={panel.panel} aria-labelledby="dispatches" data-testid="dispatches">
      <h2 id="dispatches">{t('notices:panel.title')}</h2>
      <p>{t('caseId' in about ? 'notices:panel.text' : 'notices:panel.ofApplication')}</p>
      <div>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} data-testid="open-dispatches">
          {t(isOpen ? 'notices:panel.close' : 'notices:panel.open')}
        </Button>
      </div>
      {isOpen && query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {isOpen && query.isPending ? <LoadingSkeleton blocks={[8]} /> : null}
      {isOpen && query.data ? <DispatchList {...query.data} /> : null}
    </section>
  );
}

export function DispatchList({ dispatches, hasMore }: CaseDispatches) {
  const { t } = useTranslation();
  if (dispatches.length === 0) return <p>{t('notices:panel.none')}</p>;
  return (
    <>
      <ul className={classes.list}>
        {dispatches.map((one) => (
          <DispatchRow key={one.dispatchId} dispatch={one} />
        ))}
      </ul>
      {hasMore ? <p>{t('notices:panel.newest', { shown: dispatches.length })}</p> : null}
    </>
  );
}

function DispatchRow({ dispatch }: { dispatch: CaseDispatch }) {
  const { t, i18n } = useTranslation();
  const { tiding, channel, address, status, at, sentAt, toName, failures, failure, receipt, nextAt } = dispatch;
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <li data-testid="dispatch" data-status={status}>
      <p>
        <strong>{toName}</strong> · {tidingWords[tiding][language].subject}
      </p>
      <p className={panel.muted}>
        {t(`notices:by.${channel}`)}
        {address === null ? '' : ` ${address}`} · {t(`notices:status.${status}`)} · {formatDateTime(sentAt ?? at, i18n.language)}
      </p>
      {failure === null || status === 'sent' ? null : (
        <p className={classes.failure}>
          {t('notices:panel.failures', { count: failures, why: t(`notices:failure.${failure}`) })}
          {nextAt === null ? '' : t('notices:panel.next', { time: formatDateTime(nextAt, i18n.language) })}
        </p>
      )}
      {receipt === null ? null : <p className={classes.receipt}>{t('notices:panel.receipt', { receipt })}</p>}
    </li>
  );
}
