import type { TakenFrom } from '@assize/contracts/hearing/evidence/wire';
import type { HearingState } from '@assize/contracts/hearing/state';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './Evidence.module.css';

/** Where a still is from: the court took it, of whose camera and when. */
export function StillOrigin({ taken, state }: { taken: TakenFrom; state: HearingState }) {
  const { t, i18n } = useTranslation();
  const nameOf = (id: string): string => whoIs(t, state.participants[id]) || t('evidence:still.gone');
  return (
    <p className={classes.quiet} data-testid="still-origin">
      {t('evidence:still.from', { who: nameOf(taken.participantId), time: formatDateTime(taken.at, i18n.language), by: nameOf(taken.takenById) })}
    </p>
  );
}
