import { enforcementSteps, followCaseCommands } from '@assize/contracts/casefile/follow/wire';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/formatInstant.ts';
import { useForm } from '../admin/useForm.ts';
import panel from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { useSend } from '../caseFile/useSend.ts';
import type { FollowingPanelProps } from './following.ts';

/** Steps of enforcement, the newest first, with who is told of each. */
export function StepsPanel({ follow, act, today }: FollowingPanelProps) {
  const { t, i18n } = useTranslation();
  const steps = follow.steps.toSorted((a, b) => b.takenOn.localeCompare(a.takenOn));
  return (
    <section className={panel.panel} aria-labelledby="steps" data-testid="steps">
      <h2 id="steps">{t('following:steps.title')}</h2>
      {steps.length === 0 ? <p>{t('following:steps.none')}</p> : null}
      <ul className={panel.timeline}>
        {steps.map(({ stepId, step, takenOn, text, toldTo }) => (
          <li key={stepId} data-testid="step">
            <strong>{t(`followed:step.${step}`)}</strong>
            <span>
              {formatDay(takenOn, i18n.language)} · {t(`following:toldTo.${toldTo}`)}
            </span>
            {text === '' ? null : <span>{text}</span>}
          </li>
        ))}
      </ul>
      <FormOpener label={t('following:steps.take')} testId="take-step">
        {(close) => <StepForm act={act} today={today} onDone={close} />}
      </FormOpener>
    </section>
  );
}

export function StepForm({ act, today, onDone }: Pick<FollowingPanelProps, 'act' | 'today'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const [stepId] = useState(() => crypto.randomUUID());
  const { acting, send } = useSend(act, onDone);
  const fields = useForm(
    { step: 'filed', takenOn: today, text: '', toldTo: 'applicants' },
    followCaseCommands['step.take'],
    (values) => ({ stepId, ...values }),
    (payload) => send({ type: 'step.take', payload }),
  );
  const { values, set, errorOf } = fields;
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={t('following:steps.take')} data-testid="step-form">
      <NativeSelect
        name="step"
        label={t('following:steps.step')}
        value={values.step}
        data={enforcementSteps.map((value) => ({ value, label: t(`followed:step.${value}`) }))}
        onChange={(event) => set({ step: event.currentTarget.value })}
      />
      <TextInput
        name="takenOn"
        type="date"
        required
        label={t('following:steps.takenOn')}
        value={values.takenOn}
        max={today}
        error={errorOf('takenOn')}
        onChange={(event) => set({ takenOn: event.currentTarget.value })}
      />
      <NativeSelect
        name="toldTo"
        label={t('following:steps.toldTo')}
        description={t('following:steps.toldToHint')}
        value={values.toldTo}
        data={(['applicants', 'all'] as const).map((value) => ({ value, label: t(`following:toldTo.${value}`) }))}
        onChange={(event) => set({ toldTo: event.currentTarget.value })}
      />
      <Textarea
        name="text"
        className={form.wide}
        maxLength={1000}
        label={t('following:steps.text')}
        value={values.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="step-submit">
        {t('following:steps.take')}
      </Button>
    </form>
  );
}
