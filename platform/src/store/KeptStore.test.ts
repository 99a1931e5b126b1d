import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { recordingKeys } from '@assize/contracts/recording/products';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildJournal } from '../testing/buildJournal.ts';
import { FileStore } from './FileStore.ts';
import { KeptStore } from './KeptStore.ts';
import { describeObjectStore } from './testing/describeObjectStore.ts';

const id = '00000000-0000-4000-8000-000000000001';
const journal = recordingKeys.journal(id, 0);
const video = recordingKeys.product(id, 'hearing.mp4');
const patience = { timeout: 20_000, interval: 20 };

let folder: string;
let first: FileStore;
let second: FileStore;
const stores: KeptStore[] = [];
const faults: string[] = [];
const open = (): KeptStore => {
  const store = new KeptStore({ first, second: { store: second, owingFolder: join(folder, 'owing') }, onFault: (_, key) => faults.push(key) });
  stores.push(store);
  return store;
};
const read = async (store: { open: FileStore['open'] }, key: string): Promise<string> => text(await store.open(key));
/** The second copy's medium is away for as long as a file lies where its folder should be. */
const takeSecondAway = async (): Promise<void> => writeFile(join(folder, 'second'), '');
const bringSecondBack = async (): Promise<void> => rm(join(folder, 'second'));
const owed = async (): Promise<number> => (await readdir(join(folder, 'owing')).catch(() => [])).length;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-kept-'));
  first = new FileStore(join(folder, 'first'));
  second = new FileStore(join(folder, 'second'));
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((one) => one.close()));
  await rm(folder, { recursive: true, force: true });
});

describe('a store of two copies', () => {
  describeObjectStoreOfItsOwn();

  test('has in both what is evidence, and once what can be made again', async () => {
    const store = open();
    await store.put(journal, 'journal');
    await store.put(`${recordingKeys.prefix(id)}work/seal.json`, 'mark');
    await store.put(documentKeys.page(id, id, 1, 'thumb'), 'picture');
    await vi.waitFor(async () => expect(await second.list('recordings/')).toEqual([journal]), patience);
    expect(await second.list('evidence/')).toEqual([]);
    await vi.waitFor(async () => expect(await owed()).toBe(0), patience);
  });

  test('goes on while the second is away, and brings it what it is owed, after a restart too', async () => {
    await takeSecondAway();
    const store = open();
    await store.put(journal, 'journal');
    expect(await read(store, journal)).toBe('journal');
    await vi.waitFor(() => expect(faults).toContain(journal), patience);
    await store.close();
    await bringSecondBack();
    open();
    await vi.waitFor(async () => expect(await read(second, journal)).toBe('journal'), patience);
    await vi.waitFor(async () => expect(await owed()).toBe(0), patience);
  });

  test('serves from the second what the first has not any more', async () => {
    const store = open();
    await store.put(journal, 'journal');
    await vi.waitFor(async () => expect(await second.stat(journal)).toBeDefined(), patience);
    await first.remove(journal);
    expect(await read(store, journal)).toBe('journal');
    expect(await store.stat(journal)).toEqual({ bytes: 7 });
    expect(await store.list('recordings/')).toEqual([journal]);
  });

  test('goes on from the second where the first breaks off', async () => {
    const store = open();
    await store.put(journal, 'journal');
    await vi.waitFor(async () => expect(await second.stat(journal)).toBeDefined(), patience);
    vi.spyOn(first, 'open').mockResolvedValue(
      Readable.from(
        (function* () {
          yield Buffer.from('jou');
          throw new Error('unreadable sector');
        })(),
      ),
    );
    expect(await read(store, journal)).toBe('journal');
  });

  test('reads a journal from the copy whose chain is whole', async () => {
    const { bytes } = buildJournal(3);
    const store = open();
    await store.put(journal, bytes);
    await vi.waitFor(async () => expect(await second.stat(journal)).toBeDefined(), patience);
    const rotten = Buffer.from(bytes);
    rotten[bytes.length - 40] = (rotten[bytes.length - 40] ?? 0) ^ 1;
    await first.put(journal, rotten);
    expect((await buffer(await store.open(journal))).equals(bytes)).toBe(true);
  });

  test('what is nowhere is not there', async () => {
    await takeSecondAway();
    await expect(open().open(journal)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await open().stat(journal)).toBeUndefined();
  });

  test('never writes over what the second copy has of a journal', async () => {
    await second.put(journal, 'another');
    await open().put(journal, 'journal');
    await vi.waitFor(() => expect(faults).toContain(journal), patience);
    expect(await read(second, journal)).toBe('another');
  });
});

describe('what is evidence', () => {
  test('is written once, and not removed', async () => {
    const store = open();
    await store.put(journal, 'journal');
    await store.put(journal, 'journal');
    await expect(store.put(journal, 'forged')).rejects.toMatchObject({ code: 'writeOnce' });
    await expect(store.remove(journal)).rejects.toMatchObject({ code: 'writeOnce' });
    expect(await read(store, journal)).toBe('journal');
  });

  test('may be made anew until the manifest is there, and is final with it', async () => {
    const store = open();
    await store.put(video, 'made by one worker');
    await store.put(video, 'made by another');
    await store.put(recordingKeys.manifest(id), '{}');
    await expect(store.put(video, 'made too late')).rejects.toMatchObject({ code: 'writeOnce' });
    await expect(store.remove(video)).rejects.toMatchObject({ code: 'writeOnce' });
    await vi.waitFor(async () => expect(await read(second, video)).toBe('made by another'), patience);
  });
});

/** Its keys are of no evidence: for them it is a store like any other. */
function describeObjectStoreOfItsOwn(): void {
  describe('for what can be made again', () => {
    let own: string;
    afterAll(() => rm(own, { recursive: true }));
    describeObjectStore(async () => {
      own = await mkdtemp(join(tmpdir(), 'assize-kept-own-'));
      return new KeptStore({
        first: new FileStore(join(own, 'first')),
        second: { store: new FileStore(join(own, 'second')), owingFolder: join(own, 'owing') },
      });
    });
  });
}
