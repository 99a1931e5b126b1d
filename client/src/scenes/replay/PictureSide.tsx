import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { recordingPath } from '../../app/paths.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { Voices, TrackGrid } from './Followers.tsx';
import { GapList } from './GapList.tsx';
import { isEverybody } from './heard.ts';
import { speeds } from './replayKeys.ts';
import type { ReplayActs, ReplayData, ReplayMedia } from './ReplayView.tsx';
import classes from './ReplayView.module.css';
import { Timeline } from './Timeline.tsx';
import { VoiceList } from './VoiceList.tsx';

/** The picture with what moves it: what is shown, how fast, whom one hears, and the lanes below. */
export function PictureSide(props: ReplayData & ReplayActs & ReplayMedia) {
  const { t } = useTranslation();
  const { detail, shown, atMs, speed, isUnplayable, read, sound, hearing, isSilent, beside, base, inStep } = props;
  const { videoRef, onTime, onSeek, onShow, onSpeed, onHearing, onBeside, onHelp } = props;
  const labelOf = (track: (typeof detail.tracks)[number]): string =>
    `${t(`common:role.${track.role}`)} ${track.displayName} · ${t(`common:source.${track.source}`)}`;
  const tracks = detail.tracks.map((track) => ({ value: track.name, label: labelOf(track) }));
  const hasWhole = detail.video !== null || !detail.isWhole;
  const choices = hasWhole ? [{ value: '', label: t('player:composed') }, ...tracks] : tracks;
  const pictures = detail.tracks.filter((one) => one.source !== 'microphone');
  const durationMs = detail.durationMs ?? 0;
  return (
    <div className={classes.stage}>
      {detail.isWhole ? null : (
        <StatusMessage tone="info">
          <p data-testid="replay-part">{t('replay:part')}</p>
        </StatusMessage>
      )}
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
      {read && durationMs > 0 ? (
        <Timeline
          timeline={read.timeline}
          sound={sound}
          gaps={detail.gaps}
          readable={read.replay.readable}
          durationMs={durationMs}
          atMs={atMs}
          onSeek={onSeek}
        />
      ) : null}
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
          data-testid="player-speed"
        />
      </div>
      <div className={classes.acts}>
        <CopyButton text={() => `${location.origin}${recordingPath(detail.id, atMs)}`} label={t('player:copyMoment')} />
        <Button variant="default" leftSection={<IconKeyboard size={20} stroke={1.75} aria-hidden="true" />} onClick={onHelp} data-testid="replay-help">
          {t('replay:keys.title')}
        </Button>
      </div>
      {pictures.length > 0 ? (
        <Checkbox.Group label={t('replay:sideBySide')} value={[...beside]} onChange={onBeside}>
          <div className={classes.acts}>
            {pictures.map((track) => (
              <Checkbox key={track.name} value={track.name} label={labelOf(track)} data-testid="side-choice" />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      {base !== undefined && inStep ? <TrackGrid inStep={inStep} base={base} tracks={pictures.filter((one) => beside.includes(one.name))} /> : null}
      <VoiceList tracks={detail.tracks} hearing={hearing} onHearing={onHearing} />
      {base !== undefined && inStep && !isEverybody(hearing) ? (
        <Voices inStep={inStep} base={base} tracks={detail.tracks} hearing={hearing} isSilent={isSilent} />
      ) : null}
      {detail.isWhole ? <GapList gaps={detail.gaps} durationMs={durationMs} /> : null}
      <p className={classes.keys}>{t('player:keys')}</p>
    </div>
  );
}
