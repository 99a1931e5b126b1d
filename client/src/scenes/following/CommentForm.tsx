import { Button, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../record/useAct.ts';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';

interface CommentFormProps {
  label: string;
  hint: string;
  /** Rejects with ApiError. */
  onSend: (body: string) => Promise<void>;
  onDone: () => void;
}

/** A comment, or the answer to one. */
export function CommentForm({ label, hint, onSend, onDone }: CommentFormProps) {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const acting = useAct();
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (body.trim() === '') return;
    void acting.run(() => onSend(body.trim())).then((isDone) => (isDone ? onDone() : undefined));
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={label}>
      <Textarea
        className={form.wide}
        required
        autosize
        minRows={3}
        maxLength={10_000}
        label={t('following:comments.said')}
        description={hint}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        data-testid="comment-text"
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={body.trim() === ''} data-testid="comment-submit">
        {label}
      </Button>
    </form>
  );
}
