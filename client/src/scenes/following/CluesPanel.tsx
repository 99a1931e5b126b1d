import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfList } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import panel from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { useSend } from '../caseFile/useSend.ts';
import classes from './Following.module.css';
import { type Clue, type FollowingPanelProps, listClues } from './following.ts';

/** What parties told of property or whereabouts, and what came of it: what waits stands first. */
export function CluesPanel({ follow, act }: FollowingPanelProps) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(1);
  const list = pageOfList(listClues(follow), asked);
  return (
    <section className={panel.panel} aria-labelledby="clues" data-testid="clues">
      <h2 id="clues">{t('following:clues.title')}</h2>
      <p className={panel.muted}>{t('following:clues.text')}</p>
      {follow.clues.length === 0 ? <p>{t('following:clues.none')}</p> : null}
      <Pager list={list} onPage={setAsked} />
      <ul className={panel.rows}>
        {list.shown.map((clue) => (
          <li key={clue.clueId} data-testid="clue">
            <p>
              <strong>{t(`followed:clues.kind.${clue.kind}`)}</strong> · {follow.followers[clue.followerId]?.name} ·{' '}
              {formatDateTime(clue.givenAt, i18n.language)}
            </p>
            <p className={classes.said}>{clue.text}</p>
            {clue.answers.length === 0 ? <p>{t('following:clues.waits')}</p> : null}
            {clue.answers.map((one) => (
              <p key={one.at}>
                {formatDateTime(one.at, i18n.language)} · {t(`followed:clues.outcome.${one.outcome}`, { text: one.text })}
              </p>
            ))}
            <FormOpener label={t(clue.answers.length === 0 ? 'following:clues.answer' : 'following:clues.answerMore')} testId="answer-clue">
              {(close) => <AnswerClueForm clueId={clue.clueId} act={act} onDone={close} />}
            </FormOpener>
          </li>
        ))}
      </ul>
    </section>
  );
}

const outcomes = ['checking', 'found', 'nothing'] as const satisfies readonly Clue['answers'][number]['outcome'][];

/** What came of a clue; whoever gave it reads it. */
export function AnswerClueForm({ clueId, act, onDone }: Pick<FollowingPanelProps, 'act'> & { clueId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('checking');
  const [text, setText] = useState('');
  const { acting, send } = useSend(act, onDone);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') send({ type: 'clue.answer', payload: { clueId, outcome, text: text.trim() } });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('following:clues.answer')}>
      <NativeSelect
        className={form.wide}
        label={t('following:clues.outcome')}
        value={outcome}
        data={outcomes.map((value) => ({ value, label: t(`following:outcome.${value}`) }))}
        onChange={(event) => setOutcome(outcomes.find((one) => one === event.currentTarget.value) ?? 'checking')}
      />
      <Textarea
        className={form.wide}
        required
        maxLength={2000}
        label={t('following:clues.said')}
        description={t('following:clues.saidHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="clue-answer"
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={text.trim() === ''} data-testid="clue-answer-submit">
        {t('following:clues.answer')}
      </Button>
    </form>
  );
}
