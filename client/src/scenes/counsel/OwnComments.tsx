import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { codeOf } from '../../components/scene.ts';
import { CommentList } from './CommentList.tsx';
import classes from './Comments.module.css';
import { useComments } from './useComments.ts';
import { WordsForm } from './WordsForm.tsx';

/** A lawyer's comments to the agency that leads the case, with its answers. */
export function OwnComments({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { query, make } = useComments(caseId);
  return (
    <div className={classes.scroll}>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {query.data && !query.error ? <CommentList comments={query.data.comments} /> : null}
      <WordsForm label={t('counsel:comments.new')} hint={t('counsel:comments.hint')} act={t('counsel:comments.make')} testId="comment" onSend={make} />
    </div>
  );
}
