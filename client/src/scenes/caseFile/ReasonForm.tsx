import type { CaseCommand } from '@assize/contracts/casefile/commands';
import { Button, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePanelProps } from './filePanel.ts';
import form from './Form.module.css';
import { RefusalView, type RefusalWords } from './RefusalView.tsx';
import { useSend } from './useSend.ts';

interface ReasonFormProps {
  /** What will be so afterwards. */
  consequence: string;
  label: string;
  testId: string;
  act: FilePanelProps['act'];
  commandOf: (reason: string) => CaseCommand;
  /** Why it may be refused, where that is not as of a handover. */
  wordsOf?: RefusalWords;
  onDone: () => void;
}

/** An act with a reason that stays in the history: says first what it leads to. */
export function ReasonForm({ consequence, label, testId, act, commandOf, wordsOf, onDone }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { acting, send } = useSend(act, onDone);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') send(commandOf(reason.trim()));
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={label}>
      <p className={form.wide}>{consequence}</p>
      <Textarea
        className={form.wide}
        required
        maxLength={500}
        label={t('files:reason')}
        description={t('files:reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid={`${testId}-reason`}
      />
      <RefusalView acting={acting} wordsOf={wordsOf} />
      <Button type="submit" color="danger" loading={acting.isBusy} disabled={reason.trim() === ''} data-testid={`${testId}-confirm`}>
        {label}
      </Button>
    </form>
  );
}
