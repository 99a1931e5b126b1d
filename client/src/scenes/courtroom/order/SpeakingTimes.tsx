import type { HearingState } from '@assize/contracts/hearing/state';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../i18n/formatInstant.ts';
import panel from '../view/Panel.module.css';
import { speakingTimes } from './speakingTime.ts';
import classes from './SpeakingTimes.module.css';
import { whoIs } from './wording.ts';

/** For the court: how long each side has spoken so far, as the media server heard it. */
export function SpeakingTimes({ state, spokenMs }: { state: HearingState; spokenMs: Readonly<Record<string, number>> }) {
  const { t } = useTranslation();
  const times = speakingTimes(state, spokenMs);
  if (times.length === 0) return null;
  return (
    <section className={panel.panel} aria-label={t('order:spoken.title')} data-testid="speaking-times">
      <div className={panel.head}>
        <h2>{t('order:spoken.title')}</h2>
      </div>
      <ul className={classes.times}>
        {times.map(({ side, ms, people }) => (
          <li key={side} data-side={side}>
            <p className={classes.side}>
              <strong>{t(`common:side.${side}`)}</strong> <strong>{formatDuration(ms)}</strong>
            </p>
            {people.map(({ person, ms: own }) => (
              <p key={person.id} className={classes.person}>
                <span>{whoIs(t, person)}</span> <span>{formatDuration(own)}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
