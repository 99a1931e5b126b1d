import type { RecordingDetail } from '@assize/contracts/casefile/views';
import type { Moment } from '@assize/contracts/recording/moments';
import { NativeSelect } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { casePath, recordingPath } from '../../app/paths.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { ExhibitMoments } from './ExhibitMoments.tsx';
import { ChapterList } from './ChapterList.tsx';
import { GapList } from './GapList.tsx';
import { PauseList } from './PauseList.tsx';
import classes from './PlayerView.module.css';

export const speeds = [0.5, 1, 1.25, 1.5, 2] as const;

export interface PlayerData {
  detail: RecordingDetail;
  /** Of all hearings of the case. */
  moments: readonly Moment[];
  isDemo: boolean;
  /** File name of the track that is shown; null is the composed picture. */
  shown: string | null;
  /** Position on the recording's clock, ms. */
  atMs: number;
  speed: number;
  isUnplayable: boolean;
}

interface PlayerViewProps {
  model: SceneModel<PlayerData>;
  caseId?: string | undefined;
  videoRef?: Ref<HTMLVideoElement> | undefined;
  onTime: (seconds: number) => void;
  onSeek: (atMs: number) => void;
  onShow: (name: string | null) => void;
  onSpeed: (speed: number) => void;
  onRetry: () => void;
}

/** The recording with its chapters beside it. */
export function PlayerView({ model, caseId, onRetry, ...player }: PlayerViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const empty = (
    <StatusMessage tone="info" title={t('player:emptyTitle')}>
      <p>{t('player:emptyText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage
      title={t('player:title')}
      lead={data ? t('player:lead') : undefined}
      header={data ? { isDemo: data.isDemo } : undefined}
      width="wide"
      hasHelp={false}
    >
      <SceneBody model={model} skeleton={[30, 4]} empty={empty} onRetry={onRetry} offline={<p>{t('player:offline')}</p>}>
        {(ready) => <Player {...ready} {...player} />}
      </SceneBody>
      <BackLink to={caseId ? casePath(caseId) : '/cases'}>{t('player:back')}</BackLink>
    </ScenePage>
  );
}

type PlayerProps = PlayerData & Omit<PlayerViewProps, 'model' | 'caseId' | 'onRetry'>;

function Player({ detail, moments, shown, atMs, speed, isUnplayable, videoRef, onTime, onSeek, onShow, onSpeed }: PlayerProps) {
  const { t } = useTranslation();
  const tracks = detail.tracks.map((track) => ({
    value: track.name,
    label: `${t(`common:role.${track.role}`)} ${track.displayName} · ${t(`common:source.${track.source}`)}`,
  }));
  const choices = detail.video ? [{ value: '', label: t('player:composed') }, ...tracks] : tracks;
  return (
    <div className={classes.player}>
      <div className={classes.stage}>
        <video
          ref={videoRef}
          className={classes.video}
          controls
          playsInline
          preload="metadata"
          aria-label={t('player:video')}
          onTimeUpdate={(event) => onTime(event.currentTarget.currentTime)}
          data-testid="player-video"
        >
          <track kind="captions" />
        </video>
        {isUnplayable ? <StatusMessage tone="danger" title={t('player:unplayable')} isLive /> : null}
        <div className={classes.controls}>
          <NativeSelect
            label={t('player:tracks')}
            data={choices}
            value={shown ?? ''}
            onChange={(event) => onShow(event.currentTarget.value === '' ? null : event.currentTarget.value)}
            data-testid="player-track"
          />
          <NativeSelect
            label={t('player:speed')}
            data={speeds.map((one) => ({ value: String(one), label: t('player:speedOf', { speed: one }) }))}
            value={String(speed)}
            onChange={(event) => onSpeed(Number(event.currentTarget.value))}
          />
        </div>
        <CopyButton text={() => `${location.origin}${recordingPath(detail.id, atMs)}`} label={t('player:copyMoment')} />
        <GapList gaps={detail.gaps} durationMs={detail.durationMs ?? 0} />
        <p className={classes.keys}>{t('player:keys')}</p>
      </div>
      <div className={classes.beside}>
        <ChapterList chapters={detail.chapters} atMs={atMs} onSeek={onSeek} />
        <PauseList pauses={detail.pauses} onSeek={onSeek} />
        {moments.length > 0 ? <ExhibitMoments recordingId={detail.id} moments={moments} onSeek={onSeek} /> : null}
      </div>
    </div>
  );
}
