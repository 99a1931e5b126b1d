import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDay } from '../../i18n/formatInstant.ts';
import { StatusMessage, type Tone } from '../../components/StatusMessage.tsx';
import type { FilePanelProps } from './filePanel.ts';
import { type NextFileStep, nextFileStep } from './nextFileStep.ts';

const tones: Record<NextFileStep['kind'], Tone> = {
  answer: 'attention',
  waits: 'info',
  takeBack: 'attention',
  stuck: 'attention',
  returned: 'attention',
  overdue: 'danger',
  due: 'info',
  assign: 'attention',
  closed: 'good',
  noStage: 'info',
  work: 'info',
  follow: 'info',
};

/** What comes next, in plain words, before everything else. */
export function NextStep({ file, ownAgencyIds, today }: FilePanelProps) {
  const { t, i18n } = useTranslation();
  const step = nextFileStep(file, ownAgencyIds, today);
  const handover = 'handover' in step ? step.handover : undefined;
  const text = t(`files:next.${step.kind}`, {
    from: handover?.from.name,
    to: handover?.to.name,
    purpose: handover ? t(`files:purpose.${handover.purpose}`) : '',
    sentAt: handover ? formatDateTime(handover.sentAt, i18n.language) : '',
    answerBy: handover ? formatDay(handover.answerBy, i18n.language) : '',
    reason: handover?.answer?.reason ?? '',
    stage: 'stage' in step ? t(`files:stage.${step.stage}`) : '',
    task: 'stage' in step ? t(`files:task.${step.stage}`) : '',
    deadline: 'deadlineOn' in step ? formatDay(step.deadlineOn, i18n.language) : '',
    agency: file.lead.agencyName,
  });
  return (
    <section aria-labelledby="next-step" data-testid="next-step" data-kind={step.kind}>
      <h2 id="next-step" className="visually-hidden">
        {t('files:next.title')}
      </h2>
      <StatusMessage tone={tones[step.kind]} title={t('files:next.title')}>
        <p>{text}</p>
      </StatusMessage>
    </section>
  );
}
