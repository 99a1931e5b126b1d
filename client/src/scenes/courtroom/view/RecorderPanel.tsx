import type { HearingState } from '@assize/contracts/hearing/state';
import type { CaptureHealth } from '@assize/contracts/recording/health';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ageS, captureRows, type CaptureRow, type Light, recorderLight } from '../model/captureLights.ts';
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
      {row.tracks.map((track) => {
        const source = t(`common:source.${track.source}`);
        const words = track.isPaused
          ? t('courtroom:trackPaused')
          : track.sealedAgeS === undefined
            ? t('courtroom:trackNothing')
            : t('courtroom:sealedAgo', { seconds: track.sealedAgeS });
        const missing = track.missing > 0 ? t('courtroom:trackMissing', { missing: track.missing }) : '';
        return <LightWords key={track.source} light={track.light} text={[`${source}: ${words}`, missing].filter(Boolean).join(' · ')} />;
      })}
    </li>
  );
}
