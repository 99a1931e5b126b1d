import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { attachSource } from './attachSource.ts';
import { neighbourChapter } from './currentChapter.ts';

interface Player {
  videoRef: RefObject<HTMLVideoElement | null>;
  shown: string | null;
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
 */
export function usePlayer(detail: RecordingDetail | undefined, base: string | undefined, beginAtMs: number): Player {
  const videoRef = useRef<HTMLVideoElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [atMs, setAtMs] = useState(beginAtMs);
  const [speed, setSpeed] = useState(1);
  const [isUnplayable, setIsUnplayable] = useState(false);
  const shown = chosen ?? (detail && detail.video === null ? (detail.tracks[0]?.name ?? null) : null);
  const startsAtMs = detail?.tracks.find((track) => track.name === shown)?.startsAtMs ?? 0;
  const name = shown ?? detail?.video ?? undefined;
  const playlist = shown === null ? (detail?.hls ?? undefined) : undefined;
  const position = useRef(beginAtMs);

  const seek = useCallback(
    (toMs: number) => {
      position.current = Math.max(0, toMs);
      setAtMs(position.current);
      if (videoRef.current) videoRef.current.currentTime = Math.max(0, toMs - startsAtMs) / 1000;
    },
    [startsAtMs],
  );
  useEffect(() => {
    const video = videoRef.current;
    if (!video || base === undefined || name === undefined) return undefined;
    setIsUnplayable(false);
    // Another track goes on from the same moment.
    const goOn = (): void => {
      video.currentTime = Math.max(0, position.current - startsAtMs) / 1000;
    };
    if (position.current > 0) video.addEventListener('loadedmetadata', goOn, { once: true });
    const letGo = attachSource(video, { file: base + name, playlist: playlist === undefined ? undefined : base + playlist }, () => setIsUnplayable(true));
    return () => {
      video.removeEventListener('loadedmetadata', goOn);
      letGo();
    };
  }, [base, name, playlist, startsAtMs]);
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
      position.current = seconds * 1000 + startsAtMs;
      setAtMs(position.current);
    },
    [startsAtMs],
  );
  usePlayerKeys(videoRef, detail, () => position.current, seek);
  return { videoRef, shown, atMs, speed, isUnplayable, show: setChosen, seek, setSpeed, tellTime };
}

/** Space, arrows: as the line under the player says. Fields and buttons keep their own keys. */
function usePlayerKeys(
  videoRef: RefObject<HTMLVideoElement | null>,
  detail: RecordingDetail | undefined,
  now: () => number,
  seek: (atMs: number) => void,
): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      const video = videoRef.current;
      const target = event.target as Element;
      if (!video || !detail || event.ctrlKey || event.altKey || event.metaKey || target.closest('input, select, textarea')) return;
      if (event.key === ' ') {
        if (target.closest('button, a, summary')) return;
        event.preventDefault();
        if (video.paused) void video.play().catch(() => undefined);
        else video.pause();
        return;
      }
      const atMs = keyTarget(event.key, now(), detail);
      if (atMs === undefined) return;
      event.preventDefault();
      seek(atMs);
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  });
}

function keyTarget(key: string, atMs: number, { chapters }: RecordingDetail): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return atMs - 10_000;
    case 'ArrowRight':
      return atMs + 10_000;
    case 'ArrowUp':
      return neighbourChapter(chapters, atMs, -1);
    case 'ArrowDown':
      return neighbourChapter(chapters, atMs, 1);
    default:
      return undefined;
  }
}
