import type { MediaRequest } from '@assize/contracts/media/signalling';
import type { RemoteTrack } from './mediaState.ts';

/** What one place on the screen shows, in device pixels. One picture may be shown in two places. */
export interface TileReport {
  participantId: string;
  source: 'camera' | 'screen';
  isVisible: boolean;
  heightPx: number;
}
export type TilePlan = MediaRequest<'setTiles'>['tiles'];

/** The simulcast layer that a picture of this height needs, of a camera of 720 lines. */
export function layerFor(heightPx: number): 0 | 1 | 2 {
  if (heightPx <= 200) return 0;
  return heightPx <= 400 ? 1 : 2;
}

/**
 * What to ask of the sfu for each picture it could send: nothing for those nobody looks at. A picture that no place
 * on the screen has spoken of yet is left to flow, unless it was `told` before: its place may be about to be drawn.
 */
export function planTiles(tracks: Readonly<Record<string, RemoteTrack>>, reports: Iterable<TileReport>, told: ReadonlySet<string>): TilePlan {
  const heights = new Map<string, number>();
  for (const report of reports) {
    const key = `${report.participantId} ${report.source}`;
    heights.set(key, Math.max(heights.get(key) ?? 0, report.isVisible ? Math.max(1, report.heightPx) : 0));
  }
  const pictures = Object.values(tracks).filter(
    (one) => one.source !== 'microphone' && (told.has(one.consumerId) || heights.has(`${one.participantId} ${one.source}`)),
  );
  return pictures.map(({ consumerId, participantId, source }) => {
    const heightPx = heights.get(`${participantId} ${source}`) ?? 0;
    const isVisible = heightPx > 0;
    const spatialLayer = layerFor(heightPx);
    return { consumerId, isVisible, spatialLayer, priority: isVisible ? 50 + spatialLayer * 100 : 1 };
  });
}
