import type { ViewedComment } from '@assize/contracts/casefile/reading/views';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from '../caseFile/CaseFile.module.css';
import own from './Comments.module.css';

interface CommentListProps {
  comments: readonly ViewedComment[];
  /** What may be done about one that is not answered. */
  actOf?: (comment: ViewedComment) => ReactNode;
}

/** What lawyers said to the agency and what it answered, in the order in which it was said. */
export function CommentList({ comments, actOf }: CommentListProps) {
  const { t, i18n } = useTranslation();
  if (comments.length === 0) return <p>{t('counsel:comments.none')}</p>;
  return (
    <ul className={classes.rows}>
      {comments.map((one) => (
        <li key={one.commentId} data-testid="comment" data-answered={one.answer !== null}>
          <p>
            <strong>{one.name}</strong> · {formatDateTime(one.at, i18n.language)}
          </p>
          <p className={own.words}>{one.body}</p>
          {one.answer ? (
            <>
              <p>{t('counsel:comments.answered', { time: formatDateTime(one.answer.at, i18n.language) })}</p>
              <p className={own.words}>{one.answer.body}</p>
            </>
          ) : (
            <>
              <p>{t('counsel:comments.waits')}</p>
              {actOf?.(one)}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
