import { documentAnswers } from '@assize/contracts/casefile/lead/wire';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../CaseFile.module.css';
import type { ViewedHandover } from '../filePanel.ts';
import form from '../Form.module.css';
import type { Draft } from './answerModel.ts';

interface AnswerRowProps {
  no: number;
  document: ViewedHandover['documents'][number];
  said: Draft[string];
  isBadPage: boolean;
  onSay: (change: Partial<Draft[string]>) => void;
}

/** What the receiver says of one document. */
export function AnswerRow({ no, document: { title, pages }, said, isBadPage, onSay }: AnswerRowProps) {
  const { t } = useTranslation();
  const isFaulty = said.answer !== null && said.answer !== 'accepted';
  return (
    <li className={classes.document} data-testid="answer-row">
      <p>
        {no}. <strong>{title}</strong> {pages === null ? '' : `(${t('files:handover.pages', { count: pages })})`}
      </p>
      <div className={form.form}>
        <NativeSelect
          aria-label={t('files:answering.of', { title })}
          value={said.answer ?? ''}
          data={[{ value: '', label: t('files:answering.choose') }, ...documentAnswers.map((value) => ({ value, label: t(`files:answer.${value}`) }))]}
          onChange={(event) => onSay({ answer: documentAnswers.find((one) => one === event.currentTarget.value) ?? null })}
          data-testid="answer-choice"
        />
        {said.answer === 'unreadable' ? (
          <TextInput
            inputMode="numeric"
            aria-label={t('files:answering.pageOf', { title })}
            placeholder={t('files:answering.page')}
            value={said.page}
            error={isBadPage ? t('files:answering.badPage') : undefined}
            onChange={(event) => onSay({ page: event.currentTarget.value })}
          />
        ) : null}
        {isFaulty ? (
          <TextInput
            aria-label={t('files:answering.noteOf', { title })}
            placeholder={t('files:answering.note')}
            value={said.note}
            maxLength={500}
            onChange={(event) => onSay({ note: event.currentTarget.value })}
          />
        ) : null}
      </div>
    </li>
  );
}
