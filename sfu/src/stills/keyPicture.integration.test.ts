import { encodeH264, encodeVp8 } from '@assize/platform/testing/encodeMedia';
import { encodeRtp, packetizeFrame } from '@assize/platform/testing/packetize';
import { describe, expect, test } from 'vitest';
import { decodePicture } from './decodePicture.ts';
import { type KeyPicture, KeyPictureReader } from './KeyPictureReader.ts';

const options = { binary: process.env['FFMPEG_BIN'] ?? 'ffmpeg', signal: new AbortController().signal };
const stream = { ssrc: 7, payloadType: 100 };

/** The packets of a second of pictures, the first of them a key picture, with the time at which each arrives. */
async function packetsOf(codec: 'H264' | 'VP8', scene: string): Promise<{ packet: Buffer; atMs: number }[]> {
  const frames = codec === 'H264' ? await encodeH264(scene, 1) : await encodeVp8(scene, 1);
  let sequenceNumber = 65_534;
  return frames.flatMap((frame) => {
    const payloads = packetizeFrame(`video/${codec}`, frame);
    return payloads.map((payload, index) => ({
      packet: encodeRtp({ ...stream, sequenceNumber: sequenceNumber++, timestamp: frame.atS * 90_000, marker: index === payloads.length - 1, payload }),
      atMs: frame.atS * 1000,
    }));
  });
}
function read(codec: 'H264' | 'VP8', packets: readonly { packet: Buffer; atMs: number }[]): KeyPicture | undefined {
  const reader = KeyPictureReader.create({ mimeType: `video/${codec}`, clockRate: 90_000 });
  for (const { packet, atMs } of packets) {
    const found = reader?.push(packet, atMs);
    if (found) return found;
  }
  return undefined;
}
const fine = 'mandelbrot=s=320x180:rate=25';

describe.each(['H264', 'VP8'] as const)('the key picture in packets of %s', (codec) => {
  test('is found also when they come in another order, and not when one of it never comes', async () => {
    const packets = await packetsOf(codec, fine);
    const [first, second, third, ...others] = packets as [(typeof packets)[0], (typeof packets)[0], (typeof packets)[0]];
    expect(first.atMs).toBe(third.atMs);
    const inOrder = read(codec, packets);
    expect(inOrder).toMatchObject({ isKey: true, config: { width: 320, height: 180 } });
    expect(read(codec, [first, third, second, ...others])?.data.equals(inOrder?.data ?? Buffer.alloc(0))).toBe(true);
    expect(read(codec, [first, third, ...others])).toBeUndefined();
  });
});

describe('a picture as a file', () => {
  test('of much detail is a JPEG where PNG would be too large', async () => {
    const picture = read('H264', await packetsOf('H264', 'color=gray:s=1920x1080:rate=25,noise=alls=100:allf=t'));
    if (!picture) throw new Error('no picture');
    const { mime, image } = await decodePicture(picture, options);
    expect(mime).toBe('image/jpeg');
    expect(Buffer.from(image).readUInt16BE(0)).toBe(0xffd8);
  });

  test('is refused when it is no picture, or one of more points than a camera has', async () => {
    const picture = read('VP8', await packetsOf('VP8', fine));
    if (!picture) throw new Error('no picture');
    const refused = { code: 'stillNotTaken', details: { cause: 'notDecoded' } };
    const cut = { ...picture, data: picture.data.subarray(0, 9) };
    await expect(decodePicture(cut, options)).rejects.toMatchObject(refused);
    const huge = Buffer.from(picture.data);
    huge.writeUInt16LE(16_383, 6);
    huge.writeUInt16LE(16_383, 8);
    await expect(decodePicture({ ...picture, data: huge }, options)).rejects.toMatchObject(refused);
    await expect(decodePicture(picture, { ...options, binary: '/nowhere/ffmpeg' })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('of a codec that the court does not use is not read', () => {
    expect(KeyPictureReader.create({ mimeType: 'video/AV1', clockRate: 90_000 })).toBeUndefined();
  });
});
