import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CheckView.module.css';
import { DeviceSelect } from './DeviceSelect.tsx';
import type { StepStatus } from './progress.ts';
import type { DeviceOption } from './StepContent.tsx';

interface CameraStepProps {
  status: StepStatus;
  stream: MediaStream | null;
  devices: DeviceOption[];
  chosenId: string;
  /** A frame was really drawn: the proof. */
  onPicture: () => void;
  onChoose: (id: string) => void;
}

/** One's own picture, mirrored as in a looking-glass. */
export function CameraStep({ status, stream, devices, chosenId, onPicture, onChoose }: CameraStepProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <section className={classes.step}>
      <p>{status === 'todo' ? t('check:camera.ask') : t('check:camera.see')}</p>
      {/* Own live picture without sound: there is nothing to caption. */}
      <video
        ref={video}
        className={classes.picture}
        aria-label={t('check:camera.picture')}
        autoPlay
        playsInline
        muted
        onTimeUpdate={onPicture}
        data-testid="check-picture"
      />
      <DeviceSelect label={t('check:camera.choose')} devices={devices} chosenId={chosenId} onChoose={onChoose} />
    </section>
  );
}
