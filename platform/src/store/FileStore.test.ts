import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileStore } from './FileStore.ts';
import { describeObjectStore } from './testing/describeObjectStore.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-store-'));
});
afterAll(() => rm(folder, { recursive: true }));

describeObjectStore(() => Promise.resolve(new FileStore(folder)));

test('a body that breaks off leaves no file of its own', async () => {
  const store = new FileStore(join(folder, 'alone'));
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half');
      throw new Error('cut');
    })(),
  );
  await expect(store.put('never.txt', broken)).rejects.toThrow('cut');
  expect(await readdir(join(folder, 'alone'))).toEqual([]);
});
