import type { CaseDetail, TimeLogEntry } from '@assize/contracts/casefile/views';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hearingPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './CaseView.module.css';
import { HearingArticle } from './HearingArticle.tsx';
import { newestFirst, nextCaseStep } from './nextCaseStep.ts';
import type { RecordingShown } from './RecordingRow.tsx';

export interface CaseData {
  file: CaseDetail;
  isStaff: boolean;
  /** By recording id: what is known beyond the summary. */
  recordings: Record<string, RecordingShown>;
  /** By hearing id, once asked for. */
  timeLogs: Record<string, TimeLogEntry[]>;
}

export interface CaseHandlers {
  /** What else court staff may look at of a hearing; it loads by itself. */
  reportsOf?: (hearingId: string) => ReactNode;
  onRetryRecording: (recordingId: string) => void;
  onOpenTimeLog: (hearingId: string) => void;
  onDownloadLog: (hearingId: string) => void;
}

interface CaseViewProps extends CaseHandlers {
  model: SceneModel<CaseData>;
  onRetry: () => void;
}

/** The case file: the next step on top, then its hearings and recordings, newest first. */
export function CaseView({ model, onRetry, ...handlers }: CaseViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const title = data ? t('casefile:title', { caseNumber: data.file.caseNumber }) : t('casefile:list.title');
  const header = data ? { court: data.file.court, caseNumber: data.file.caseNumber, title: data.file.title, isDemo: data.file.isDemo } : undefined;
  const empty = (
    <StatusMessage tone="info">
      <p>{t('casefile:noHearings')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={title} lead={data ? t('casefile:lead', { title: data.file.title }) : undefined} header={header} width="wide" hasHelp={false}>
      <SceneBody model={model} skeleton={[6, 20, 12]} empty={empty} onRetry={onRetry} offline={<p>{t('casefile:offline')}</p>}>
        {(ready) => <CaseFile {...ready} {...handlers} />}
      </SceneBody>
      <BackLink to="/cases">{t('casefile:back')}</BackLink>
    </ScenePage>
  );
}

function CaseFile({ file, isStaff, recordings, timeLogs, ...handlers }: CaseData & CaseHandlers) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <NextStep file={file} />
      <section aria-labelledby="hearings">
        <h2 id="hearings" className={classes.heading}>
          {t('casefile:hearings')}
        </h2>
        {file.hearings.length === 0 ? (
          <StatusMessage tone="info">
            <p>{t('casefile:noHearings')}</p>
          </StatusMessage>
        ) : (
          <div className={classes.timeline}>
            {newestFirst(file.hearings).map((hearing) => (
              <HearingArticle key={hearing.id} hearing={hearing} isStaff={isStaff} recordings={recordings} timeLog={timeLogs[hearing.id]} {...handlers} />
            ))}
          </div>
        )}
        <p className={classes.filed}>
          {t('casefile:filed', { time: formatDateTime(file.createdAt, i18n.language) })}
          {file.isDemo ? ` · ${t('casefile:demo')}` : ''}
        </p>
      </section>
    </>
  );
}

function NextStep({ file }: { file: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const step = nextCaseStep(file);
  const hearing = step.kind === 'none' ? undefined : step.hearing;
  const canEnter = hearing?.myParticipantId && (step.kind === 'inSession' || step.kind === 'checkIn' || step.kind === 'scheduled');
  return (
    <section className={classes.next} aria-labelledby="next">
      <h2 id="next">{t('casefile:nextStep')}</h2>
      <p role="status">
        {t(`casefile:next.${step.kind}`, { hearing: hearing?.title, time: hearing ? formatDateTime(hearing.scheduledAt, i18n.language) : '' })}
      </p>
      {canEnter ? (
        <Button component={Link} to={hearingPath(hearing.id)}>
          {t('casefile:enter')}
        </Button>
      ) : null}
    </section>
  );
}
