import { useTranslation } from 'react-i18next';
import type { DeviceFailure } from '../../../media/devices.ts';
import type { MediaState } from '../../../media/mediaState.ts';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import classes from './MediaBanner.module.css';

interface MediaBannerProps {
  failure: MediaState['failure'];
  microphone: DeviceFailure | undefined;
  camera: DeviceFailure | undefined;
}

/** What does not come right by itself: a device that could not be opened, a browser that cannot take part. */
export function MediaBanner({ failure, microphone, camera }: MediaBannerProps) {
  const { t } = useTranslation();
  if (!failure && !microphone && !camera) return null;
  return (
    <div className={classes.banner}>
      <StatusMessage tone="danger" isLive>
        {failure ? <p>{t(`courtroom:mediaFailure.${failure}`)}</p> : null}
        {microphone ? <p>{t(`courtroom:deviceFailure.${microphone}`, { device: t('common:source.microphone') })}</p> : null}
        {camera ? <p>{t(`courtroom:deviceFailure.${camera}`, { device: t('common:source.camera') })}</p> : null}
      </StatusMessage>
    </div>
  );
}
