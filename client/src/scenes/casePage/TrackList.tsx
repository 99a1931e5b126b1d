import type { TrackProduct } from '@assize/contracts/recording/products';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatDuration } from '../../i18n/formatInstant.ts';
import { Details } from '../../components/Details.tsx';
import classes from './RecordingRow.module.css';

/** The original tracks, there within seconds of closing. */
export function TrackList({ tracks, base }: { tracks: readonly TrackProduct[]; base: string | undefined }) {
  const { t, i18n } = useTranslation();
  return (
    <Details summary={t('casefile:recording.tracks', { number: tracks.length })}>
      <p>{t('casefile:recording.tracksText')}</p>
      <ul className={classes.tracks}>
        {tracks.map((track) => (
          <li key={track.name}>
            <span>
              {t(`common:role.${track.role}`)} {track.displayName} · {t(`common:source.${track.source}`)}
            </span>
            <span className={classes.muted}>
              {formatDuration(track.durationMs)} · {formatBytes(track.bytes, i18n.language)}
            </span>
            {base ? (
              <a href={`${base}${track.name}?download=1`} download>
                {t('casefile:recording.trackDownload')}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Details>
  );
}
