import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ControlAck } from '@assize/contracts/control/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CameraSender } from '../testing/CameraSender.ts';
import type { TestNode } from '../testing/startTestNode.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { TestSender } from '../testing/TestMedia.ts';
import type { TestServer } from '../testing/TestServer.ts';
import { useTestNode } from '../testing/useTestNode.ts';
import { takeStill } from './takeStill.ts';

let node: TestNode;
let hearing: TestHearing;
let server: TestServer;
const ends: { close: () => void }[] = [];
const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
/** On the left a thing of one colour, on the right so much detail that a picture takes many packets. */
const scene = 'mandelbrot=s=640x360:rate=25,drawbox=x=0:y=0:w=320:h=360:color=0xc03020:t=fill';

useTestNode({ grants: { presenter: { send: ['camera', 'microphone'] }, held: { send: ['camera'], held: ['camera'] } } }, (given, fresh) => {
  node = given;
  hearing = fresh;
});
beforeEach(async () => {
  server = await node.connectServer();
  ends.push(server);
  await server.request('placeHearing', { hearingId: hearing.hearingId });
});
afterEach(() => {
  for (const one of ends.splice(0)) one.close();
});
const ask = (name: string): Promise<ControlAck<'takeStill'>> => server.ask('takeStill', { hearingId: hearing.hearingId, participantId: hearing.id(name) });
const refused = (cause: string) => ({ ok: false, error: { code: 'stillNotTaken', details: { cause } } });

/** What a quarter of a picture in the middle of its left half looks like, in red, green and blue. */
async function colourOf(image: Uint8Array): Promise<number[]> {
  const filter = 'crop=iw/4:ih/4:iw/8:ih/3,scale=1:1:flags=area';
  const child = promisify(execFile)(ffmpeg, ['-v', 'error', '-i', 'pipe:0', '-vf', filter, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'], {
    encoding: 'buffer',
  });
  child.child.stdin?.end(image);
  return [...(await child).stdout];
}

describe('a still of the presenter’s camera', () => {
  test.each(['H264', 'VP8'] as const)('is what was held before it, sent as %s', async (codec) => {
    ends.push(await CameraSender.create(await hearing.join('presenter'), scene, codec, 7000));
    const before = new Date().toISOString();
    const { mime, image, takenAt } = await server.request('takeStill', { hearingId: hearing.hearingId, participantId: hearing.id('presenter') });
    expect(mime).toBe('image/png');
    const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([640, 360]);
    const [red, green, blue] = await colourOf(image);
    expect(Math.abs((red ?? 0) - 0xc0)).toBeLessThan(16);
    expect(Math.abs((green ?? 0) - 0x30)).toBeLessThan(16);
    expect(Math.abs((blue ?? 0) - 0x20)).toBeLessThan(16);
    expect(takenAt >= before).toBe(true);
  });

  test('may be taken again, and leaves nothing behind in the room', async () => {
    ends.push(await CameraSender.create(await hearing.join('presenter'), scene, 'H264', 7000));
    const room = await hearing.room();
    const transportsOf = async (): Promise<number> => (await room.router.dump()).transportIds.length;
    const before = await transportsOf();
    const both = await Promise.all([ask('presenter'), ask('presenter')]);
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(await transportsOf()).toBe(before);
  });

  test('stands upright: no device is asked to send pictures that are to be turned', async () => {
    const { routerRtpCapabilities } = (await hearing.join('presenter')).welcome;
    const uris = (routerRtpCapabilities['headerExtensions'] as { uri: string }[]).map((one) => one.uri);
    expect(uris).toContain('urn:ietf:params:rtp-hdrext:ssrc-audio-level');
    expect(uris).not.toContain('urn:3gpp:video-orientation');
  });

  test('is refused of who is not here, and of who sends no picture', async () => {
    expect(await ask('nobody')).toEqual(refused('notHere'));
    const peer = await hearing.join('presenter');
    expect(await ask('presenter')).toEqual(refused('noPicture'));
    ends.push(await CameraSender.create(peer, scene, 'VP8', 7000));
    await peer.request('pauseProducer', { source: 'camera', paused: true });
    expect(await ask('presenter')).toEqual(refused('noPicture'));
  });

  test('is refused of a camera that the court holds', async () => {
    ends.push(await CameraSender.create(await hearing.join('held'), scene, 'H264', 7000));
    expect(await ask('held')).toEqual(refused('noPicture'));
  });

  test('is given up when no picture comes in time', async () => {
    ends.push(await TestSender.create(await hearing.join('presenter'), 7000));
    await expect(takeStill(await hearing.room(), hearing.id('presenter'), { ffmpeg, timeoutMs: 300 })).rejects.toMatchObject({
      code: 'stillNotTaken',
      details: { cause: 'timedOut' },
    });
  });

  test('is not taken in a private room', async () => {
    hearing.setGrants({}, { talk: { presenter: { send: ['camera'] } } });
    ends.push(await CameraSender.create(await hearing.joinPrivately('presenter', 'talk'), scene, 'H264', 7000));
    expect(await ask('presenter')).toEqual(refused('notHere'));
  });

  test('is not taken for a body that is none', async () => {
    expect(await server.ask('takeStill', { hearingId: hearing.hearingId })).toEqual({ ok: false, error: { code: 'badRequest' } });
  });
});
