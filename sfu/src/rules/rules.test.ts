import { createHmac } from 'node:crypto';
import type { MediaGrant, Source } from '@assize/contracts/media/grant';
import { describe, expect, test } from 'vitest';
import { createIceServers } from './iceServers.ts';
import { type LinkFacts, rateLink } from './linkQuality.ts';
import { canConsume, canProduce, isProducerPaused } from './mediaRules.ts';
import { isOriginAllowed } from './originRule.ts';

const grant = (given: Partial<MediaGrant>): MediaGrant => ({ send: [], held: [], receive: [], ...given });

describe('producing', () => {
  test('is for granted sources only, as what they are', () => {
    const speaker = grant({ send: ['microphone', 'camera'] });
    expect(canProduce(speaker, 'microphone', 'audio')).toBe(true);
    expect(canProduce(speaker, 'camera', 'video')).toBe(true);
    expect(canProduce(speaker, 'screen', 'video')).toBe(false);
    expect(canProduce(speaker, 'microphone', 'video')).toBe(false);
    expect(canProduce(speaker, 'camera', 'audio')).toBe(false);
    expect(canProduce(grant({}), 'microphone', 'audio')).toBe(false);
  });

  test('a source that the court holds stays paused whatever its sender says', () => {
    expect(isProducerPaused(grant({ held: ['microphone'] }), 'microphone', false)).toBe(true);
    expect(isProducerPaused(grant({ held: ['microphone'] }), 'camera', false)).toBe(false);
    expect(isProducerPaused(grant({}), 'microphone', true)).toBe(true);
  });
});

describe('receiving', () => {
  const speaker = { id: 'speaker', grant: grant({ send: ['microphone', 'screen'] }) };
  test.each<[string, { id: string; grant: MediaGrant }, Source, boolean]>([
    ['a viewer who may receive the speaker', { id: 'viewer', grant: grant({ receive: ['speaker'] }) }, 'microphone', true],
    ['a viewer who may receive others only', { id: 'viewer', grant: grant({ receive: ['other'] }) }, 'microphone', false],
    ['the isolated', { id: 'viewer', grant: grant({}) }, 'microphone', false],
    ['a source that the speaker may no longer send', { id: 'viewer', grant: grant({ receive: ['speaker'] }) }, 'camera', false],
    ['a viewer who sees what is shared', { id: 'viewer', grant: grant({ receive: ['speaker'], seesScreen: true }) }, 'screen', true],
    ['a viewer of people only', { id: 'viewer', grant: grant({ receive: ['speaker'] }) }, 'screen', false],
    ['who sees what is shared, but may not receive the speaker', { id: 'viewer', grant: grant({ seesScreen: true }) }, 'screen', false],
    ['the speaker themself', { id: 'speaker', grant: grant({ send: ['microphone'], receive: ['speaker'] }) }, 'microphone', false],
  ])('%s', (_, viewer, source, isAllowed) => {
    expect(canConsume(viewer, speaker, source)).toBe(isAllowed);
  });
});

describe('a page', () => {
  test.each<[string, string | undefined, string[], boolean]>([
    ['of the court', 'https://court.example', ['https://court.example'], true],
    ['of somebody else', 'https://court.example.evil.example', ['https://court.example'], false],
    ['of the court over plain HTTP', 'http://court.example', ['https://court.example'], false],
    ['of this machine, with nothing configured', 'http://localhost:3000', [], true],
    ['that pretends to be this machine', 'http://localhost.evil.example', [], false],
    ['of no origin (a sandboxed frame says null)', 'null', [], false],
    ['that is none: a client without a page', undefined, ['https://court.example'], true],
  ])('%s', (_, origin, allowed, isAllowed) => {
    expect(isOriginAllowed(origin, allowed)).toBe(isAllowed);
  });
});

describe('TURN credentials', () => {
  test('expire within the hour and prove themselves by the secret', () => {
    const nowMs = Date.parse('2026-11-24T08:00:00.000Z');
    const [server] = createIceServers({ urls: ['turn:turn.example:3478'], secret: 'shared' }, 'participant', nowMs);
    const expiresAtS = Number(server?.username.split(':')[0]);
    expect(expiresAtS - nowMs / 1000).toBeLessThanOrEqual(3600);
    expect(expiresAtS).toBeGreaterThan(nowMs / 1000);
    expect(server?.credential).toBe(
      createHmac('sha1', 'shared')
        .update(server?.username ?? '')
        .digest('base64'),
    );
  });

  test('are not given without a server or a secret', () => {
    expect(createIceServers({ urls: [], secret: 'shared' }, 'participant', 0)).toEqual([]);
    expect(createIceServers({ urls: ['turn:turn.example'], secret: undefined }, 'participant', 0)).toEqual([]);
  });
});

describe('the link of a person', () => {
  const sound: LinkFacts = { hasSocket: true, isIceAlive: true, sendScores: [10, 10], receiveScores: [10] };
  test.each<[string, Partial<LinkFacts>, string]>([
    ['with everything at its best', {}, 'good'],
    ['that sends and receives nothing yet', { sendScores: [], receiveScores: [] }, 'good'],
    ['with some loss', { receiveScores: [6] }, 'poor'],
    ['with much loss', { sendScores: [2, 10] }, 'bad'],
    ['whose camera alone arrives no more', { sendScores: [0, 10] }, 'bad'],
    ['of whom nothing arrives any more', { sendScores: [0, 0] }, 'lost'],
    ['without its socket', { hasSocket: false }, 'bad'],
    ['without its path', { isIceAlive: false }, 'lost'],
  ])('%s', (_, facts, expected) => {
    expect(rateLink({ ...sound, ...facts })).toBe(expected);
  });
});
