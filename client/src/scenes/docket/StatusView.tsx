import { draftDays } from '@assize/contracts/docket/rules';
import type { ApplicationView } from '@assize/contracts/docket/views';
import type { DocketMaterial } from '@assize/contracts/docket/wire';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationsPath, contactsPath, followedPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { Details } from '../../components/Details.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage, type Tone } from '../../components/StatusMessage.tsx';
import { formatDay } from '../../i18n/formatInstant.ts';
import { ApplicationFacts } from './ApplicationFacts.tsx';
import { Corrections } from './Corrections.tsx';
import classes from './Docket.module.css';
import { History } from './History.tsx';
import { MaterialNames } from './MaterialNames.tsx';
import { WithdrawAct } from './WithdrawAct.tsx';

interface StatusViewProps {
  application: ApplicationView;
  onWithdraw: () => Promise<void>;
  onOpen: (material: DocketMaterial) => Promise<void>;
}
const tones: Record<ApplicationView['status'], Tone> = {
  ...{ draft: 'info', sent: 'info', correcting: 'attention', accepted: 'good', refused: 'danger', withdrawn: 'info', lapsed: 'info' },
};

/** To the applicant, once it is sent: where it stands and what happens next. */
export function StatusView({ application, onWithdraw, onOpen }: StatusViewProps) {
  const { t, i18n } = useTranslation();
  const { status, court, dueOn, clerk, caseNumber, refusal, form, materials, isDemo } = application;
  const day = (on: string | null | undefined): string => (on ? formatDay(on, i18n.language) : '');
  return (
    <ScenePage title={t('docket:application')} header={{ court: court.name, caseNumber: caseNumber ?? undefined, isDemo }} data-testid="docket-status">
      <StatusMessage tone={tones[status]} title={t(`docket:status.${status}`)}>
        <p data-testid="docket-next-step" data-status={status}>
          {t(`docket:whatNext.${status}`, { due: day(dueOn), number: caseNumber ?? '', appeal: day(refusal?.appealUntilOn), days: draftDays.keptFor })}
        </p>
        {status === 'sent' && clerk ? <p>{t('docket:isTaken')}</p> : null}
        {refusal ? <p data-testid="refusal-reason">{t('docket:refusedFor', { reason: refusal.reason })}</p> : null}
      </StatusMessage>
      {status === 'accepted' ? (
        <Button component={Link} to={followedPath} size="lg" fullWidth data-testid="docket-to-case">
          {t('docket:toCase')}
        </Button>
      ) : null}
      {status === 'sent' ? (
        <section aria-labelledby="be-told" className={classes.fields}>
          <h2 id="be-told">{t('docket:beTold.title')}</h2>
          <p>{t('docket:beTold.text')}</p>
          <Button component={Link} to={contactsPath} variant="default" size="md" data-testid="docket-contacts">
            {t('docket:beTold.act')}
          </Button>
        </section>
      ) : null}
      <Corrections corrections={application.corrections} />
      {status === 'lapsed' ? null : (
        <Details summary={t('docket:whatWasSent')}>
          <ApplicationFacts form={form} />
          <MaterialNames materials={materials} onOpen={onOpen} />
        </Details>
      )}
      <History history={application.history} />
      {status === 'sent' ? <WithdrawAct onWithdraw={onWithdraw} /> : null}
      <BackLink to={applicationsPath}>{t('docket:mine')}</BackLink>
    </ScenePage>
  );
}
