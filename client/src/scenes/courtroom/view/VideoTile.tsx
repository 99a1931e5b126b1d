import { useEffect, useRef } from 'react';
import { useCourtroomMedia } from '../CourtroomContext.ts';
import classes from './VideoTile.module.css';

interface VideoTileProps {
  participantId: string;
  track: MediaStreamTrack | undefined;
  source?: 'camera' | 'screen';
  /** The own picture is shown as in a mirror, and is not asked of the sfu. */
  isOwn?: boolean;
  label: string;
}

/** One moving picture. Tells how large it is shown, so that no more is sent than is seen. */
export function VideoTile({ participantId, source = 'camera', track, isOwn = false, label }: VideoTileProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { engine } = useCourtroomMedia();
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = track ? new MediaStream([track]) : null;
    // Muted pictures may always play; a refusal comes only when the element is already gone.
    if (track) element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  useEffect(() => {
    const element = video.current;
    if (!element || !engine || isOwn) return undefined;
    let isVisible = true;
    const tell = (): void => engine.reportTile(element, { participantId, source, isVisible, heightPx: Math.round(element.clientHeight * devicePixelRatio) });
    const sizes = new ResizeObserver(tell);
    const sights = new IntersectionObserver((entries) => {
      isVisible = entries.at(-1)?.isIntersecting ?? true;
      tell();
    });
    sizes.observe(element);
    sights.observe(element);
    tell();
    return () => {
      sizes.disconnect();
      sights.disconnect();
      engine.reportTile(element, undefined);
    };
  }, [engine, participantId, source, isOwn]);
  return <video ref={video} className={classes.video} data-own={isOwn} aria-label={label} autoPlay playsInline muted disablePictureInPicture />;
}
