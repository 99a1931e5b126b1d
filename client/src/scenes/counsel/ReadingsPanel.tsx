import type { ViewedReading } from '@assize/contracts/casefile/reading/views';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { formatDay } from '../../i18n/formatInstant.ts';
import { api } from '../../session/session.ts';
import classes from '../caseFile/CaseFile.module.css';
import type { FilePanelProps } from '../caseFile/filePanel.ts';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { ReasonForm } from '../caseFile/ReasonForm.tsx';
import { AppointForm } from './AppointForm.tsx';
import { PeriodText } from './PeriodText.tsx';
import { ReceivedComments } from './ReceivedComments.tsx';

/** Lawyers who asked to read the case, for the agency that leads: what they showed of themselves, and for how long they read. */
export function ReadingsPanel({ file, act, today }: Pick<FilePanelProps, 'file' | 'act' | 'today'>) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['caseReadings', file.id, file.seq],
    queryFn: () => api('GET /api/case-files/:caseId/readings', { params: { caseId: file.id } }),
    // What is typed stays when somebody else acts on the case.
    placeholderData: keepPreviousData,
  });
  return (
    <section className={classes.panel} aria-labelledby="readings" data-testid="readings">
      <h2 id="readings">{t('counsel:panel.title')}</h2>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <ReadingList readings={query.data.readings} act={act} today={today} /> : null}
      <ReceivedComments caseId={file.id} />
    </section>
  );
}

export function ReadingList({ readings, act, today }: { readings: readonly ViewedReading[]; act: FilePanelProps['act']; today: string }) {
  const { t, i18n } = useTranslation();
  if (readings.length === 0) return <p>{t('counsel:panel.none')}</p>;
  return (
    <ul className={classes.rows}>
      {readings.map((one) => {
        const { readingId, name, firmName, partyName, licence, authority, wish, status, period, reason } = one;
        const isOpen = status === 'asked' || status === 'appointed';
        return (
          <li key={readingId} data-testid="reading">
            <p>
              <strong>{t('counsel:panel.who', { name, firm: firmName })}</strong> · {t('counsel:for', { party: partyName })}
            </p>
            <p>{t('counsel:panel.shown', { licence, authority })}</p>
            {wish ? <p>{t('counsel:panel.wish', { from: formatDay(wish.from, i18n.language), until: formatDay(wish.until, i18n.language) })}</p> : null}
            <p>
              {t(`counsel:status.${status}`)}
              {reason === null ? '' : t('counsel:because', { reason })}
            </p>
            {status === 'appointed' && period ? <PeriodText period={period} /> : null}
            {isOpen ? (
              <div className={classes.acts}>
                <FormOpener label={t(status === 'asked' ? 'counsel:panel.appoint' : 'counsel:panel.change')} testId="appoint-reading">
                  {(close) => <AppointForm readingId={readingId} today={today} act={act} onDone={close} />}
                </FormOpener>
                <FormOpener label={t(status === 'asked' ? 'counsel:panel.refuse' : 'counsel:panel.end')} testId="end-reading">
                  {(close) => (
                    <ReasonForm
                      consequence={t(status === 'asked' ? 'counsel:panel.refuseText' : 'counsel:panel.endText', { name })}
                      label={t(status === 'asked' ? 'counsel:panel.refuse' : 'counsel:panel.end')}
                      testId="end-reading"
                      act={act}
                      commandOf={(why) => ({ type: status === 'asked' ? 'reading.refuse' : 'reading.end', payload: { readingId, reason: why } })}
                      onDone={close}
                    />
                  )}
                </FormOpener>
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
