import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { adviseOn, type Fault } from './advice.ts';
import type { Platform } from './platform.ts';

/** What failed and the two most likely causes, with the menu names of this browser and system. */
export function Advice({ fault, platform }: { fault: Fault; platform: Platform }) {
  const { t } = useTranslation();
  const device = t(`common:source.${fault.step === 'microphone' ? 'microphone' : 'camera'}`);
  return (
    <StatusMessage tone="danger" title={t(`check:failed.${fault.step}.${fault.cause}`)} isLive>
      <p>{t('check:causes')}</p>
      <ol>
        {adviseOn(fault, platform).map((key) => (
          <li key={key}>{t(key, { device })}</li>
        ))}
      </ol>
    </StatusMessage>
  );
}
