import type { ApplicationRow, DocketCourt } from '@assize/contracts/docket/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDay } from '../../i18n/formatInstant.ts';
import { BeginForm } from './BeginForm.tsx';
import classes from './Docket.module.css';

interface ApplicationsViewProps {
  model: SceneModel<ApplicationRow[]>;
  courts: readonly DocketCourt[];
  isDemo: boolean;
  onBegin: (courtId: string) => Promise<void>;
  onRetry: () => void;
}

/** What somebody has applied for and how each stands, and the way to one more. */
export function ApplicationsView({ model, courts, isDemo, onBegin, onRetry }: ApplicationsViewProps) {
  const { t } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t('docket:none')}>
      <p>{t('docket:noneText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('docket:mine')} header={{ isDemo }} data-testid="my-applications">
      <SceneBody model={model} skeleton={[7, 7]} empty={empty} onRetry={onRetry}>
        {(rows) => (
          <ul className={classes.list}>
            {rows.map((row) => (
              <Row key={row.applicationId} row={row} />
            ))}
          </ul>
        )}
      </SceneBody>
      {courts.length > 0 ? (
        <section aria-labelledby="begin">
          <h2 id="begin">{t('docket:begin.another')}</h2>
          <BeginForm courts={courts} asksName={false} onBegin={onBegin} />
        </section>
      ) : null}
      <BackLink to="/">{t('common:action.home')}</BackLink>
    </ScenePage>
  );
}

function Row({ row: { applicationId, status, court, cause, plaintiff, defendant, dueOn, caseNumber } }: { row: ApplicationRow }) {
  const { t, i18n } = useTranslation();
  return (
    <li data-testid="application-row" data-status={status}>
      <h2>{cause === null ? t('docket:application') : t(`docket:cause.${cause}`)}</h2>
      <p>
        {t('docket:queue.against', { plaintiff: plaintiff || '–', defendant: defendant || '–' })}
        <br />
        {court} {caseNumber}
        <br />
        <strong>{t(`docket:status.${status}`)}</strong>
        {dueOn === null ? '' : t('docket:dueBy', { day: formatDay(dueOn, i18n.language) })}
      </p>
      <Button
        component={Link}
        to={applicationPath(applicationId)}
        size="md"
        variant={status === 'draft' || status === 'correcting' ? 'filled' : 'default'}
        data-testid="application-look"
      >
        {t(status === 'draft' ? 'docket:goOn' : status === 'correcting' ? 'docket:mend' : 'docket:look')}
      </Button>
    </li>
  );
}
