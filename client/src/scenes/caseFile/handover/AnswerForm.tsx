import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { formatDay } from '../../../i18n/formatInstant.ts';
import classes from '../CaseFile.module.css';
import type { FilePanelProps, ViewedHandover } from '../filePanel.ts';
import form from '../Form.module.css';
import { RefusalView } from '../RefusalView.tsx';
import { useSend } from '../useSend.ts';
import { AnswerRow } from './AnswerRow.tsx';
import { acceptRest, answersOf, type Draft, draftOf, standingOf, withAnswer } from './answerModel.ts';

interface AnswerFormProps {
  handover: ViewedHandover;
  act: FilePanelProps['act'];
  /** For tests: what was said already. */
  initial?: Draft;
}

/** Answers what another agency sent: each document by itself, then the whole is taken or goes back. */
export function AnswerForm({ handover, act, initial = {} }: AnswerFormProps) {
  const { t, i18n } = useTranslation();
  const { handoverId, from, purpose, documents, answerBy } = handover;
  const [draft, setDraft] = useState<Draft>(initial);
  const [caseNumber, setCaseNumber] = useState('');
  const [reason, setReason] = useState('');
  const [isAsking, setIsAsking] = useState<'accepted' | 'returned' | null>(null);
  const { acting, send } = useSend(act, () => undefined);
  const standing = standingOf(draft, documents);
  const { unanswered, faulty, badPages, canAccept, canReturn } = standing;
  const answer = (outcome: 'accepted' | 'returned'): void => {
    setIsAsking(null);
    const isTaken = outcome === 'accepted';
    send({
      type: 'handover.answer',
      payload: {
        ...{ handoverId, outcome, answers: answersOf(draft, documents) },
        reason: isTaken ? null : reason.trim(),
        caseNumber: isTaken && caseNumber.trim() !== '' ? caseNumber.trim() : null,
      },
    });
  };
  return (
    <section className={classes.stack} aria-labelledby="answer" data-testid="answer-form">
      <h3 id="answer">{t('files:answering.title', { agency: from.name, purpose: t(`files:purpose.${purpose}`) })}</h3>
      <p>{t('files:answering.text', { day: formatDay(answerBy, i18n.language) })}</p>
      <ol className={classes.rows}>
        {documents.map((one, index) => (
          <AnswerRow
            key={one.documentId}
            no={index + 1}
            document={one}
            said={draftOf(draft, one.documentId)}
            isBadPage={badPages.includes(one.documentId)}
            onSay={(change) => setDraft((before) => withAnswer(before, one.documentId, change))}
          />
        ))}
      </ol>
      <p role="status" data-testid="answer-standing">
        {unanswered > 0 ? t('files:answering.unanswered', { count: unanswered }) : t('files:answering.faulty', { count: faulty })}
      </p>
      {unanswered > 0 ? (
        <Button
          variant="default"
          onClick={() =>
            setDraft(
              acceptRest(
                draft,
                documents.map((one) => one.documentId),
              ),
            )
          }
          data-testid="accept-rest"
        >
          {t('files:answering.acceptRest', { count: unanswered })}
        </Button>
      ) : null}
      <RefusalView acting={acting} />
      <div className={form.form}>
        <div className={form.opener}>
          <TextInput
            label={t('files:answering.caseNumber')}
            description={t('files:answering.caseNumberHint')}
            value={caseNumber}
            maxLength={200}
            onChange={(event) => setCaseNumber(event.currentTarget.value)}
            data-testid="answer-number"
          />
          <Button disabled={!canAccept} loading={acting.isBusy} onClick={() => setIsAsking('accepted')} data-testid="answer-accept">
            {t('files:answering.accept')}
          </Button>
          {faulty > 0 ? <p>{t('files:answering.notWhole')}</p> : null}
        </div>
        <div className={form.opener}>
          <Textarea
            label={t('files:answering.reason')}
            description={t('files:answering.reasonHint')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="answer-reason"
          />
          <Button
            variant="default"
            disabled={!canReturn || reason.trim() === ''}
            loading={acting.isBusy}
            onClick={() => setIsAsking('returned')}
            data-testid="answer-return"
          >
            {t('files:answering.return')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        isOpen={isAsking !== null}
        title={t(isAsking === 'returned' ? 'files:answering.returnTitle' : 'files:answering.acceptTitle')}
        consequence={t(isAsking === 'returned' ? 'files:answering.returnText' : 'files:answering.acceptText', { agency: from.name })}
        confirmLabel={t(isAsking === 'returned' ? 'files:answering.return' : 'files:answering.accept')}
        onConfirm={() => (isAsking ? answer(isAsking) : undefined)}
        onClose={() => setIsAsking(null)}
      />
    </section>
  );
}
