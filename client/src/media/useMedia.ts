import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CourtActions } from '../court/courtState.ts';
import { MediaEngine } from './MediaEngine.ts';
import { initialMedia, type MediaState } from './mediaState.ts';

const idleStore = createStore<MediaState>(() => initialMedia);

/** Joins the hearing's media while `isEnabled`, and leaves with the component. */
export function useMedia(
  court: Pick<CourtActions, 'requestMedia' | 'onMediaMoved'>,
  isEnabled: boolean,
): { engine: MediaEngine | undefined; media: MediaState } {
  const { requestMedia, onMediaMoved } = court;
  const [engine, setEngine] = useState<MediaEngine>();
  useEffect(() => {
    if (!isEnabled) return undefined;
    const made = MediaEngine.create({ requestMedia, onMediaMoved });
    setEngine(made);
    return () => {
      made.close();
      setEngine(undefined);
    };
  }, [requestMedia, onMediaMoved, isEnabled]);
  return { engine, media: useStore(engine?.store ?? idleStore) };
}
