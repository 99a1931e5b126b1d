import { randomBytes, randomUUID } from 'node:crypto';
import type { TrackHealth } from '@assize/contracts/recording/health';
import { silentFrame, toneFrame } from '@assize/platform/testing/opusFrames';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestNode } from '../testing/startTestNode.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { TestSender } from '../testing/TestMedia.ts';
import type { TestServer } from '../testing/TestServer.ts';
import { useTestNode } from '../testing/useTestNode.ts';

let hearing: TestHearing;
let node: TestNode;
let server: TestServer;
let sender: TestSender;
useTestNode({ grants: { judge: { send: ['microphone', 'camera'] } } }, (ofFile, ofTest) => {
  [node, hearing] = [ofFile, ofTest];
});
beforeEach(async () => {
  server = await node.connectServer();
  await server.request('placeHearing', { hearingId: hearing.hearingId });
  sender = await TestSender.create(await hearing.join('judge'), 4000);
  const keys = { dataKey: randomBytes(32).toString('base64'), wrappedKey: 'AAAA' };
  await server.request('startRecording', { hearingId: hearing.hearingId, recordingId: randomUUID(), ...keys });
  sender.start();
});
afterEach(() => {
  sender.close();
  server.close();
  if (server.faults.length > 0) throw new Error(`facts that do not parse: ${JSON.stringify(server.faults)}`);
});

/** Waits until the health, from now on, says this of a source. */
async function until(source: TrackHealth['source'], holds: (track: TrackHealth) => boolean): Promise<TrackHealth> {
  const before = server.told('captureHealth').length;
  const find = (tracks: readonly TrackHealth[]): TrackHealth | undefined => tracks.find((one) => one.source === source && holds(one));
  const { tracks } = await server.until(
    'captureHealth',
    (health) => server.told('captureHealth').indexOf(health) >= before && health.hearingId === hearing.hearingId && find(health.tracks) !== undefined,
  );
  return find(tracks) as TrackHealth;
}

test('a microphone whose sealed sound is silence while the room hears the person speak is told, until the voice is sealed again', async () => {
  await until('microphone', ({ light, packets }) => light === 'green' && packets > 100);
  sender.audio.sound = silentFrame;
  expect(await until('microphone', ({ isSilent }) => isSilent)).toMatchObject({ light: 'red', cause: 'silent' });
  expect(await until('camera', () => true)).toMatchObject({ light: 'green', cause: null });
  sender.audio.sound = toneFrame;
  await until('microphone', ({ isSilent, light }) => !isSilent && light === 'green');
});

test('a camera whose sealed packets hold no new picture is told, until the picture moves again', async () => {
  const [layer] = sender.layers;
  if (!layer) throw new Error('no camera');
  await until('camera', ({ light, packets }) => light === 'green' && packets > 20);
  layer.isStill = true;
  const frozen = await until('camera', ({ isFrozen }) => isFrozen);
  // Packets go on being sealed: it is not that nothing comes.
  expect(frozen).toMatchObject({ light: 'amber', cause: 'frozen' });
  expect(frozen.sealedAgeMs).toBeLessThan(1500);
  layer.isStill = false;
  await until('camera', ({ isFrozen, light }) => !isFrozen && light === 'green');
});

test('packets that never came are counted in all and over the last minute', async () => {
  await until('microphone', ({ packets }) => packets > 50);
  for (let lost = 0; lost < 40; lost++) sender.audio.next(10);
  const { missing, missingLastMinute } = await until('microphone', ({ light, cause }) => light !== 'green' && cause === 'losing');
  expect([missing, missingLastMinute]).toEqual([40, 40]);
});
