import { IconArrowBackUp, IconCircleCheck, IconCircleX, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../components/Details.tsx';
import { formatDateTime, formatDay } from '../../../i18n/formatInstant.ts';
import classes from '../CaseFile.module.css';
import type { ViewedHandover } from '../filePanel.ts';
import { HashCode } from '../HashCode.tsx';

const icons = { sent: IconSend, accepted: IconCircleCheck, returned: IconArrowBackUp, withdrawn: IconCircleX } as const;

/** One handover: from whom to whom, for what, what was said of each document, and the receipt that both hold. */
export function HandoverCard({ handover }: { handover: ViewedHandover }) {
  const { t, i18n } = useTranslation();
  const { from, to, purpose, note, status, sentAt, answerBy, manifestSha256, documents, answer } = handover;
  const Icon = icons[status];
  const faulty = answer?.answers.filter((one) => one.answer !== 'accepted').length ?? 0;
  return (
    <li data-testid="handover" data-status={status}>
      <p>
        <Icon size={20} stroke={1.75} aria-hidden="true" /> <strong>{t(`files:purpose.${purpose}`)}</strong> · {t(`files:handover.status.${status}`)}
      </p>
      <p>{t('files:handover.fromTo', { from: from.name, to: to.name, time: formatDateTime(sentAt, i18n.language) })}</p>
      {status === 'sent' ? <p>{t('files:handover.answerBy', { day: formatDay(answerBy, i18n.language) })}</p> : null}
      {note === '' ? null : <p>{t('files:handover.noteSaid', { note })}</p>}
      {answer ? (
        <>
          <p>{t('files:handover.answeredAt', { agency: to.name, time: formatDateTime(answer.at, i18n.language) })}</p>
          {answer.reason === null ? null : <p>{t('files:handover.returnedFor', { reason: answer.reason })}</p>}
        </>
      ) : null}
      <Details
        summary={
          faulty > 0 ? t('files:handover.documentsFaulty', { count: documents.length, faulty }) : t('files:handover.documents', { count: documents.length })
        }
        open={faulty > 0}
      >
        <ol className={classes.lines}>
          {documents.map((one) => {
            const said = answer?.answers.find((each) => each.documentId === one.documentId);
            return (
              <li key={one.documentId}>
                {one.title} {one.pages === null ? '' : `(${t('files:handover.pages', { count: one.pages })})`}
                {said ? (
                  <strong>
                    {' · '}
                    {said.page === null
                      ? t(`files:answer.${said.answer}`)
                      : t('files:handover.onPage', { answer: t(`files:answer.${said.answer}`), page: said.page })}
                  </strong>
                ) : null}
                {said && said.note !== '' ? <q>{said.note}</q> : null}
              </li>
            );
          })}
        </ol>
      </Details>
      <HashCode label={t('files:handover.manifest')} sha256={manifestSha256} />
      {answer ? <HashCode label={t('files:handover.receipt')} sha256={answer.receiptSha256} /> : null}
    </li>
  );
}
