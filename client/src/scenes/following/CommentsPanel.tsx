import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { ViewedComment } from '@assize/contracts/casefile/reading/views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { pageOfList } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import { codeOf } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { api } from '../../session/session.ts';
import panel from '../caseFile/CaseFile.module.css';
import { may } from '../caseFile/filePanel.ts';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { CommentForm } from './CommentForm.tsx';
import classes from './Following.module.css';

/** What lawyers said to the case, with the agency's answers: all to the agency, to a lawyer their own. */
export function CommentsPanel({ file }: { file: CaseFileView }) {
  const { t } = useTranslation();
  const params = { caseId: file.id };
  const query = useQuery({
    queryKey: ['caseComments', file.id],
    queryFn: () => api('GET /api/case-files/:caseId/comments', { params }),
    refetchInterval: 60_000,
  });
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  return (
    <section className={panel.panel} aria-labelledby="comments" data-testid="comments">
      <h2 id="comments">{t('following:comments.title')}</h2>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <CommentList
          comments={query.data.comments}
          mayAnswer={may(file, 'receiveCounsel')}
          onAnswer={async (commentId, body) => {
            await api('POST /api/case-files/:caseId/comments/:commentId/answer', { params: { ...params, commentId }, body: { body } });
            await query.refetch();
          }}
        />
      ) : null}
      {may(file, 'commentOnCase') ? (
        <FormOpener label={t('following:comments.make')} testId="make-comment">
          {(close) => (
            <CommentForm
              label={t('following:comments.make')}
              hint={t('following:comments.makeHint')}
              onSend={async (body) => {
                await api('POST /api/case-files/:caseId/comments', { params, body: { commentId: newId, body } });
                // Sent again after a lost answer it is one comment; the next is another.
                setNewId(crypto.randomUUID());
                await query.refetch();
              }}
              onDone={close}
            />
          )}
        </FormOpener>
      ) : null}
    </section>
  );
}

interface CommentListProps {
  comments: readonly ViewedComment[];
  mayAnswer: boolean;
  onAnswer: (commentId: string, body: string) => Promise<void>;
}

/** What is not answered yet first, then the newest. */
export function CommentList({ comments, mayAnswer, onAnswer }: CommentListProps) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(1);
  if (comments.length === 0) return <p>{t('following:comments.none')}</p>;
  const list = pageOfList(
    comments.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.at.localeCompare(a.at)),
    asked,
  );
  return (
    <>
      <Pager list={list} onPage={setAsked} />
      <ul className={panel.rows}>
        {list.shown.map(({ commentId, name, at, body, answer }) => (
          <li key={commentId} data-testid="comment">
            <p>
              <strong>{name}</strong> · {formatDateTime(at, i18n.language)}
            </p>
            <p className={classes.said}>{body}</p>
            {answer ? (
              <p className={classes.said}>{t('following:comments.answered', { time: formatDateTime(answer.at, i18n.language), text: answer.body })}</p>
            ) : (
              <p>{t('following:comments.waits')}</p>
            )}
            {mayAnswer && !answer ? (
              <FormOpener label={t('following:comments.answer')} testId="answer-comment">
                {(close) => (
                  <CommentForm
                    label={t('following:comments.answer')}
                    hint={t('following:comments.answerHint')}
                    onSend={(said) => onAnswer(commentId, said)}
                    onDone={close}
                  />
                )}
              </FormOpener>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
