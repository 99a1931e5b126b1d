import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObjectStore } from '../ObjectStore.ts';

/** More than two parts of a multipart upload (5 MiB each), no two stretches of which are alike. */
function buildBig(): Buffer {
  const big = Buffer.alloc(11 * (1 << 20) + 13);
  for (let at = 0; at + 4 <= big.length; at += 4) big.writeUInt32LE(at, at);
  return big;
}
const partBytes = 5 * (1 << 20);

/** What every object store keeps; `open` gives one that is empty. */
export function describeObjectStore(open: () => Promise<ObjectStore>): void {
  let store: ObjectStore;
  let folder: string;
  const read = async (...asked: Parameters<ObjectStore['open']>): Promise<Buffer> => buffer(await store.open(...asked));
  beforeAll(async () => {
    store = await open();
    folder = await mkdtemp(join(tmpdir(), 'assize-copies-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('an object is read back whole, in part, and listed', async () => {
    const stored = await store.put('a/b.txt', Readable.from([Buffer.from('hello '), Buffer.from('court')]));
    expect(stored).toEqual({ bytes: 11, sha256: '4732050e455b707de62f1e02f558a13ff9f7dbd8c8622b45a6edd2ea01b5690f' });
    expect((await read('a/b.txt', { start: 6, end: 8 })).toString()).toBe('cou');
    expect(await store.list('a/')).toEqual(['a/b.txt']);
    expect(await store.stat('a/b.txt')).toEqual({ bytes: 11 });
    await store.download('a/b.txt', join(folder, 'copy'));
    expect(await readFile(join(folder, 'copy'), 'utf8')).toBe('hello court');
  });

  test('a big file is stored whole, and any part of it is read', async () => {
    const big = buildBig();
    await writeFile(join(folder, 'big'), big);
    expect(await store.putFile('big/one', join(folder, 'big'))).toEqual({ bytes: big.length, sha256: createHash('sha256').update(big).digest('hex') });
    expect(await store.stat('big/one')).toEqual({ bytes: big.length });
    expect((await read('big/one')).equals(big)).toBe(true);
    const overSeam = await read('big/one', { start: partBytes - 5, end: partBytes + 5 });
    expect(overSeam).toEqual(big.subarray(partBytes - 5, partBytes + 6));
    expect(await read('big/one', { start: big.length - 9 })).toEqual(big.subarray(-9));
  });

  test('the later of two puts counts, and an empty object is one', async () => {
    await store.put('twice', 'the first');
    await store.put('twice', 'second');
    expect((await read('twice')).toString()).toBe('second');
    await store.put('empty', '');
    expect(await store.stat('empty')).toEqual({ bytes: 0 });
  });

  test.each([
    ['at once', Buffer.from('half')],
    ['after more than a part', buildBig()],
  ])('a body that breaks off %s leaves what was there before', async (_, half) => {
    const broken = (): Readable =>
      Readable.from(
        (function* () {
          for (let at = 0; at < half.length; at += 1 << 20) yield half.subarray(at, at + (1 << 20));
          throw new Error('cut');
        })(),
      );
    await store.put('broken/kept', 'before');
    await expect(store.put('broken/kept', broken())).rejects.toThrow('cut');
    await expect(store.put('broken/new', broken())).rejects.toThrow('cut');
    expect((await read('broken/kept')).toString()).toBe('before');
    expect(await store.list('broken/')).toEqual(['broken/kept']);
  });

  test('all keys under a prefix are listed, sorted, however many, and no others', async () => {
    const keys = ['c', 'b/2', 'b/1', 'a', 'd', 'f', 'e'].map((one) => `many/${one}`);
    await Promise.all([...keys, 'manyMore/g'].map((key) => store.put(key, key)));
    expect(await store.list('many/')).toEqual(keys.toSorted());
    expect(await store.list('nothing/')).toEqual([]);
  });

  test('what is removed is gone, and removing it again changes nothing', async () => {
    await store.put('gone/soon', 'x');
    await store.remove('gone/soon');
    await store.remove('gone/soon');
    expect(await store.stat('gone/soon')).toBeUndefined();
    expect(await store.list('gone/')).toEqual([]);
  });

  test('what is put once stays: the same bytes change nothing, others are refused', async () => {
    const first = await store.put('once/kept', 'evidence', { once: true });
    expect(await store.put('once/kept', Readable.from([Buffer.from('evid'), Buffer.from('ence')]), { once: true })).toEqual(first);
    await expect(store.put('once/kept', 'Evidence', { once: true })).rejects.toMatchObject({ code: 'writeOnce' });
    await expect(store.put('once/kept', 'evidence and more', { once: true })).rejects.toMatchObject({ code: 'writeOnce' });
    expect((await read('once/kept')).toString()).toBe('evidence');
    expect(await store.list('once/')).toEqual(['once/kept']);
  });

  test('of many who put under one key at once, one is kept and the others are told so', async () => {
    const puts = await Promise.allSettled(['one', 'two', 'three', 'four'].map((body) => store.put('race/key', body, { once: true })));
    expect(puts.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of puts) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'writeOnce' });
  });

  test('what is removed for good is gone', async () => {
    await store.put('destroyed/x', 'x', { once: true });
    await store.put('destroyed/xy', 'xy', { once: true });
    await store.remove('destroyed/x', { forGood: true });
    await store.remove('destroyed/x', { forGood: true });
    expect(await store.list('destroyed/')).toEqual(['destroyed/xy']);
  });

  test('what is not there is not there', async () => {
    expect(await store.stat('none')).toBeUndefined();
    await expect(store.open('none')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  describe.each(['../x', '/etc/passwd', 'a//b', 'a/../b', 'a b', ''])('the key %j', (key) => {
    test('is refused', async () => {
      await expect(store.put(key, 'x')).rejects.toThrow(RangeError);
      await expect(store.open(key)).rejects.toThrow(RangeError);
    });
  });
}
