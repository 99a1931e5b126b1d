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

/** What to ask of the sfu for each picture it could send: nothing for those nobody looks at. */
export function planTiles(tracks: Readonly<Record<string, RemoteTrack>>, reports: Iterable<TileReport>): TilePlan {
  const heights = new Map<string, number>();
  for (const report of reports) {
    if (!report.isVisible) continue;
    const key = `${report.participantId} ${report.source}`;
    heights.set(key, Math.max(heights.get(key) ?? 0, report.heightPx));
  }
  const pictures = Object.values(tracks).filter((one) => one.source !== 'microphone');
  return pictures.map(({ consumerId, participantId, source }) => {
    const heightPx = heights.get(`${participantId} ${source}`);
    const spatialLayer = heightPx === undefined ? 0 : layerFor(heightPx);
    return { consumerId, isVisible: heightPx !== undefined, spatialLayer, priority: heightPx === undefined ? 1 : 50 + spatialLayer * 100 };
  });
}
