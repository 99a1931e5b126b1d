import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { useKeepFocus } from '../../components/useKeepFocus.ts';
import type { SceneModel } from '../../components/scene.ts';
import { Advice } from './Advice.tsx';
import classes from './CheckView.module.css';
import type { Platform } from './platform.ts';
import { isFinished, type Progress } from './progress.ts';
import { StepContent, type StepHandlers, type StepProof } from './StepContent.tsx';
import { StepList } from './StepList.tsx';

export interface CheckData extends StepProof {
  progress: Progress;
  platform: Platform;
  /** Key of the sentence beside "skip". */
  skipNote: string;
}

export interface CheckHandlers extends StepHandlers {
  /** Starts the step on the screen, or starts it again. */
  onRun: () => void;
  onNext: () => void;
  /** Past everything that is left. */
  onSkip: () => void;
}

interface CheckViewProps extends CheckHandlers {
  header?: CourtHeaderProps | undefined;
  model: SceneModel<CheckData>;
  onRetry: () => void;
}

/** The equipment check: one step a screen, with proof that it works. */
export function CheckView({ header, model, onRetry, ...handlers }: CheckViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const empty = (
    <StatusMessage tone="good" title={t('check:emptyTitle')}>
      <p>{t('check:emptyText')}</p>
      <Button mt="md" onClick={handlers.onSkip} data-testid="check-next">
        {t('check:finish')}
      </Button>
    </StatusMessage>
  );
  return (
    <ScenePage header={header} title={t('check:title')} lead={data ? leadOf(data, t) : undefined}>
      <SceneBody model={model} skeleton={[4, 22, 3.25]} empty={empty} onRetry={onRetry} offline={<p>{t('check:offline')}</p>}>
        {(ready) => <Check {...ready} {...handlers} />}
      </SceneBody>
    </ScenePage>
  );
}

function leadOf({ progress }: CheckData, t: TFunction): string {
  const step = progress.steps[progress.index];
  return step ? t('check:lead', { step: progress.index + 1, total: progress.steps.length, name: t(`check:step.${step.id}`) }) : t('check:leadDone');
}

/** What the one big button does now. */
function mainKey(progress: Progress): string {
  const current = progress.steps[progress.index];
  if (!current) return 'check:finish';
  if (current.status === 'passed') return 'check:next';
  if (current.id === 'speaker') return 'check:speaker.play';
  return current.status === 'todo' ? 'check:start' : 'check:again';
}

function Check({ progress, platform, skipNote, onRun, onNext, onSkip, ...step }: CheckData & CheckHandlers) {
  const { t } = useTranslation();
  const keepFocus = useKeepFocus<HTMLDivElement>();
  const current = progress.steps[progress.index];
  const isDone = isFinished(progress);
  const isAsking = current?.id === 'speaker' && current.status === 'running';
  const isPassed = isDone || current?.status === 'passed';
  return (
    <>
      <StepList progress={progress} />
      {current ? <StepContent id={current.id} status={current.status} platform={platform} {...step} /> : null}
      {progress.fault ? <Advice fault={progress.fault} platform={platform} /> : null}
      <div {...keepFocus} className={classes.acts}>
        <Button
          size="lg"
          fullWidth
          variant={isAsking ? 'default' : 'filled'}
          loading={current?.status === 'running' && current.id === 'network'}
          onClick={isPassed ? onNext : onRun}
          data-testid="check-next"
        >
          {t(mainKey(progress))}
        </Button>
        {current?.status === 'failed' ? (
          <Button size="lg" fullWidth variant="default" onClick={onNext} data-testid="check-anyway">
            {t('check:anyway')}
          </Button>
        ) : null}
      </div>
      {isDone ? null : (
        <div className={classes.skip}>
          <Button variant="subtle" onClick={onSkip} data-testid="check-skip">
            {t('check:skip')}
          </Button>
          <p>{t(skipNote)}</p>
        </div>
      )}
    </>
  );
}
