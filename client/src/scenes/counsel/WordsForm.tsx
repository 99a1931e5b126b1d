import { Button, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ErrorView } from '../../components/ErrorView.tsx';
import { useAct } from '../../record/useAct.ts';
import form from '../caseFile/Form.module.css';

interface WordsFormProps {
  label: string;
  hint: string;
  act: string;
  testId: string;
  /** Rejects with ApiError; then the words stay. */
  onSend: (body: string) => Promise<void>;
}

/** Words that are sent and cannot be taken back. */
export function WordsForm({ label, hint, act, testId, onSend }: WordsFormProps) {
  const acting = useAct();
  const [words, setWords] = useState('');
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void acting.run(() => onSend(words.trim())).then((isDone) => (isDone ? setWords('') : undefined));
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={label}>
      <Textarea
        className={form.wide}
        required
        autosize
        minRows={3}
        maxRows={10}
        maxLength={10_000}
        label={label}
        description={hint}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-testid={`${testId}-words`}
      />
      {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
      <Button type="submit" loading={acting.isBusy} disabled={words.trim() === ''} data-testid={`${testId}-submit`}>
        {act}
      </Button>
    </form>
  );
}
