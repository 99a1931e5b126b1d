import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { StepId } from './advice.ts';
import { CameraStep } from './CameraStep.tsx';
import classes from './CheckView.module.css';
import { MicrophoneStep } from './MicrophoneStep.tsx';
import type { Platform } from './platform.ts';
import type { StepStatus } from './progress.ts';

export interface DeviceOption {
  id: string;
  label: string;
}

/** The proof of each step as far as there is any. */
export interface StepProof {
  camera: { stream: MediaStream | null; devices: DeviceOption[]; chosenId: string };
  /** `level` 0..1. */
  microphone: { level: number; isHeard: boolean; devices: DeviceOption[]; chosenId: string };
  isSoundPlayed: boolean;
  network: { rttMs: number; jitterMs: number; isUdp: boolean } | 'early' | null;
}

export interface StepHandlers {
  onPicture: () => void;
  onChooseCamera: (id: string) => void;
  onChooseMicrophone: (id: string) => void;
  onHeard: (isHeard: boolean) => void;
}

interface StepContentProps extends StepProof, StepHandlers {
  id: StepId;
  status: StepStatus;
  platform: Platform;
}

/** What stands in the middle of the screen during a step. */
export function StepContent({ id, status, platform, camera, microphone, isSoundPlayed, network, ...handlers }: StepContentProps) {
  switch (id) {
    case 'camera':
      return <CameraStep status={status} {...camera} onPicture={handlers.onPicture} onChoose={handlers.onChooseCamera} />;
    case 'microphone':
      return <MicrophoneStep status={status} {...microphone} onChoose={handlers.onChooseMicrophone} />;
    case 'speaker':
      return <SpeakerStep isSoundPlayed={isSoundPlayed} status={status} onHeard={handlers.onHeard} />;
    case 'browser':
      return <BrowserStep status={status} platform={platform} />;
    case 'network':
      return <NetworkStep status={status} network={network} />;
    default:
      return id satisfies never;
  }
}

function SpeakerStep({ isSoundPlayed, status, onHeard }: { isSoundPlayed: boolean; status: StepStatus; onHeard: StepHandlers['onHeard'] }) {
  const { t } = useTranslation();
  const isAsking = isSoundPlayed && status === 'running';
  return (
    <section className={classes.step}>
      <p>{t('check:speaker.press')}</p>
      <IconVolume className={classes.big} size={64} stroke={1.25} aria-hidden="true" data-on={status === 'running'} />
      <div className={classes.answers} data-shown={isAsking}>
        <Button disabled={!isAsking} onClick={() => onHeard(true)} data-testid="speaker-heard">
          {t('check:speaker.heard')}
        </Button>
        <Button variant="default" disabled={!isAsking} onClick={() => onHeard(false)} data-testid="speaker-not-heard">
          {t('check:speaker.notHeard')}
        </Button>
      </div>
    </section>
  );
}

function BrowserStep({ status, platform }: { status: StepStatus; platform: Platform }) {
  const { t } = useTranslation();
  const names = { browser: t(`check:browserName.${platform.browser}`), system: t(`check:systemName.${platform.system}`) };
  if (status !== 'passed') return <section className={classes.step}>{status === 'failed' ? <p>{t('check:browser.no', names)}</p> : null}</section>;
  return (
    <section className={classes.step}>
      <StatusMessage tone="good" title={t('check:browser.ok', names)} isLive />
    </section>
  );
}

function NetworkStep({ status, network }: { status: StepStatus; network: StepProof['network'] }) {
  const { t } = useTranslation();
  if (status === 'running' || status === 'todo')
    return <section className={classes.step}>{status === 'running' ? <p role="status">{t('check:network.running')}</p> : null}</section>;
  if (network === 'early') {
    return (
      <section className={classes.step}>
        <StatusMessage tone="info" isLive>
          <p>{t('check:network.early')}</p>
        </StatusMessage>
      </section>
    );
  }
  if (!network) return <section className={classes.step} />;
  return (
    <section className={classes.step}>
      {status === 'passed' ? <StatusMessage tone="good" title={t('check:network.ok')} isLive /> : null}
      <p>{t('check:network.detail', { ms: Math.round(network.rttMs), jitter: Math.round(network.jitterMs) })}</p>
      <p>{network.isUdp ? t('check:network.udp') : t('check:network.tcp')}</p>
    </section>
  );
}
