import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDuration } from '../../i18n/formatInstant.ts';
import classes from './ReplayView.module.css';

interface GapListProps {
  gaps: RecordingDetail['gaps'];
  durationMs: number;
}

/** What the recorder lost, owned up to: when and why; or that nothing was. */
export function GapList({ gaps, durationMs }: GapListProps) {
  const { t } = useTranslation();
  if (gaps.length === 0) return <StatusMessage tone="good">{t('player:noGaps')}</StatusMessage>;
  const percent = (ms: number): string => `${String(durationMs > 0 ? Math.min(100, (ms / durationMs) * 100) : 0)}%`;
  return (
    <StatusMessage tone="attention" title={t('player:gaps')}>
      <div className={classes.bar} aria-hidden="true">
        {gaps.map((gap) => (
          <span key={gap.fromMs} style={{ left: percent(gap.fromMs), width: percent(gap.toMs - gap.fromMs) }} />
        ))}
      </div>
      <ul>
        {gaps.map((gap) => (
          <li key={gap.fromMs}>
            {t('player:gap', {
              from: formatDuration(gap.fromMs),
              to: formatDuration(gap.toMs),
              cause: t(`player:cause.${gap.cause}`, { defaultValue: t('player:cause.unknown') }),
            })}
          </li>
        ))}
      </ul>
    </StatusMessage>
  );
}
