import type { DocketCourt } from '@assize/contracts/docket/views';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import classes from './Docket.module.css';

interface BeginFormProps {
  courts: readonly DocketCourt[];
  /** Whoever has no account says who they are. */
  asksName: boolean;
  onBegin: (courtId: string, name: string) => Promise<void>;
}

/** At which court, and who. */
export function BeginForm({ courts, asksName, onBegin }: BeginFormProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const [courtId, setCourtId] = useState(courts.length === 1 ? (courts[0]?.id ?? '') : '');
  const [name, setName] = useState('');
  const canBegin = courtId !== '' && (!asksName || name.trim() !== '');
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (canBegin) void acting.run(() => onBegin(courtId, name.trim()));
  };
  return (
    <form className={classes.fields} onSubmit={handleSubmit} aria-label={t('docket:begin.title')}>
      <NativeSelect
        required
        size="md"
        label={t('docket:field.court')}
        description={t('docket:hint.court')}
        value={courtId}
        data={[
          { value: '', label: t('docket:choose') },
          ...courts.map((one) => ({ value: one.id, label: one.isDemo ? t('docket:demoCourt', { name: one.name }) : one.name })),
        ]}
        onChange={(event) => setCourtId(event.currentTarget.value)}
        data-testid="begin-court"
      />
      {asksName ? (
        <TextInput
          required
          size="md"
          maxLength={200}
          autoComplete="name"
          label={t('docket:field.ownName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="begin-name"
        />
      ) : null}
      {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
      <Button type="submit" size="lg" fullWidth loading={acting.isBusy} disabled={!canBegin} data-testid="begin-submit">
        {t('docket:begin.act')}
      </Button>
    </form>
  );
}
