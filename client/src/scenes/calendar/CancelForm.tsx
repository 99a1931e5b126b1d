import { Button, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../record/useAct.ts';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';

/** Cancels a hearing with its reason: says first what it leads to. */
export function CancelForm({ cancel, onDone }: { cancel: (reason: string) => Promise<void>; onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const acting = useAct();
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') void acting.run(() => cancel(reason.trim())).then((isDone) => (isDone ? onDone() : undefined));
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('calendar:cancel.open')}>
      <p className={form.wide}>{t('calendar:cancel.text')}</p>
      <Textarea
        className={form.wide}
        required
        label={t('files:reason')}
        description={t('files:reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="cancel-reason"
      />
      <RefusalView acting={acting} />
      <Button type="submit" color="danger" loading={acting.isBusy} disabled={reason.trim() === ''} data-testid="cancel-submit">
        {t('calendar:cancel.act')}
      </Button>
    </form>
  );
}
