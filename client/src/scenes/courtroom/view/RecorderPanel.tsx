import type { HearingState } from '@assize/contracts/hearing/state';
import type { CaptureHealth } from '@assize/contracts/recording/health';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ageS, captureRows, type CaptureRow, type CaptureTrack, type Light, recorderLight } from '../model/captureLights.ts';
import classes from './Panel.module.css';

const icons = { green: IconCircleCheck, amber: IconAlertTriangle, red: IconCircleX } as const;

/** The capture light: whether what is said and seen is on disk, as a whole and for each person. */
export function RecorderPanel({ health, state }: { health: CaptureHealth | undefined; state: HearingState }) {
  const { t } = useTranslation();
  const light = health ? recorderLight(health) : undefined;
  return (
    <section className={classes.panel} aria-label={t('courtroom:recorder')} data-testid="capture-light" data-light={light} data-state={health?.state}>
      <div className={classes.head}>
        <h2>{t('courtroom:recorder')}</h2>
      </div>
      {health && light ? (
        <>
          <LightWords light={light} text={recorderWords(t, health)} isLoud={light === 'red'} />
          <ul className={classes.rows}>
            {captureRows(health, state).map((row) => (
              <CaptureLine key={row.participantId} row={row} />
            ))}
          </ul>
        </>
      ) : (
        <p className={classes.empty}>{t('courtroom:recorderUnknown')}</p>
      )}
    </section>
  );
}

/** The recorder in one line: its state, why, how far the disk is, how long it lasts. */
function recorderWords(t: TFunction, { state, cause, sealedAgeMs, hoursLeft }: CaptureHealth): string {
  const age = ageS(sealedAgeMs);
  const parts = [t(`courtroom:recorderState.${state}`)];
  if (cause !== null) parts.push(t(`courtroom:cause.${cause}`));
  if (state === 'capturing' && age !== undefined) parts.push(t('courtroom:sealedAgo', { seconds: age }));
  if (hoursLeft !== null) parts.push(t('courtroom:diskLeft', { hours: Math.floor(hoursLeft) }));
  return parts.join(' ');
}

function LightWords({ light, text, isLoud = false }: { light: Light; text: string; isLoud?: boolean }) {
  const Icon = icons[light];
  return (
    <span className={classes.light} data-light={light} role={isLoud ? 'alert' : undefined}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      {text}
    </span>
  );
}

function CaptureLine({ row }: { row: CaptureRow }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <p className={classes.person}>
        <strong>{t(`common:role.${row.role}`)}</strong> <span>{row.name}</span>
      </p>
      {row.tracks.map((track) => (
        <TrackLine key={track.source} track={track} />
      ))}
    </li>
  );
}

/** How one source stands on the disk, and where something is wrong with it, what to do. */
function TrackLine({ track }: { track: CaptureTrack }) {
  const { t } = useTranslation();
  const { cause, light, missing, missingLastMinute } = track;
  const parts = [`${t(`common:source.${track.source}`)}: ${trackWords(t, track)}`];
  if (missing > 0) parts.push(t('recorder:missing', { missing, lately: missingLastMinute }));
  return (
    <div data-testid={`capture-${track.source}`} data-light={light} data-cause={cause ?? undefined}>
      <LightWords light={light} text={parts.join(' · ')} />
      {cause ? <span className={classes.where}>{t(`recorder:advice.${cause}`)}</span> : null}
    </div>
  );
}

function trackWords(t: TFunction, { cause, isPaused, sealedAgeS }: CaptureTrack): string {
  if (isPaused) return t('recorder:paused');
  const words = cause ? t(`recorder:cause.${cause}`) : undefined;
  const sealed = sealedAgeS === undefined ? undefined : t('courtroom:sealedAgo', { seconds: sealedAgeS });
  return [words, sealed].filter(Boolean).join(' ');
}
