import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { recordingKeys } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { KeptStore } from '@assize/platform/store/KeptStore';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { S3Store } from '@assize/platform/store/S3Store';
import { SwiftServer, whyNoSwift } from '@assize/platform/store/testing/SwiftServer';
import { freePort } from '@assize/platform/testing/freePort';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { SmallDisk, whyNoSmallDisk } from '../../sfu/src/testing/SmallDisk.ts';

const id = '00000000-0000-4000-8000-000000000001';
const keys = [0, 1, 2].map((fileNo) => recordingKeys.journal(id, fileNo));
const patience = { timeout: 60_000, interval: 100 };
const big = Buffer.alloc(1 << 20, 7);

let folder: string;
let faults: string[];
const opened: KeptStore[] = [];
const keep = (first: ObjectStore, second: ObjectStore): KeptStore => {
  const store = new KeptStore({ first, second: { store: second, owingFolder: join(folder, 'owing') }, onFault: (_, key) => faults.push(key) });
  opened.push(store);
  return store;
};
const owed = async (): Promise<number> => (await readdir(join(folder, 'owing')).catch(() => [])).length;
beforeEach(async () => {
  faults = [];
  folder = await mkdtemp(join(tmpdir(), 'assize-copies-'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await rm(folder, { recursive: true });
});

const noDisk = whyNoSmallDisk();
describe.skipIf(noDisk)(`a full disk${noDisk ? ` (skipped: ${noDisk})` : ''}`, () => {
  let disk: SmallDisk;
  beforeEach(async () => {
    disk = await SmallDisk.mount(8 << 20, 512 << 10);
  });
  afterEach(() => disk.unmount());

  test('under the second copy keeps nobody waiting; with room again it is brought all it is owed', async () => {
    const second = new FileStore(join(disk.path, 'second'));
    const store = keep(new FileStore(join(folder, 'first')), second);
    for (const key of keys) await store.put(key, big);
    await vi.waitFor(() => expect(faults.length).toBeGreaterThan(0), patience);
    expect(await second.list('recordings/')).toEqual([]);
    expect(await owed()).toBe(3);
    await disk.makeRoom();
    await vi.waitFor(async () => expect(await owed()).toBe(0), patience);
    expect(await second.list('recordings/')).toEqual(keys);
  });

  test('under the first copy refuses what does not fit, whole, and takes it when there is room', async () => {
    const [key = ''] = keys;
    const store = keep(new FileStore(join(disk.path, 'first')), new FileStore(join(folder, 'second')));
    await expect(store.put(key, big)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await store.list('recordings/')).toEqual([]);
    await disk.makeRoom();
    await store.put(key, big);
    await vi.waitFor(async () => expect(await owed()).toBe(0), patience);
    expect(await new FileStore(join(folder, 'second')).stat(key)).toEqual({ bytes: big.length });
  });
});

const noSwift = whyNoSwift();
describe.skipIf(noSwift)(`an S3 store that goes away${noSwift ? ` (skipped: ${noSwift})` : ''}`, () => {
  let swift: SwiftServer;
  let port: number;
  let wire: Server | undefined;
  const sockets = new Set<Socket>();
  /** The way to the store, which can be cut. */
  const lay = async (): Promise<void> => {
    wire = createServer((near) => {
      const far = connect(Number(new URL(swift.options.endpoint ?? '').port), '127.0.0.1');
      for (const one of [near, far]) sockets.add(one.on('error', () => undefined));
      near.pipe(far).pipe(near);
    }).listen(port, '127.0.0.1');
    await once(wire, 'listening');
  };
  const cut = (): void => {
    wire?.close();
    for (const one of sockets) one.destroy();
    sockets.clear();
  };
  beforeAll(async () => {
    swift = await SwiftServer.start();
    port = await freePort();
    await lay();
  });
  afterAll(async () => {
    cut();
    await swift.close();
  });

  test('as the second copy costs the court nothing, and has everything once it is back', async () => {
    const second = new S3Store({ ...swift.options, endpoint: `http://127.0.0.1:${String(port)}` });
    const store = keep(new FileStore(join(folder, 'first')), second);
    const [before = '', during = '', between = ''] = keys;
    await store.put(before, 'before');
    await vi.waitFor(async () => expect(await second.stat(before)).toEqual({ bytes: 6 }), patience);
    cut();
    await store.put(during, 'during');
    expect(await text(await store.open(during))).toBe('during');
    expect(await store.stat(between)).toBeUndefined();
    await vi.waitFor(() => expect(faults).toContain(during), patience);
    await lay();
    await vi.waitFor(async () => expect(await owed()).toBe(0), patience);
    expect(await text(await second.open(during))).toBe('during');
  });
});
