import { Button, Checkbox, Radio, Textarea } from '@mantine/core';
import { stands } from '@assize/contracts/hearing/evidence/wire';
import type { Opinion } from '@assize/contracts/hearing/evidence/state';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Evidence.module.css';

const parts = ['authenticity', 'legality', 'relevance'] as const;
type Answers = Pick<Opinion, (typeof parts)[number]>;

interface OpinionFormProps {
  /** What one said before. */
  before: Opinion | undefined;
  /** What one's own side filed, to be held against it. */
  own: readonly { id: string; label: string }[];
  isBusy: boolean;
  onGive: (opinion: Omit<Opinion, 'at'>) => void;
}

/** One's opinion on the other side's exhibit: authenticity, legality, relevance (三性), and on its force. */
export function OpinionForm({ before, own, isBusy, onGive }: OpinionFormProps) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<Partial<Answers>>(before ?? {});
  const [words, setWords] = useState(before?.words ?? '');
  const [counterIds, setCounterIds] = useState(before?.counterIds ?? []);
  const { authenticity, legality, relevance } = answers;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (authenticity && legality && relevance) onGive({ authenticity, legality, relevance, words: words.trim() || null, counterIds });
  };
  return (
    <form className={classes.opinion} onSubmit={handleSubmit} data-testid="opinion-form">
      {parts.map((part) => (
        <Radio.Group
          key={part}
          label={t(`evidence:part.${part}`)}
          value={answers[part] ?? null}
          onChange={(value) => setAnswers((now) => ({ ...now, [part]: value as Opinion[typeof part] }))}
        >
          <div className={classes.stands}>
            {stands.map((stand) => (
              <Radio key={stand} size="md" value={stand} label={t(`evidence:stand.${stand}`)} data-testid={`${part}-${stand}`} />
            ))}
          </div>
        </Radio.Group>
      ))}
      <Textarea label={t('evidence:force')} value={words} maxLength={2000} maxRows={6} onChange={(event) => setWords(event.currentTarget.value)} />
      {own.length > 0 ? (
        <Checkbox.Group label={t('evidence:counter')} value={counterIds} onChange={setCounterIds}>
          <div className={classes.stands}>
            {own.map(({ id, label }) => (
              <Checkbox key={id} size="md" value={id} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <Button type="submit" variant="light" disabled={isBusy || !(authenticity && legality && relevance)} data-testid="give-opinion">
        {t('evidence:giveOpinion')}
      </Button>
    </form>
  );
}
