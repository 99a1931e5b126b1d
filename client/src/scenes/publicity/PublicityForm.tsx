import { Button, NativeSelect, TextInput } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { type PublicityGround, publicityGrounds, type PublicityLevel, publicityLevels } from '@assize/contracts/hearing/publicity/wire';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './Publicity.module.css';

/** The presiding judge says who may hear from now on; it holds at once for media, pages and the record. */
export function PublicityForm({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const now = state.publicity.level;
  const [level, setLevel] = useState<PublicityLevel>(now === 'public' ? 'parties' : 'public');
  const [ground, setGround] = useState<PublicityGround>(publicityGrounds[0]);
  const [reason, setReason] = useState('');
  if (!can('publicity.set', state, meId)) return null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const payload = { level, ground: level === 'public' ? null : ground, reason };
    void send({ type: 'publicity.set', payload }).then((isDone) => {
      if (!isDone) return;
      setReason('');
      setLevel(level === 'public' ? 'parties' : 'public');
    });
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit} data-testid="publicity-form">
      <h2>{t('publicity:title')}</h2>
      <p>{t('publicity:now', { level: t(`publicity:level.${now}`) })}</p>
      <NativeSelect
        label={t('publicity:from')}
        value={level}
        data={publicityLevels.map((value) => ({ value, label: t(`publicity:level.${value}`) }))}
        onChange={(event) => setLevel(publicityLevels.find((one) => one === event.currentTarget.value) ?? 'parties')}
        data-testid="publicity-level"
      />
      <p className={classes.quiet}>{t(`publicity:means.${level}`)}</p>
      {level === 'public' ? null : (
        <NativeSelect
          label={t('publicity:groundLabel')}
          value={ground}
          data={publicityGrounds.map((value) => ({ value, label: t(`publicity:ground.${value}`) }))}
          onChange={(event) => setGround(publicityGrounds.find((one) => one === event.currentTarget.value) ?? ground)}
          data-testid="publicity-ground"
        />
      )}
      <TextInput
        label={t('publicity:reason')}
        description={t('publicity:reasonText')}
        value={reason}
        maxLength={500}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="publicity-reason"
      />
      <Button type="submit" disabled={isBusy || reason.trim() === ''} data-testid="publicity-set">
        {t(level === 'public' ? 'publicity:open' : 'publicity:close')}
      </Button>
    </form>
  );
}
