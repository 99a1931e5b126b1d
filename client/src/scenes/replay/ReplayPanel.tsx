import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { recordingPath } from '../../app/paths.ts';
import { formatDuration } from '../../i18n/formatInstant.ts';
import type { RecordPanelProps } from '../../record/recordPanel.ts';

/** The way from the record of a hearing to its replay; who may not replay it is told there why. */
export function ReplayPanel({ record: { recordings } }: Pick<RecordPanelProps, 'record'>) {
  const { t } = useTranslation();
  if (recordings.length === 0) return null;
  return (
    <section aria-labelledby="replay-panel">
      <h2 id="replay-panel">{t('replay:panel.title')}</h2>
      <p>{t('replay:panel.about')}</p>
      <ul>
        {recordings.map(({ id, durationMs }) => (
          <li key={id}>
            <Link to={recordingPath(id)} data-testid="open-replay">
              {durationMs === null ? t('replay:panel.open') : t('replay:panel.openOf', { time: formatDuration(durationMs) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
