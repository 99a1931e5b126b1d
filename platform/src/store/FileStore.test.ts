import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileStore } from './FileStore.ts';

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-store-'));
  store = new FileStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test('an object is read back whole, in part, and listed', async () => {
  const stored = await store.put('a/b.txt', Readable.from([Buffer.from('hello '), Buffer.from('court')]));
  expect(stored).toEqual({ bytes: 11, sha256: '4732050e455b707de62f1e02f558a13ff9f7dbd8c8622b45a6edd2ea01b5690f' });
  expect((await buffer(await store.open('a/b.txt', { start: 6, end: 8 }))).toString()).toBe('cou');
  expect(await store.list('a/')).toEqual(['a/b.txt']);
  expect(await store.stat('a/b.txt')).toEqual({ bytes: 11 });
  await store.download('a/b.txt', join(folder, 'copy'));
  expect(await readFile(join(folder, 'copy'), 'utf8')).toBe('hello court');
});

test('a body that breaks off leaves the object before it untouched', async () => {
  await store.put('kept.txt', 'before');
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half');
      throw new Error('cut');
    })(),
  );
  await expect(store.put('kept.txt', broken)).rejects.toThrow('cut');
  expect((await buffer(await store.open('kept.txt'))).toString()).toBe('before');
  expect((await readdir(folder)).filter((name) => name.startsWith('kept'))).toEqual(['kept.txt']);
});

test.each(['../x', '/etc/passwd', 'a//b', 'a/../b', 'a b', ''])('the key %j is refused', async (key) => {
  await expect(store.put(key, 'x')).rejects.toThrow(RangeError);
});

test('what is not there is not there', async () => {
  expect(await store.stat('none')).toBeUndefined();
  await expect(store.open('none')).rejects.toMatchObject({ code: 'ENOENT' });
});
