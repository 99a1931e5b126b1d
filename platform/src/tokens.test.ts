import { randomUUID } from 'node:crypto';
import { mediaClaimsSchema } from '@assize/contracts/media/grant';
import jwt from 'jsonwebtoken';
import { describe, expect, test } from 'vitest';
import { createDataKey, unwrapDataKey } from './masterKey.ts';
import { signToken, verifyToken } from './tokens.ts';

const secret = 'x'.repeat(40);
const claims = { sub: randomUUID(), hearingId: randomUUID(), version: 3, grant: { send: ['camera'], held: [], receive: [] } };
const verify = (token: unknown): unknown => verifyToken('media', token, secret, mediaClaimsSchema);

describe('a token', () => {
  test('is read again at the border it was made for', () => {
    expect(verify(signToken('media', claims, secret))).toEqual(claims);
  });

  test.each<[string, unknown]>([
    ['made for another border', signToken('file', claims, secret)],
    ['with another secret', signToken('media', claims, 'y'.repeat(40))],
    ['without a signature', jwt.sign(claims, '', { algorithm: 'none', audience: 'assize:media', issuer: 'assize', header: { alg: 'none', typ: 'media+jwt' } })],
    ['of another type', jwt.sign(claims, secret, { audience: 'assize:media', issuer: 'assize', expiresIn: 60, header: { alg: 'HS256', typ: 'JWT' } })],
    [
      'with another algorithm',
      jwt.sign(claims, secret, { algorithm: 'HS512', audience: 'assize:media', issuer: 'assize', expiresIn: 60, header: { alg: 'HS512', typ: 'media+jwt' } }),
    ],
    ['without the claims', signToken('media', { sub: 'someone' }, secret)],
    ['that is rubbish', 'rubbish'],
    ['that is no text', { $ne: null }],
  ])('%s is refused', (_, token) => {
    expect(() => verify(token)).toThrow(expect.objectContaining({ code: 'notSignedIn' }) as Error);
  });

  test('that is too old says so', () => {
    expect(() => verify(signToken('media', claims, secret, -1))).toThrow(expect.objectContaining({ code: 'sessionExpired' }) as Error);
  });
});

test('a data key opens with its master key only', () => {
  const master = Buffer.alloc(32, 1);
  const { dataKey, wrappedKey } = createDataKey(master);
  expect(unwrapDataKey(wrappedKey, master).equals(dataKey)).toBe(true);
  expect(() => unwrapDataKey(wrappedKey, Buffer.alloc(32, 2))).toThrow();
});
