import { describe, expect, it } from 'vitest';
import type { RemoteTrack } from './mediaState.ts';
import { planTiles, type TileReport } from './planTiles.ts';

const track = (participantId: string, source: RemoteTrack['source']): RemoteTrack => ({
  consumerId: `${participantId}-${source}`,
  participantId,
  source,
  track: {} as MediaStreamTrack,
  isPaused: false,
});
const tracks = Object.fromEntries([track('judge', 'camera'), track('judge', 'microphone'), track('party', 'camera')].map((one) => [one.consumerId, one]));
const tile = (participantId: string, heightPx: number, isVisible = true): TileReport => ({ participantId, source: 'camera', heightPx, isVisible });

describe('what is asked of the sfu for the pictures on the screen', () => {
  it('is the layer of the largest place in which a picture is shown', () => {
    const plan = planTiles(tracks, [tile('judge', 90), tile('judge', 560), tile('party', 180)]);
    expect(plan.map((one) => [one.consumerId, one.isVisible, one.spatialLayer])).toEqual([
      ['judge-camera', true, 2],
      ['party-camera', true, 0],
    ]);
  });
  it('is nothing for pictures that nobody looks at', () => {
    expect(planTiles(tracks, [tile('judge', 300), tile('party', 300, false)]).map((one) => one.isVisible)).toEqual([true, false]);
    expect(planTiles(tracks, []).every((one) => !one.isVisible)).toBe(true);
  });
  it('never concerns voices', () => {
    expect(planTiles(tracks, [tile('judge', 300)]).some((one) => one.consumerId.endsWith('microphone'))).toBe(false);
  });
  it('puts the largest picture first when there is little room', () => {
    const [judge, party] = planTiles(tracks, [tile('judge', 700), tile('party', 100)]);
    expect(judge?.priority).toBeGreaterThan(party?.priority ?? 255);
  });
});
