import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CourtActions } from '../court/courtState.ts';
import { MediaEngine } from './MediaEngine.ts';
import { initialMedia, type MediaState } from './mediaState.ts';

const idleStore = createStore<MediaState>(() => initialMedia);

/** Joins the media of the courtroom, or of the private room one is in, while `isEnabled`, and leaves with the component. */
export function useMedia(
  court: Pick<CourtActions, 'requestMedia' | 'onMediaMoved'>,
  isEnabled: boolean,
  isCourtroom = true,
): { engine: MediaEngine | undefined; media: MediaState } {
  const { requestMedia, onMediaMoved } = court;
  const [engine, setEngine] = useState<MediaEngine>();
  useEffect(() => {
    if (!isEnabled) return undefined;
    const made = MediaEngine.create({ requestMedia, onMediaMoved, isCourtroom });
    setEngine(made);
    return () => {
      made.close();
      setEngine(undefined);
    };
  }, [requestMedia, onMediaMoved, isEnabled, isCourtroom]);
  return { engine, media: useStore(engine?.store ?? idleStore) };
}
