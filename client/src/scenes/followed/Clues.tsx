import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { Button, Select, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import classes from './Followed.module.css';

type Clue = FollowView['clues'][number];
const kinds = ['property', 'whereabouts', 'other'] as const satisfies readonly Clue['kind'][];

/** What somebody told the court of property or whereabouts, and what came of it. */
export function Clues({ clues, act }: { clues: readonly Clue[]; act: (command: CaseCommand) => Promise<void> }) {
  const { t, i18n } = useTranslation();
  const acting = useAct();
  const [kind, setKind] = useState<Clue['kind']>('property');
  const [text, setText] = useState('');
  // Kept until it is taken in: sent again after a lost answer, it is one clue.
  const [clueId, setClueId] = useState(() => crypto.randomUUID());
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void acting
      .run(() => act({ type: 'clue.give', payload: { clueId, kind, text: text.trim() } }))
      .then((isDone) => {
        if (!isDone) return;
        setText('');
        setClueId(crypto.randomUUID());
      });
  };
  return (
    <section aria-label={t('followed:clues.title')}>
      <h3>{t('followed:clues.title')}</h3>
      <p>{t('followed:clues.text')}</p>
      <ul className={classes.list}>
        {clues.map((one) => (
          <li key={one.clueId} data-testid="clue">
            <strong>{t(`followed:clues.kind.${one.kind}`)}</strong> · {formatDateTime(one.givenAt, i18n.language)}
            <p className={classes.text}>{one.text}</p>
            {one.answers.length === 0 ? <p>{t('followed:clues.waits')}</p> : null}
            {one.answers.map((answer) => (
              <p key={answer.at}>{t(`followed:clues.outcome.${answer.outcome}`, { text: answer.text })}</p>
            ))}
          </li>
        ))}
      </ul>
      <form className={classes.form} onSubmit={handleSubmit} aria-label={t('followed:clues.give')}>
        <Select
          label={t('followed:clues.about')}
          data={kinds.map((value) => ({ value, label: t(`followed:clues.kind.${value}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'other')}
        />
        <Textarea
          required
          maxLength={4000}
          minRows={3}
          label={t('followed:clues.what')}
          description={t('followed:clues.hint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="clue-text"
        />
        {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
        <Button type="submit" fullWidth loading={acting.isBusy} disabled={text.trim() === ''} data-testid="give-clue">
          {t('followed:clues.give')}
        </Button>
      </form>
    </section>
  );
}
