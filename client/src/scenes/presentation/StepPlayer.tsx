import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type Playing, positionAt } from '@assize/contracts/hearing/presentation/state';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Presentation.module.css';

interface StepPlayerProps {
  src: string;
  label: string;
  /** Undefined while it stands at its beginning. */
  playing: Playing | undefined;
  serverOffsetMs: number;
  /** For whoever presents: plays and pauses for all. */
  onPlay: ((isPlaying: boolean, positionMs: number) => void) | undefined;
}

/** Further apart than this from the others, it jumps to where they are; less far, it goes a little faster or slower until it is there. */
const jumpMs = 3000;
const nearMs = 100;
/** Where it was paused, everybody looks at the same picture. */
const stillMs = 20;
const [slower, faster] = [0.85, 1.15];
const lookEveryMs = 500;

/** Sound or pictures in motion, at the same place for everybody: whoever comes late hears what the others hear. */
export function StepPlayer({ src, label, playing, serverOffsetMs, onPlay }: StepPlayerProps) {
  const { t } = useTranslation();
  const media = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const keepStep = (): void => {
      const element = media.current;
      if (!element) return;
      // A recess ends what was played.
      if (!playing) return element.pause();
      const wantedMs = positionAt(playing, Date.now() + serverOffsetMs);
      const isOver = Number.isFinite(element.duration) && wantedMs >= element.duration * 1000;
      const behindMs = wantedMs - element.currentTime * 1000;
      // A jump takes its time on a weak phone: one after the other would never arrive.
      const apartMs = Math.abs(behindMs);
      if (!element.seeking && apartMs > (playing.isPlaying ? jumpMs : stillMs)) element.currentTime = wantedMs / 1000;
      const isNear = apartMs < nearMs || apartMs > jumpMs;
      element.playbackRate = isNear ? 1 : behindMs > 0 ? faster : slower;
      // A browser that lets nothing sound before a touch plays it without sound; the picture is in step all the same.
      if (playing.isPlaying && !isOver) {
        void element.play().catch(() => {
          element.muted = true;
          return element.play().catch(() => undefined);
        });
      } else element.pause();
    };
    keepStep();
    const timer = setInterval(keepStep, lookEveryMs);
    return () => clearInterval(timer);
  }, [playing, serverOffsetMs, src]);
  const isPlaying = playing?.isPlaying ?? false;
  const position = (): number => Math.round((media.current?.currentTime ?? 0) * 1000);
  return (
    <div className={classes.player} data-testid="exhibit-player" data-playing={isPlaying}>
      {/* What is played as evidence has no captions: its words are heard by the court. */}
      <video ref={media} src={src} aria-label={label} preload="auto" playsInline />
      {onPlay ? (
        <div className={classes.playActs}>
          <Button
            size="md"
            leftSection={isPlaying ? <IconPlayerPause size={18} aria-hidden="true" /> : <IconPlayerPlay size={18} aria-hidden="true" />}
            onClick={() => onPlay(!isPlaying, position())}
            data-testid="play"
          >
            {t(isPlaying ? 'presentation:tools.pause' : 'presentation:tools.play')}
          </Button>
          <input
            type="range"
            min={0}
            max={1000}
            defaultValue={0}
            aria-label={t('presentation:tools.position')}
            onPointerUp={(event) => onPlay(isPlaying, Math.round((Number(event.currentTarget.value) / 1000) * (media.current?.duration ?? 0) * 1000))}
            onKeyUp={(event) => onPlay(isPlaying, Math.round((Number(event.currentTarget.value) / 1000) * (media.current?.duration ?? 0) * 1000))}
          />
        </div>
      ) : null}
    </div>
  );
}
