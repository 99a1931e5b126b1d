import { Button, Textarea } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { mayAskAbout } from '@assize/contracts/hearing/questions/rules';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './Evidence.module.css';
import type { ExhibitShown } from './evidenceModel.ts';

/** What was asked about an exhibit and answered, and the way to ask and to answer. */
export function ExhibitQuestions({ state, meId, isBusy, send, shown, label }: OrderProps & { shown: ExhibitShown; label: string }) {
  const { t } = useTranslation();
  const { exhibit, status, isOwn } = shown;
  const me = state.participants[meId];
  const questions = state.questions.filter((one) => one.exhibitId === exhibit.id);
  const isOpen = ['exchanged', 'presented', 'crossExamined'].includes(status);
  const mayAsk = me !== undefined && mayAskAbout(state, exhibit, me) && can('question.ask', state, meId);
  const mayAnswer = isOwn && isOpen && can('question.answer', state, meId);
  return (
    <>
      {questions.map(({ id: questionId, participantId, words, answer }) => (
        <div key={questionId} className={classes.said} data-testid="question">
          <p>
            <strong>{t('evidence:question.asks', { who: whoIs(t, state.participants[participantId]) })}</strong> {words}
          </p>
          <p>
            {answer ? (
              <>
                <strong>{t('evidence:question.answers', { who: whoIs(t, state.participants[answer.participantId]) })}</strong> {answer.words}
              </>
            ) : (
              t('evidence:question.open')
            )}
          </p>
          {mayAnswer && !answer ? (
            <SayForm
              label={t('evidence:question.answerTo', { words })}
              act={t('evidence:question.answer')}
              testId="answer"
              isBusy={isBusy}
              onSay={(said) => send({ type: 'question.answer', payload: { exhibitId: exhibit.id, questionId, words: said } })}
            />
          ) : null}
        </div>
      ))}
      {mayAsk ? (
        <details className={classes.form}>
          <summary data-testid="ask-question">{t('evidence:question.ask')}</summary>
          <SayForm
            label={t('evidence:question.about', { number: label })}
            act={t('evidence:question.askIt')}
            testId="question"
            isBusy={isBusy}
            onSay={(said) => send({ type: 'question.ask', payload: { exhibitId: exhibit.id, questionId: crypto.randomUUID(), words: said } })}
          />
        </details>
      ) : null}
    </>
  );
}

interface SayFormProps {
  label: string;
  act: string;
  testId: string;
  isBusy: boolean;
  /** Resolves with whether it was done; what was typed stays when it was not. */
  onSay: (words: string) => Promise<boolean>;
}

function SayForm({ label, act, testId, isBusy, onSay }: SayFormProps) {
  const [words, setWords] = useState('');
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void onSay(words.trim()).then((isDone) => {
      if (isDone) setWords('');
    });
  };
  return (
    <form className={classes.opinion} onSubmit={handleSubmit}>
      <Textarea
        label={label}
        value={words}
        maxLength={2000}
        maxRows={6}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-testid={`${testId}-words`}
      />
      <Button type="submit" size="md" variant="light" disabled={isBusy || words.trim() === ''} data-testid={`${testId}-say`}>
        {act}
      </Button>
    </form>
  );
}
