import { causes, causeIds } from '@assize/contracts/docket/causes';
import { NativeSelect, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../Docket.module.css';
import type { StepProps } from './formModel.ts';

const kinds = ['civil', 'commercial', 'financial', 'administrative'] as const;

/** What it is about, and as whom one applies. */
export function CauseStep({ form, change, errorOf }: StepProps) {
  const { t } = useTranslation();
  const data = kinds.map((kind) => ({
    group: t(`files:kind.${kind}`),
    items: causeIds.filter((id) => causes[id].kind === kind).map((value) => ({ value, label: t(`docket:cause.${value}`) })),
  }));
  return (
    <div className={classes.fields}>
      <NativeSelect
        required
        size="md"
        label={t('docket:field.cause')}
        description={t('docket:hint.cause')}
        data={[{ value: '', label: t('docket:choose') }, ...data]}
        value={form.cause ?? ''}
        error={errorOf('cause')}
        onChange={(event) => change({ cause: causeIds.find((one) => one === event.currentTarget.value) ?? null })}
        data-testid="docket-cause"
      />
      <Radio.Group
        label={t('docket:field.appliesAs')}
        value={form.appliesAs}
        onChange={(value) => change({ appliesAs: value === 'agent' ? 'agent' : 'party' })}
      >
        <div className={classes.choices}>
          {(['party', 'agent'] as const).map((value) => (
            <Radio key={value} size="md" value={value} label={t(`docket:appliesAs.${value}`)} data-testid={`applies-${value}`} />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
