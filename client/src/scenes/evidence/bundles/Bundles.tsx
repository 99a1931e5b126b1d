import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiErrorCode } from '../../../session/ApiError.ts';
import type { OrderProps } from '../../courtroom/order/orderProps.ts';
import classes from '../Evidence.module.css';
import type { EvidenceModel } from '../evidenceModel.ts';
import { BundleCard } from './BundleCard.tsx';

interface BundlesProps extends OrderProps {
  model: EvidenceModel;
  onFault: (code: ApiErrorCode | undefined) => void;
}

/** The bundles of exhibits in which everybody finds a page by its number; the court makes them. */
export function Bundles({ model, onFault, ...props }: BundlesProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const { state, isBusy, send } = props;
  const bundles = Object.values(state.bundles);
  if (bundles.length === 0 && !(model.mayBundle && model.exhibits.length > 0)) return null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send({ type: 'bundle.open', payload: { bundleId: crypto.randomUUID(), title: title.trim() } }).then((isDone) => {
      if (isDone) setTitle('');
    });
  };
  return (
    <section className={classes.panel} aria-label={t('evidence:bundle.heading')} data-testid="bundles">
      <h3>{t('evidence:bundle.heading')}</h3>
      {bundles.map((bundle) => (
        <BundleCard key={bundle.id} {...props} model={model} bundle={bundle} onFault={onFault} />
      ))}
      {model.mayBundle ? (
        <form className={classes.deadline} onSubmit={handleSubmit}>
          <TextInput
            label={t('evidence:bundle.new')}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.currentTarget.value)}
            data-testid="bundle-title"
          />
          <Button type="submit" variant="default" disabled={isBusy || title.trim() === ''} data-testid="open-bundle">
            {t('evidence:bundle.open')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
