import { createContext, useContext } from 'react';
import type { MediaEngine } from '../../media/MediaEngine.ts';
import { initialMedia, type MediaState } from '../../media/mediaState.ts';

interface CourtroomMedia {
  /** Undefined until media is joined, and in tests of views. */
  engine: MediaEngine | undefined;
  media: MediaState;
}
const context = createContext<CourtroomMedia>({ engine: undefined, media: initialMedia });
export const CourtroomMediaProvider = context.Provider;

/** Pictures and sounds of the courtroom, for tiles. */
export function useCourtroomMedia(): CourtroomMedia {
  return useContext(context);
}
