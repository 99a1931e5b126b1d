import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CourtActions } from '../court/courtState.ts';
import { MediaEngine } from './MediaEngine.ts';
import { initialMedia, type MediaState, type SoundSeal } from './mediaState.ts';

interface MediaPlace {
  isCourtroom: boolean;
  /** Sound beside the hearing, and what seals it. */
  whisperId?: string;
  seal?: SoundSeal;
}

const idleStore = createStore<MediaState>(() => initialMedia);

const courtroom = { isCourtroom: true };

/**
 * Joins the media of the courtroom, or of the private room one is in, while `isEnabled`, and leaves with the component.
 * `place`: the same object for as long as it is the same place.
 */
export function useMedia(
  court: Pick<CourtActions, 'requestMedia' | 'onMediaMoved'>,
  isEnabled: boolean,
  place: MediaPlace = courtroom,
): { engine: MediaEngine | undefined; media: MediaState } {
  const { requestMedia, onMediaMoved } = court;
  const [engine, setEngine] = useState<MediaEngine>();
  useEffect(() => {
    if (!isEnabled) return undefined;
    const { whisperId, ...about } = place;
    const made = MediaEngine.create({ requestMedia: () => requestMedia(whisperId), onMediaMoved, ...about });
    setEngine(made);
    return () => {
      made.close();
      setEngine(undefined);
    };
  }, [requestMedia, onMediaMoved, isEnabled, place]);
  return { engine, media: useStore(engine?.store ?? idleStore) };
}
