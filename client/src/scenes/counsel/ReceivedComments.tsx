import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { CommentList } from './CommentList.tsx';
import { useComments } from './useComments.ts';
import { WordsForm } from './WordsForm.tsx';

/** Lawyers' comments, for the agency that leads: each is answered once. */
export function ReceivedComments({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { query, answer } = useComments(caseId);
  return (
    <>
      <h3>{t('counsel:comments.received')}</h3>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <CommentList
          comments={query.data.comments}
          actOf={({ commentId }) => (
            <FormOpener label={t('counsel:comments.answer')} testId="answer-comment">
              {(close) => (
                <WordsForm
                  label={t('counsel:comments.answer')}
                  hint={t('counsel:comments.answerHint')}
                  act={t('counsel:comments.sendAnswer')}
                  testId="answer"
                  onSend={(body) => answer(commentId, body).then(close)}
                />
              )}
            </FormOpener>
          )}
        />
      ) : null}
    </>
  );
}
