import type { ViewedReading } from '@assize/contracts/casefile/reading/views';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { filePath } from '../../app/paths.ts';
import { Details } from '../../components/Details.tsx';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { api } from '../../session/session.ts';
import classes from '../caseFile/CaseFile.module.css';
import { readCameFrom } from '../caseReader/cameFrom.ts';
import { AskReadingForm } from './AskReadingForm.tsx';
import { PeriodText } from './PeriodText.tsx';
import { ReadingEnded } from './ReadingEnded.tsx';

/** What a lawyer asked to read and what became of it, and how to ask for more. */
export function OwnReadings() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cameFrom = readCameFrom(useLocation().state);
  const query = useQuery({ queryKey: ['readings'], queryFn: () => api('GET /api/readings'), refetchInterval: 60_000 });
  return (
    <section className={classes.panel} aria-labelledby="own-readings" data-testid="own-readings">
      <h2 id="own-readings">{t('counsel:own.title')}</h2>
      {cameFrom && query.data ? <ReadingEnded caseNumber={cameFrom.readingEnded} readings={query.data.readings} /> : null}
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <OwnReadingList readings={query.data.readings} /> : null}
      <Details summary={t('counsel:ask.title')} data-testid="ask-reading">
        <AskReadingForm
          onAsk={async (body) => {
            await api('POST /api/readings', { body });
            await client.invalidateQueries({ queryKey: ['readings'] });
          }}
        />
      </Details>
    </section>
  );
}

export function OwnReadingList({ readings }: { readings: readonly ViewedReading[] }) {
  const { t } = useTranslation();
  if (readings.length === 0) return <p>{t('counsel:own.none')}</p>;
  return (
    <ul className={classes.rows}>
      {readings.map((one) => (
        <li key={one.readingId} data-testid="own-reading">
          <p>
            <strong>{one.caseId === null ? one.caseNumber : <Link to={filePath(one.caseId)}>{one.caseNumber}</Link>}</strong>
            {` · ${t('counsel:for', { party: one.partyName })}`}
          </p>
          <p>
            {t(`counsel:status.${one.status}`)}
            {one.reason === null ? '' : t('counsel:because', { reason: one.reason })}
          </p>
          {one.status === 'appointed' && one.period ? <PeriodText period={one.period} /> : null}
        </li>
      ))}
    </ul>
  );
}
