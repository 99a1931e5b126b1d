import type { RecordingDetail } from '@assize/contracts/casefile/views';
import type { Span } from '@assize/contracts/recording/readable';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { nextReadable } from './nextReadable.ts';
import { attachSource } from './attachSource.ts';
import { keyAct } from './replayKeys.ts';

interface Player {
  videoRef: RefObject<HTMLVideoElement | null>;
  shown: string | null;
  /** Where what is shown begins, ms of the recording. */
  startsAtMs: number;
  atMs: number;
  speed: number;
  isUnplayable: boolean;
  show: (name: string | null) => void;
  seek: (atMs: number) => void;
  setSpeed: (speed: number) => void;
  tellTime: (seconds: number) => void;
}

/**
 * The video element's side of the player: what is shown, where it stands, how fast.
 * @param beginAtMs where it stands at first; another value is gone to
 * @param readable what there is to play; undefined: all
 */
export function usePlayer(
  detail: RecordingDetail | undefined,
  base: string | undefined,
  beginAtMs: number,
  { readable, onKey }: { readable: readonly Span[] | undefined; onKey: (key: 'sound' | 'help') => void },
): Player {
  const videoRef = useRef<HTMLVideoElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [atMs, setAtMs] = useState(beginAtMs);
  const [speed, setSpeed] = useState(1);
  const [isUnplayable, setIsUnplayable] = useState(false);
  const shown = chosen ?? (detail && detail.video === null ? (detail.tracks[0]?.name ?? null) : null);
  const startsAtMs = detail?.tracks.find((track) => track.name === shown)?.startsAtMs ?? 0;
  // Of a part of a recording there is the playlist and no file.
  const name = shown ?? detail?.video ?? detail?.hls ?? undefined;
  const playlist = shown === null ? (detail?.hls ?? undefined) : undefined;
  const isPart = detail?.isWhole === false;
  const position = useRef(beginAtMs);

  const seek = useCallback(
    (toMs: number) => {
      position.current = nextReadable(readable, Math.max(0, toMs));
      setAtMs(position.current);
      if (videoRef.current) videoRef.current.currentTime = Math.max(0, position.current - startsAtMs) / 1000;
    },
    [startsAtMs, readable],
  );
  useEffect(() => {
    const video = videoRef.current;
    // Of a part of a recording one has to know first what there is to play.
    if (!video || base === undefined || name === undefined || (isPart && !readable)) return undefined;
    position.current = nextReadable(readable, position.current);
    setAtMs(position.current);
    setIsUnplayable(false);
    // Another track goes on from the same moment.
    const goOn = (): void => {
      video.currentTime = Math.max(0, position.current - startsAtMs) / 1000;
    };
    if (position.current > 0) video.addEventListener('loadedmetadata', goOn, { once: true });
    const source = {
      file: base + name,
      playlist: playlist === undefined ? undefined : base + playlist,
      startAtS: Math.max(0, position.current - startsAtMs) / 1000,
    };
    const letGo = attachSource(video, source, () => setIsUnplayable(true));
    return () => {
      video.removeEventListener('loadedmetadata', goOn);
      letGo();
    };
  }, [base, name, playlist, startsAtMs, isPart, readable]);
  const begun = useRef(beginAtMs);
  useEffect(() => {
    if (begun.current !== beginAtMs) seek(beginAtMs);
    begun.current = beginAtMs;
  }, [beginAtMs, seek]);
  useEffect(() => {
    if (videoRef.current) videoRef.current.playbackRate = speed;
  }, [speed, name]);

  const tellTime = useCallback(
    (seconds: number) => {
      const atMs = seconds * 1000 + startsAtMs;
      // What is not theirs is passed over.
      if (nextReadable(readable, atMs) > atMs + 1) return seek(atMs);
      position.current = atMs;
      setAtMs(atMs);
    },
    [startsAtMs, readable, seek],
  );
  const playOrPause = useCallback(() => {
    const video = videoRef.current;
    if (video?.paused) void video.play().catch(() => undefined);
    else video?.pause();
  }, []);
  useReplayKeys((key) => {
    const act = detail && keyAct(key, { atMs: position.current, speed, chapters: detail.chapters });
    switch (act?.kind) {
      case undefined:
        return false;
      case 'seek':
        if (act.pauses) videoRef.current?.pause();
        seek(act.atMs);
        return true;
      case 'playOrPause':
        playOrPause();
        return true;
      case 'speed':
        setSpeed(act.speed);
        return true;
      case 'soundOnOff':
        onKey('sound');
        return true;
      case 'help':
        onKey('help');
        return true;
      default:
        return act satisfies never;
    }
  });
  return { videoRef, shown, startsAtMs, atMs, speed, isUnplayable, show: setChosen, seek, setSpeed, tellTime };
}

/** What keys do stands in `replayKeys.ts`. Fields and buttons keep their own keys. */
function useReplayKeys(run: (key: string) => boolean): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      const target = event.target as Element;
      if (event.ctrlKey || event.altKey || event.metaKey || target.closest('input, select, textarea, [role="dialog"]')) return;
      if (event.key === ' ' && target.closest('button, a, summary')) return;
      if (run(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  });
}
