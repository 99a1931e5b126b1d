import { type DocketStep, docketSteps, faultsOf } from '@assize/contracts/docket/faults';
import type { DocketForm } from '@assize/contracts/docket/form';
import type { ApplicationView } from '@assize/contracts/docket/views';
import { Button, Progress, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../../components/BackLink.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { ScenePage } from '../../../components/ScenePage.tsx';
import { applicationsPath } from '../../../app/paths.ts';
import { useAct } from '../../../record/useAct.ts';
import { WithdrawAct } from '../WithdrawAct.tsx';
import { Corrections } from '../Corrections.tsx';
import classes from '../Docket.module.css';
import type { SavingState } from '../DraftSaver.ts';
import { AgentsStep } from './AgentsStep.tsx';
import { CauseStep } from './CauseStep.tsx';
import { ClaimsStep } from './ClaimsStep.tsx';
import { FactsStep } from './FactsStep.tsx';
import { shownFaults } from './formModel.ts';
import { MaterialsStep, type MaterialWays } from './MaterialsStep.tsx';
import { PartiesStep } from './PartiesStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { SavingLine } from './SavingLine.tsx';

export interface FormViewProps extends Omit<MaterialWays, 'materials'> {
  application: ApplicationView;
  form: DocketForm;
  saving: SavingState;
  startsAt: DocketStep;
  onChange: (form: DocketForm) => void;
  /** Sends what was saved, or answers what was to be mended. Throws ApiError. */
  onSend: (answer: string) => Promise<void>;
  onWithdraw: () => Promise<void>;
  /** Throws ApiError. */
  onKeepMine: () => Promise<void>;
  onTakeTheirs: () => void;
}

/** The guided form: one step a screen, kept as it is typed, read over once more before it goes. */
export function FormView(props: FormViewProps) {
  const { application, form, saving, startsAt, onChange, onSend } = props;
  const { t } = useTranslation();
  const sending = useAct();
  const [step, setStep] = useState<DocketStep>(startsAt);
  const [visited, setVisited] = useState<ReadonlySet<DocketStep>>(new Set());
  const [answer, setAnswer] = useState('');
  const [isSure, setIsSure] = useState(false);
  const faults = faultsOf(form, application.materials);
  const shown = shownFaults(faults, visited, form);
  const errorOf = (field: string): string | undefined => {
    const fault = shown.find((one) => one.field === field);
    return fault && t(`docket:fault.${fault.fault}`);
  };
  const go = (next: DocketStep): void => {
    setVisited(new Set(next === 'review' ? docketSteps.filter((one) => one !== 'review') : [...visited, step]));
    setStep(next);
  };
  const index = docketSteps.indexOf(step);
  const [before, after] = [docketSteps[index - 1], docketSteps[index + 1]];
  const change = (part: Partial<DocketForm>): void => onChange({ ...form, ...part });
  const stepProps = { form, change, errorOf };
  const isCorrecting = application.status === 'correcting';
  return (
    <ScenePage
      title={t(`docket:step.${step}`)}
      lead={t('docket:stepOf', { number: index + 1, count: docketSteps.length, court: application.court.name })}
      header={{ court: application.court.name, isDemo: application.isDemo }}
      data-testid={`docket-step-${step}`}
    >
      <Progress
        value={((index + 1) / docketSteps.length) * 100}
        aria-label={t('docket:stepOf', { number: index + 1, count: docketSteps.length, court: application.court.name })}
      />
      <SavingLine state={saving} onKeepMine={props.onKeepMine} onTakeTheirs={props.onTakeTheirs} />
      {isCorrecting ? <Corrections corrections={application.corrections} /> : null}
      {step === 'cause' ? <CauseStep {...stepProps} /> : null}
      {step === 'plaintiffs' || step === 'others' ? <PartiesStep key={step} {...stepProps} side={step} /> : null}
      {step === 'agents' ? <AgentsStep {...stepProps} /> : null}
      {step === 'claims' ? <ClaimsStep {...stepProps} /> : null}
      {step === 'facts' ? <FactsStep {...stepProps} /> : null}
      {step === 'materials' ? (
        <MaterialsStep form={form} errorOf={errorOf} materials={application.materials} onGive={props.onGive} onTakeBack={props.onTakeBack} />
      ) : null}
      {step === 'review' ? <ReviewStep {...stepProps} faults={faults} materials={application.materials} onStep={go} /> : null}
      {step === 'review' && isCorrecting ? (
        <Textarea
          autosize
          size="md"
          minRows={2}
          maxLength={2000}
          label={t('docket:correction.answerLabel')}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          data-testid="correction-answer"
        />
      ) : null}
      {sending.refusal === null ? null : <ErrorView code={sending.refusal} />}
      <div className={classes.steps}>
        <Button variant="default" size="lg" disabled={!before} onClick={() => before && go(before)} data-testid="docket-back">
          {t('docket:back')}
        </Button>
        {after ? (
          <Button size="lg" onClick={() => go(after)} data-testid="docket-next">
            {t('docket:next')}
          </Button>
        ) : (
          <Button
            size="lg"
            loading={sending.isBusy}
            disabled={faults.length > 0 || saving === 'conflict'}
            onClick={() => setIsSure(true)}
            data-testid="docket-send"
          >
            {t(isCorrecting ? 'docket:correction.send' : 'docket:send')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isSure}
        title={t('docket:sure.title', { court: application.court.name })}
        consequence={t('docket:sure.text')}
        confirmLabel={t('docket:send')}
        isBusy={sending.isBusy}
        onConfirm={() => void sending.run(() => onSend(answer)).then(() => setIsSure(false))}
        onClose={() => setIsSure(false)}
      />
      {isCorrecting ? <WithdrawAct onWithdraw={props.onWithdraw} /> : null}
      <BackLink to={applicationsPath}>{t('docket:mine')}</BackLink>
    </ScenePage>
  );
}
