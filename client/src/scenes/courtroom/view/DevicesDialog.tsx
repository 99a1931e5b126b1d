import { Button, Modal, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../../components/useReturnFocus.ts';
import { type DeviceChoice, listDevices, readChosenDevices, watchDevices } from '../../../media/devices.ts';
import type { LocalKind } from '../../../media/mediaState.ts';
import { useCourtroomMedia } from '../CourtroomContext.ts';
import classes from './IntentDialog.module.css';
import { VideoTile } from './VideoTile.tsx';

const kinds: readonly LocalKind[] = ['microphone', 'camera'];

/** Another microphone or camera during the hearing, without leaving it. */
export function DevicesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const { engine, media } = useCourtroomMedia();
  const [devices, setDevices] = useState<readonly DeviceChoice[]>([]);
  useEffect(() => {
    const look = (): void => void listDevices().then(setDevices);
    look();
    return watchDevices(look);
  }, []);
  return (
    <Modal opened onClose={onClose} title={t('courtroom:devices')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <div className={classes.reason} data-testid="devices-dialog">
        {media.camera.track ? (
          <div className={classes.preview}>
            <VideoTile participantId="" track={media.camera.track} isOwn label={t('courtroom:ownPicture')} />
          </div>
        ) : null}
        {kinds.map((kind) => {
          const choices = devices.filter((one) => one.kind === kind);
          const current = media[kind].track?.getSettings().deviceId ?? readChosenDevices()[kind] ?? '';
          const data = choices.map((one, index) => ({ value: one.id, label: one.label || t('courtroom:deviceNumber', { number: index + 1 }) }));
          return (
            <NativeSelect
              key={kind}
              label={t(`common:source.${kind}`)}
              data={data}
              value={current}
              disabled={choices.length === 0}
              onChange={(event) => void engine?.switchDevice(kind, event.currentTarget.value)}
              data-testid={`select-${kind}`}
            />
          );
        })}
        <Button onClick={onClose}>{t('courtroom:done')}</Button>
      </div>
    </Modal>
  );
}
