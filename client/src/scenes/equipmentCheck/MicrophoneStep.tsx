import { useTranslation } from 'react-i18next';
import classes from './CheckView.module.css';
import { DeviceSelect } from './DeviceSelect.tsx';
import type { StepStatus } from './progress.ts';
import type { DeviceOption } from './StepContent.tsx';

interface MicrophoneStepProps {
  status: StepStatus;
  level: number;
  isHeard: boolean;
  devices: DeviceOption[];
  chosenId: string;
  onChoose: (id: string) => void;
}

/** A bar that must move while one speaks. */
export function MicrophoneStep({ status, level, isHeard, devices, chosenId, onChoose }: MicrophoneStepProps) {
  const { t } = useTranslation();
  const percent = Math.round(level * 100);
  return (
    <section className={classes.step}>
      <p>{status === 'todo' ? t('check:microphone.ask') : t('check:microphone.say')}</p>
      <div
        className={classes.meter}
        role="meter"
        aria-label={t('check:microphone.level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        data-testid="check-level"
      >
        <div className={classes.level} style={{ transform: `scaleX(${String(level)})` }} />
      </div>
      <p className={classes.heard} role="status" data-heard={isHeard}>
        {status === 'todo' ? '' : isHeard ? t('check:microphone.heard') : t('check:microphone.notHeard')}
      </p>
      <DeviceSelect label={t('check:microphone.choose')} devices={devices} chosenId={chosenId} onChoose={onChoose} />
    </section>
  );
}
