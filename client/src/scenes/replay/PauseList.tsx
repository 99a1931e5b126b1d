import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatTime } from '../../i18n/formatInstant.ts';
import classes from './ReplayView.module.css';

interface PauseListProps {
  pauses: RecordingDetail['pauses'];
  onSeek: (atMs: number) => void;
}

/** When the court was not recorded and why, apart from what was lost: by the log, in the time of the court. */
export function PauseList({ pauses, onSeek }: PauseListProps) {
  const { t, i18n } = useTranslation();
  if (pauses.length === 0) return null;
  return (
    <section className={classes.pauses} aria-labelledby="pauses" data-testid="pauses">
      <h2 id="pauses">{t('player:pauses')}</h2>
      <p>{t('player:pausesText')}</p>
      <ul>
        {pauses.map(({ atMs, fromAt, toAt, cause }) => (
          <li key={fromAt}>
            <button type="button" onClick={() => onSeek(atMs)}>
              <span className={classes.at}>{formatDuration(atMs)}</span>
              <span>{t(`player:pause.${cause}`, { from: formatTime(fromAt, i18n.language), to: formatTime(toAt, i18n.language) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
