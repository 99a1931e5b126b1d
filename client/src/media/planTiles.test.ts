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
const none = new Set<string>();
const tile = (participantId: string, heightPx: number, isVisible = true): TileReport => ({ participantId, source: 'camera', heightPx, isVisible });

describe('what is asked of the sfu for the pictures on the screen', () => {
  it('is the layer of the largest place in which a picture is shown', () => {
    const plan = planTiles(tracks, [tile('judge', 90), tile('judge', 560), tile('party', 180)], none);
    expect(plan.map((one) => [one.consumerId, one.isVisible, one.spatialLayer])).toEqual([
      ['judge-camera', true, 2],
      ['party-camera', true, 0],
    ]);
  });
  it('is nothing for pictures that nobody looks at', () => {
    expect(planTiles(tracks, [tile('judge', 300), tile('party', 300, false)], none).map((one) => one.isVisible)).toEqual([true, false]);
    expect(planTiles(tracks, [tile('judge', 300)], new Set(['party-camera'])).map((one) => one.isVisible)).toEqual([true, false]);
  });
  it('leaves a picture alone whose place is not drawn yet', () => {
    expect(planTiles(tracks, [tile('judge', 300)], none).map((one) => one.consumerId)).toEqual(['judge-camera']);
  });
  it('never concerns voices', () => {
    expect(planTiles(tracks, [tile('judge', 300)], none).some((one) => one.consumerId.endsWith('microphone'))).toBe(false);
  });
  it('puts the largest picture first when there is little room', () => {
    const [judge, party] = planTiles(tracks, [tile('judge', 700), tile('party', 100)], none);
    expect(judge?.priority).toBeGreaterThan(party?.priority ?? 255);
  });
});
