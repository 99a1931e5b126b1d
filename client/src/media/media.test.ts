import type { RtpCodecCapability } from 'mediasoup-client/types';
import { describe, expect, it } from 'vitest';
import { failureOf } from './devices.ts';
import { cameraEncodings, pickVideoCodec } from './encodings.ts';
import { levelOf } from './levelMeter.ts';
import { answerOf } from './probeIce.ts';
import { median } from './probeNetwork.ts';
import { readGrant } from './readGrant.ts';

const codec = (mimeType: string): RtpCodecCapability => ({ kind: 'video', mimeType, clockRate: 90_000 }) as RtpCodecCapability;

describe('how a camera is encoded', () => {
  it('is H264 where the device can, else VP8', () => {
    expect(pickVideoCodec([codec('video/VP8'), codec('video/rtx'), codec('video/H264')])?.mimeType).toBe('video/H264');
    expect(pickVideoCodec([codec('video/VP9'), codec('video/VP8')])?.mimeType).toBe('video/VP8');
    expect(pickVideoCodec([])).toBeUndefined();
  });
  it('is three layers, each dearer than the one before', () => {
    const layers = cameraEncodings(720, codec('video/H264'));
    expect(layers.map((one) => one.scaleResolutionDownBy)).toEqual([4, 2, 1]);
    const rates = layers.map((one) => one.maxBitrate ?? 0);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    expect(new Set(rates).size).toBe(3);
  });
});

describe('why a device does not open', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'notFound'],
    ['OverconstrainedError', 'notFound'],
    ['NotReadableError', 'inUse'],
    ['TypeError', 'unknown'],
  ])('%s means %s', (name, failure) => {
    expect(failureOf(Object.assign(new Error('x'), { name }))).toBe(failure);
  });
});

describe('measures', () => {
  it('show silence as nothing and a full tone as nearly all', () => {
    expect(levelOf(new Float32Array(512))).toBe(0);
    const tone = Float32Array.from({ length: 512 }, (_, index) => Math.sin(index / 3));
    expect(levelOf(tone)).toBeGreaterThan(0.9);
    expect(levelOf(tone.map((one) => one / 1000))).toBeLessThan(0.05);
  });
  it('take the middle of round trips, not the slowest', () => {
    expect(median([30, 900, 28, 31, 29])).toBe(30);
    expect(median([])).toBeUndefined();
  });
});

describe('a grant read before it is used', () => {
  const claims = {
    sub: '00000000-0000-4000-8000-000000000001',
    hearingId: '00000000-0000-4000-8000-000000000000',
    version: 3,
    grant: { send: ['microphone'], held: [], receive: [] },
  };
  it('says what may be sent', () => {
    expect(readGrant(`x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`).send).toEqual(['microphone']);
  });
  it('is empty when it cannot be read', () => {
    expect(['', 'a.b.c', `x.${Buffer.from('{"grant":{}}').toString('base64url')}.y`].map((token) => readGrant(token).send)).toEqual([[], [], []]);
  });
});

describe('the answer with which ICE is tried', () => {
  it('names the port by UDP and TCP and nothing to send media to', () => {
    const candidate = { foundation: 'f', priority: 1, address: '127.0.0.1', port: 44000, type: 'host' };
    const sdp = answerOf({
      id: 't',
      iceParameters: { usernameFragment: 'u1', password: 'p1' },
      iceCandidates: [
        { ...candidate, protocol: 'udp' },
        { ...candidate, protocol: 'tcp', tcpType: 'passive' },
      ],
      dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: 'AA:BB' }] },
    });
    expect(sdp).toContain('a=candidate:f 1 udp 1 127.0.0.1 44000 typ host\r\n');
    expect(sdp).toContain('typ host tcptype passive\r\n');
    expect(sdp).toContain('a=ice-ufrag:u1\r\na=ice-pwd:p1\r\na=fingerprint:sha-256 AA:BB\r\n');
    expect(sdp).not.toMatch(/m=(audio|video)/);
  });
});
