import type { ApplicationView } from '@assize/contracts/docket/views';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDay } from '../../i18n/formatInstant.ts';
import classes from './Docket.module.css';

/** What was to be mended, by when, and what was answered; the newest first. */
export function Corrections({ corrections }: Pick<ApplicationView, 'corrections'>) {
  const { t, i18n } = useTranslation();
  return corrections.toReversed().map(({ correctionId, items, untilOn, answer }) => (
    <StatusMessage
      key={correctionId}
      tone={answer === null ? 'attention' : 'info'}
      title={t(answer === null ? 'docket:correction.open' : 'docket:correction.done', { day: formatDay(untilOn, i18n.language) })}
    >
      <ol data-testid="correction-items">
        {items.map((item) => (
          <li key={item} className={classes.text}>
            {item}
          </li>
        ))}
      </ol>
      {answer === null || answer.text === '' ? null : <p className={classes.text}>{t('docket:correction.answered', { text: answer.text })}</p>}
    </StatusMessage>
  ));
}
