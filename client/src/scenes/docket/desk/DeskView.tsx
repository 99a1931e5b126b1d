import type { ApplicationView } from '@assize/contracts/docket/views';
import type { DocketCommand, DocketMaterial, RenewalWay } from '@assize/contracts/docket/wire';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { docketPath, filePath } from '../../../app/paths.ts';
import { BackLink } from '../../../components/BackLink.tsx';
import { ScenePage } from '../../../components/ScenePage.tsx';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { useAct } from '../../../record/useAct.ts';
import { DeadlineMark } from '../../caseDesk/DeadlineMark.tsx';
import { DispatchesPanel } from '../../notices/DispatchesPanel.tsx';
import { ApplicationFacts } from '../ApplicationFacts.tsx';
import { Corrections } from '../Corrections.tsx';
import classes from '../Docket.module.css';
import { History } from '../History.tsx';
import { MaterialNames } from '../MaterialNames.tsx';
import { DecideForms } from './DecideForms.tsx';
import { Refusal } from './Refusal.tsx';
import { RenewLink } from './RenewLink.tsx';

interface DeskViewProps {
  application: ApplicationView;
  today: string;
  act: (command: DocketCommand) => Promise<void>;
  onOpen: (material: DocketMaterial) => Promise<void>;
  onRenew: (asked: RenewalWay) => Promise<string>;
}

/** One application at the court's desk: what it says beside what can be done with it. */
export function DeskView({ application, today, act, onOpen, onRenew }: DeskViewProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const { applicationId, status, court, dueOn, clerk, caseNumber, refusal, history, isDemo } = application;
  const isOpen = status === 'sent' || status === 'correcting';
  const run = (command: DocketCommand): void => void acting.run(() => act(command));
  return (
    <ScenePage
      title={t('docket:application')}
      width="wide"
      header={{ court: court.name, caseNumber: caseNumber ?? undefined, isDemo }}
      hasHelp={false}
      data-testid="docket-desk"
    >
      <div className={classes.desk}>
        <div className={classes.fields}>
          <ApplicationFacts form={application.form} />
          <MaterialNames materials={application.materials} onOpen={onOpen} />
          <History history={history} />
          <DispatchesPanel applicationId={applicationId} />
        </div>
        <div className={classes.fields}>
          <StatusMessage tone={status === 'accepted' ? 'good' : 'info'} title={t(`docket:status.${status}`)}>
            {dueOn === null ? null : <DeadlineMark deadlineOn={dueOn} today={today} />}
            <p data-testid="docket-clerk">
              {clerk ? (clerk.isMe ? t('docket:desk.mine') : t('docket:desk.taken', { name: clerk.name ?? '' })) : t('docket:desk.free')}
            </p>
            {caseNumber === null ? null : <p data-testid="docket-number">{caseNumber}</p>}
            {refusal ? <p>{t('docket:refusedFor', { reason: refusal.reason })}</p> : null}
          </StatusMessage>
          <Corrections corrections={application.corrections} />
          <Refusal acting={acting} />
          {isOpen && !clerk ? (
            <Button size="md" loading={acting.isBusy} onClick={() => run({ type: 'application.take', payload: {} })} data-testid="docket-take">
              {t('docket:desk.take')}
            </Button>
          ) : null}
          {isOpen && clerk?.isMe ? <DecideForms application={application} today={today} act={act} /> : null}
          {isOpen && clerk ? (
            <Button variant="subtle" onClick={() => run({ type: 'application.release', payload: {} })} data-testid="docket-release">
              {t(clerk.isMe ? 'docket:desk.release' : 'docket:desk.releaseOther')}
            </Button>
          ) : null}
          {application.mayLink ? <RenewLink name={history.find(({ by }) => by.as === 'applicant')?.by.name ?? ''} onRenew={onRenew} /> : null}
          {status === 'accepted' ? (
            <Button component={Link} to={filePath(applicationId)} size="md" data-testid="docket-to-file">
              {t('docket:desk.toFile')}
            </Button>
          ) : null}
        </div>
      </div>
      <BackLink to={docketPath}>{t('docket:queue.title')}</BackLink>
    </ScenePage>
  );
}
