import type { KeepingState } from '@assize/contracts/custody/keeping/state';
import type { KeepingHealth } from '@assize/contracts/custody/keeping/views';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatBytes, formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Keeping.module.css';

/** Whether every copy is as it was kept, and which are not. */
export function CopiesHealth({ health, keeping }: { health: KeepingHealth; keeping: KeepingState }) {
  const { t, i18n } = useTranslation();
  if (keeping.destroyed) return null;
  if (health.objects === 0) return <StatusMessage tone="info">{t('keeping:copies.none')}</StatusMessage>;
  const size = formatBytes(health.bytes, i18n.language);
  const copies = t(health.hasSecondCopy ? 'keeping:copies.two' : 'keeping:copies.one', { objects: health.objects, size });
  const checked =
    health.checkedAt === null ? t('keeping:copies.unchecked') : t('keeping:copies.checked', { time: formatDateTime(health.checkedAt, i18n.language) });
  const healed = keeping.rot.filter((one) => one.healedAt !== null).length;
  const isWell = health.unwell.length === 0;
  return (
    <>
      <StatusMessage tone={isWell ? 'good' : 'attention'} title={t('keeping:copies.label')}>
        <p>{`${copies}; ${checked}`}</p>
        {healed > 0 ? <p>{t('keeping:copies.healed', { count: healed })}</p> : null}
        {isWell ? null : <p>{t('keeping:copies.unwell', { count: health.unwell.length })}</p>}
        {isWell ? null : (
          <ul className={classes.keys}>
            {health.unwell.slice(0, 20).map(({ key, first, second }) => (
              <li key={key}>{t('keeping:unwell', { key, first: t(`keeping:state.${first}`), second: t(`keeping:state.${second}`) })}</li>
            ))}
          </ul>
        )}
      </StatusMessage>
      {keeping.lost.length > 0 ? <StatusMessage tone="danger">{t('keeping:copies.lost', { count: keeping.lost.length })}</StatusMessage> : null}
    </>
  );
}
