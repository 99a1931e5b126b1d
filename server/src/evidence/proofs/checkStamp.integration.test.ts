import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mostTokenChars } from '@assize/contracts/hearing/evidence/proofs';
import { TimeStampAuthority } from '@assize/platform/testing/TimeStampAuthority';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { assertAuthorities } from './assertAuthorities.ts';
import { checkStamp } from './checkStamp.ts';

let root: string;
let authority: TimeStampAuthority;
let stranger: TimeStampAuthority;
const document = Buffer.from('the contract');
const digestOf = (algorithm: string): string => createHash(algorithm).update(document).digest('hex');
const check = (token: Buffer, authoritiesPath: string | undefined = authority.rootPath) =>
  checkStamp({ token: token.toString('base64'), digestOf, isInside: false, coversWhole: true, authoritiesPath });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-stamps-'));
  authority = await TimeStampAuthority.create(join(root, 'known'), { name: '演示时间戳 Demo' });
  stranger = await TimeStampAuthority.create(join(root, 'unknown'), { name: 'Another' });
}, 60_000);
afterEach(() => void vi.unstubAllEnvs());
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a time stamp of a document', () => {
  test.each(['sha256', 'sha384', 'sha512'])('by %s holds, as the token and as the whole answer of the authority', async (algorithm) => {
    for (const form of ['token', 'response'] as const) {
      const before = Math.floor(Date.now() / 1000) * 1000;
      const checked = await check(await authority.stamp(digestOf(algorithm), { algorithm, form }));
      expect(checked).toMatchObject({ kind: 'timeStamp', authority: '演示时间戳 Demo', covers: true, isIntact: true, isTrusted: true, isInside: false });
      const at = checked.kind === 'timeStamp' ? Date.parse(checked.at) : Number.NaN;
      expect(at).toBeGreaterThanOrEqual(before);
      expect(at).toBeLessThanOrEqual(Date.now());
    }
  });

  test('that is of another document says so, and is a whole stamp all the same', async () => {
    const other = createHash('sha256').update('another contract').digest('hex');
    expect(await check(await authority.stamp(other))).toMatchObject({ covers: false, isIntact: true, isTrusted: true });
  });

  test('of an authority that the court does not know is intact and not trusted; so is each where it knows none', async () => {
    expect(await check(await stranger.stamp(digestOf('sha256')))).toMatchObject({ authority: 'Another', covers: true, isIntact: true, isTrusted: false });
    const mine = await authority.stamp(digestOf('sha256'));
    expect(await checkStamp({ token: mine.toString('base64'), digestOf, isInside: false, coversWhole: true, authoritiesPath: undefined })).toMatchObject({
      isIntact: true,
      isTrusted: false,
    });
  });

  test('by a certificate that was not valid at its time is intact and not trusted', async () => {
    const expired = await TimeStampAuthority.create(join(root, 'expired'), { from: '20200101000000Z', to: '20210101000000Z' });
    expect(await check(await expired.stamp(digestOf('sha256')), expired.rootPath)).toMatchObject({ covers: true, isIntact: true, isTrusted: false });
  });

  test('with its time, its hash or its signature changed does not fit any more, and no byte of it makes the court stumble', async () => {
    const token = await authority.stamp(digestOf('sha256'));
    const flipped = (at: number): Buffer => {
      const copy = Buffer.from(token);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const time = token.indexOf(new Date().getUTCFullYear().toString()) + 3;
    expect(await check(flipped(time))).toMatchObject({ kind: 'timeStamp', isIntact: false, isTrusted: false });
    const imprint = token.indexOf(Buffer.from(digestOf('sha256'), 'hex'));
    expect(await check(flipped(imprint))).toMatchObject({ kind: 'timeStamp', covers: false, isIntact: false, isTrusted: false });
    expect(await check(flipped(token.length - 1))).toMatchObject({ kind: 'timeStamp', covers: true, isIntact: false, isTrusted: false });
    const spots = Array.from({ length: 24 }, (_, index) => Math.floor((index * token.length) / 24));
    for (const at of spots) {
      const checked = await check(flipped(at));
      // A bit outside of what is signed and of the chain may be without meaning; none may make a stamp of it that says something else.
      if (checked.kind === 'timeStamp' && checked.isTrusted) expect(checked).toMatchObject({ authority: '演示时间戳 Demo', covers: true, isIntact: true });
      else expect(['timeStamp', 'unknown']).toContain(checked.kind);
    }
  }, 60_000);

  test('made with a certificate of a trusted root that is none for time stamps is told as such', async () => {
    expect(await check(await authority.forge(digestOf('sha256')))).toEqual({ kind: 'unknown', of: 'timeStamp', fault: 'notForStamps' });
  });

  test('without the certificate of its authority, or hashed in a way that proves nothing, is told as such', async () => {
    expect(await check(await authority.stamp(digestOf('sha256'), { hasCertificate: false }))).toEqual({
      kind: 'unknown',
      of: 'timeStamp',
      fault: 'noCertificate',
    });
    expect(await check(await authority.stamp(digestOf('sha1'), { algorithm: 'sha1' }))).toEqual({ kind: 'unknown', of: 'timeStamp', fault: 'algorithm' });
  });

  const most = Math.floor((mostTokenChars * 3) / 4);
  test.each<[string, Buffer]>([
    ['words', Buffer.from('I was there')],
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(most)],
    ['sequences without an end', Buffer.from('3080'.repeat(most / 2), 'hex')],
    ['lengths beyond the end', Buffer.from('3084ffffffff'.repeat(3000), 'hex')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('that is %s is unreadable', async (_, bytes) => {
    expect(await check(bytes)).toEqual({ kind: 'unknown', of: 'timeStamp', fault: 'unreadable' });
  });

  test('leaves nothing behind', async () => {
    const token = await authority.stamp(digestOf('sha256'));
    await mkdir(join(root, 'tmp'));
    vi.stubEnv('TMPDIR', join(root, 'tmp'));
    expect(await check(token)).toMatchObject({ isTrusted: true });
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  test('that nothing can check now is not said to be broken', async () => {
    const token = await authority.stamp(digestOf('sha256'));
    vi.stubEnv('PATH', root);
    expect(await check(token)).toEqual({ kind: 'unknown', of: 'timeStamp', fault: 'notChecked' });
  });
});

test('a file of authorities without a certificate keeps the server from starting', async () => {
  const path = join(root, 'none.pem');
  await writeFile(path, 'nothing');
  expect(() => assertAuthorities(path)).toThrow('TSA_CA_FILE');
  expect(() => assertAuthorities(join(root, 'missing.pem'))).toThrow();
  expect(() => assertAuthorities(authority.rootPath)).not.toThrow();
});
