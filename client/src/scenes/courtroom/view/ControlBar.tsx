import { Button } from '@mantine/core';
import { IconDoorExit, IconDots, IconEar, IconListCheck, IconMicrophone, IconMicrophoneOff, IconSettings, IconVideo, IconVideoOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalKind } from '../../../media/mediaState.ts';
import type { OwnControl } from '../model/ownControls.ts';
import classes from './ControlBar.module.css';
import { statusLineId } from './StatusLine.tsx';

interface ControlBarProps {
  microphone: OwnControl;
  camera: OwnControl;
  isPhone: boolean;
  onToggle: (kind: LocalKind, isWanted: boolean) => void;
  onDevices: () => void;
  onHearers: () => void;
  onLeave: () => void;
  onMore: () => void;
  /** Opens the order of the hearing; whoever has it beside the courtroom needs no button. */
  onOrder?: (() => void) | undefined;
  /** What waits behind "more". */
  unread?: number | undefined;
  /** Acts of the bench. */
  acts?: ReactNode;
}

const icon = { size: 22, stroke: 1.75, 'aria-hidden': true } as const;
const buttons = { microphone: { On: IconMicrophone, Off: IconMicrophoneOff }, camera: { On: IconVideo, Off: IconVideoOff } } as const;

/** Own microphone and camera, devices and the way out; always words beside the icon. */
export function ControlBar({ microphone, camera, isPhone, onToggle, onDevices, onHearers, onLeave, onMore, onOrder, acts, unread = 0 }: ControlBarProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar} role="group" aria-label={t('courtroom:controls')}>
      <OwnButton kind="microphone" control={microphone} onToggle={onToggle} />
      <OwnButton kind="camera" control={camera} onToggle={onToggle} />
      {isPhone ? (
        <Button variant="default" className={classes.button} leftSection={<IconDots {...icon} />} onClick={onMore} data-testid="more">
          {t('courtroom:more')}
          {unread > 0 ? ` (${String(unread)})` : ''}
        </Button>
      ) : (
        <>
          {onOrder ? (
            <Button variant="default" className={classes.button} leftSection={<IconListCheck {...icon} />} onClick={onOrder} data-testid="order">
              {t('order:open')}
            </Button>
          ) : null}
          <Button variant="default" className={classes.button} leftSection={<IconEar {...icon} />} onClick={onHearers} data-testid="hearers">
            {t('courtroom:hearers.open')}
          </Button>
          <Button variant="default" className={classes.button} leftSection={<IconSettings {...icon} />} onClick={onDevices} data-testid="devices">
            {t('courtroom:devices')}
          </Button>
          <Button variant="default" className={classes.button} leftSection={<IconDoorExit {...icon} />} onClick={onLeave} data-testid="leave">
            {t('courtroom:leave')}
          </Button>
          {acts ? <div className={classes.acts}>{acts}</div> : null}
        </>
      )}
    </div>
  );
}

function OwnButton({ kind, control, onToggle }: { kind: LocalKind; control: OwnControl; onToggle: ControlBarProps['onToggle'] }) {
  const { t } = useTranslation();
  if (control === 'listenOnly') return null;
  const isOn = control === 'on' || control === 'starting';
  const Icon = isOn ? buttons[kind].On : buttons[kind].Off;
  const isHeld = control === 'mutedByCourt' || control === 'noFloor' || control === 'whispering' || control === 'closed';
  return (
    <Button
      variant={isOn ? 'filled' : 'default'}
      className={classes.button ?? ''}
      data-own={kind}
      leftSection={<Icon {...icon} />}
      // Held buttons stay reachable by keyboard and say why they do nothing.
      {...(isHeld ? { 'aria-disabled': true, 'data-disabled': true, 'aria-describedby': statusLineId } : {})}
      aria-pressed={isOn}
      onClick={() => !isHeld && onToggle(kind, control === 'failed' ? true : !isOn)}
      data-testid={`toggle-${kind}`}
      data-state={control}
    >
      {kind === 'microphone' && control === 'whispering' ? t('courtroom:own.microphone.whispering') : t(`courtroom:own.${kind}.${control}`)}
    </Button>
  );
}
