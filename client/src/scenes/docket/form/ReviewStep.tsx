import { type DocketFault, type DocketStep, docketSteps } from '@assize/contracts/docket/faults';
import type { DocketMaterial } from '@assize/contracts/docket/wire';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { ApplicationFacts } from '../ApplicationFacts.tsx';
import classes from '../Docket.module.css';
import type { StepProps } from './formModel.ts';

interface ReviewProps extends StepProps {
  faults: readonly DocketFault[];
  materials: readonly DocketMaterial[];
  onStep: (step: DocketStep) => void;
}

/** All of it once more, what is missing with the way there, and the word of who sends it. */
export function ReviewStep({ form, change, errorOf, faults, materials, onStep }: ReviewProps) {
  const { t } = useTranslation();
  const open = docketSteps.filter((step) => step !== 'review' && faults.some((one) => one.step === step));
  return (
    <div className={classes.fields}>
      {open.length > 0 ? (
        <StatusMessage tone="attention" title={t('docket:review.missing')}>
          <div className={classes.choices}>
            {open.map((step) => (
              <Button key={step} variant="default" onClick={() => onStep(step)} data-testid={`missing-${step}`}>
                {t('docket:review.goTo', { step: t(`docket:step.${step}`) })}
              </Button>
            ))}
          </div>
        </StatusMessage>
      ) : (
        <StatusMessage tone="good" title={t('docket:review.whole')} />
      )}
      <ApplicationFacts form={form} />
      <section aria-label={t('docket:materials')}>
        <h2>{t('docket:materials')}</h2>
        <ul className={classes.list}>
          {materials.map(({ materialId, kind, title }) => (
            <li key={materialId}>{t('docket:told', { what: t(`docket:material.${kind}`), value: title })}</li>
          ))}
        </ul>
      </section>
      <TextInput
        size="md"
        type="email"
        autoComplete="email"
        label={t('docket:field.email')}
        value={form.email}
        maxLength={200}
        error={errorOf('email')}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <Checkbox
        size="md"
        label={t('docket:field.acceptsService')}
        checked={form.acceptsService}
        onChange={(event) => change({ acceptsService: event.currentTarget.checked })}
      />
      <Checkbox
        size="md"
        required
        label={t('docket:field.vouches')}
        checked={form.vouches}
        error={errorOf('vouches')}
        onChange={(event) => change({ vouches: event.currentTarget.checked })}
        data-testid="docket-vouch"
      />
    </div>
  );
}
