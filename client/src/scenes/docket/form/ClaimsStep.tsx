import { causeOf } from '@assize/contracts/docket/causes';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import classes from '../Docket.module.css';
import { FeeText } from '../FeeText.tsx';
import { fenOf, type StepProps } from './formModel.ts';

/** What the court is asked to order, for how much, and what that costs. */
export function ClaimsStep({ form, change, errorOf }: StepProps) {
  const { t } = useTranslation();
  const { claims } = form;
  const [amount, setAmount] = useState(form.amountFen === null ? '' : String(form.amountFen / 100));
  const asksAmount = form.cause !== null && causeOf(form.cause).asksAmount;
  const isNone = amount.trim() !== '' && fenOf(amount) === null;
  return (
    <div className={classes.fields}>
      <p>{t('docket:hint.claims')}</p>
      {claims.map((claim, index) => (
        // The order is all that tells claims apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index}>
          <Textarea
            autosize
            size="md"
            minRows={2}
            maxLength={1000}
            required={index === 0}
            label={t('docket:claimNo', { number: index + 1 })}
            value={claim}
            error={index === 0 ? errorOf('claims') : undefined}
            onChange={(event) => change({ claims: claims.map((one, at) => (at === index ? event.currentTarget.value : one)) })}
            data-testid={`claim-${String(index + 1)}`}
          />
          {claims.length > 1 ? (
            <Button variant="subtle" onClick={() => change({ claims: claims.filter((_, at) => at !== index) })}>
              {t('docket:remove', { what: t('docket:claimNo', { number: index + 1 }) })}
            </Button>
          ) : null}
        </div>
      ))}
      <Button variant="default" disabled={claims.length >= 30} onClick={() => change({ claims: [...claims, ''] })} data-testid="add-claim">
        {t('docket:add.claim')}
      </Button>
      <TextInput
        size="md"
        inputMode="decimal"
        required={asksAmount}
        label={t('docket:field.amount')}
        description={t('docket:hint.amount')}
        value={amount}
        error={isNone ? t('docket:fault.amount') : errorOf('amountFen')}
        onChange={(event) => {
          setAmount(event.currentTarget.value);
          change({ amountFen: fenOf(event.currentTarget.value) });
        }}
        data-testid="docket-amount"
      />
      <StatusMessage tone="info" title={t('docket:fee.title')}>
        <p>
          <FeeText form={form} />
        </p>
        <p>{t('docket:fee.basis')}</p>
      </StatusMessage>
    </div>
  );
}
