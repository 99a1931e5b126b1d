import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaEngine } from '../../../media/MediaEngine.ts';
import { useCourtroomMedia } from '../CourtroomContext.ts';
import classes from './RemoteAudio.module.css';

/** Loud enough to follow the court, soft enough to hear the one who whispers. */
const hushedVolume = 0.35;

/** The others' voices, one element a person; when the browser wants a touch first, a button says so. */
export function RemoteAudio({ isHushed = false }: { isHushed?: boolean }) {
  const { t } = useTranslation();
  const { engine, media } = useCourtroomMedia();
  const box = useRef<HTMLDivElement>(null);
  const voices = Object.values(media.tracks).filter((one) => one.source === 'microphone');
  const handleHear = (): void => {
    const elements = [...(box.current?.querySelectorAll('audio') ?? [])];
    void Promise.all(elements.map((element) => element.play())).then(
      () => engine?.setSoundBlocked(false),
      () => undefined,
    );
  };
  return (
    <div ref={box}>
      {voices.map((one) => (
        <Voice key={one.participantId} track={one.track} engine={engine} volume={isHushed ? hushedVolume : 1} />
      ))}
      {media.isSoundBlocked ? (
        <div className={classes.blocked} role="alert">
          <Button size="lg" leftSection={<IconVolume size={24} stroke={1.75} aria-hidden="true" />} onClick={handleHear} data-testid="tap-to-hear">
            {t('courtroom:tapToHear')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Voice({ track, engine, volume }: { track: MediaStreamTrack; engine: MediaEngine | undefined; volume: number }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (!element) return undefined;
    element.srcObject = new MediaStream([track]);
    element.play().catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NotAllowedError') engine?.setSoundBlocked(true);
    });
    return () => {
      element.srcObject = null;
    };
  }, [track, engine]);
  useEffect(() => {
    if (audio.current) audio.current.volume = volume;
  }, [volume]);
  // Speech of a live hearing: its captions are the court record, which is a document of its own.
  return <audio ref={audio} autoPlay />;
}
