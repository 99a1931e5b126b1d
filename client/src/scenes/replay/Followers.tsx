import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { whoIs } from '../courtroom/order/wording.ts';
import { type Hearing, isHeard } from './heard.ts';
import type { InStep } from './inStep.ts';
import classes from './ReplayView.module.css';

type Track = RecordingDetail['tracks'][number];
interface FollowersProps {
  inStep: InStep;
  base: string;
  tracks: readonly Track[];
}

/** The sound of single people in place of the recording's own, in step with its picture. */
export function Voices({ inStep, base, tracks, hearing, isSilent }: FollowersProps & { hearing: Hearing; isSilent: boolean }) {
  return tracks
    .filter(({ source }) => source === 'microphone')
    .map((track) => (
      <Voice key={track.name} inStep={inStep} src={base + track.name} track={track} isMuted={isSilent || !isHeard(hearing, track.participantId)} />
    ));
}

function Voice({ inStep, src, track, isMuted }: { inStep: InStep; src: string; track: Track; isMuted: boolean }) {
  const ref = useRef<HTMLAudioElement>(null);
  const { startsAtMs, durationMs } = track;
  useEffect(() => (ref.current ? inStep.add(ref.current, { startsAtMs, durationMs }) : undefined), [inStep, startsAtMs, durationMs]);
  return (
    <audio
      ref={ref}
      src={src}
      muted={isMuted}
      preload="auto"
      hidden
      data-testid="voice-sound"
      data-participant-id={track.participantId}
      data-starts-at-ms={startsAtMs}
    />
  );
}

/** Pictures of single people side by side, in step with the recording. */
export function TrackGrid({ inStep, base, tracks }: FollowersProps) {
  const { t } = useTranslation();
  if (tracks.length === 0) return null;
  return (
    <div className={classes.grid} role="group" aria-label={t('replay:sideBySide')}>
      {tracks.map((track) => (
        <Picture key={track.name} inStep={inStep} src={base + track.name} track={track} />
      ))}
    </div>
  );
}

function Picture({ inStep, src, track }: { inStep: InStep; src: string; track: Track }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLVideoElement>(null);
  const { startsAtMs, durationMs } = track;
  useEffect(() => (ref.current ? inStep.add(ref.current, { startsAtMs, durationMs }) : undefined), [inStep, startsAtMs, durationMs]);
  const who = `${whoIs(t, { role: track.role, name: track.displayName })} · ${t(`common:source.${track.source}`)}`;
  return (
    <figure>
      <video ref={ref} src={src} muted playsInline preload="auto" aria-label={who} data-testid="side-picture" />
      <figcaption>{who}</figcaption>
    </figure>
  );
}
