import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalHead } from '@assize/contracts/recording/journal';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecordedHearing, TestSfu } from '../testing/startTestSfu.ts';
import { TestSender } from '../testing/TestMedia.ts';

let folder: string;
let store: FileStore;
let hearing: RecordedHearing;
let nodes: TestSfu[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-store-'));
  store = new FileStore(folder);
  hearing = new RecordedHearing();
  nodes = [];
});
afterEach(async () => {
  for (const node of nodes) await node.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Parameters<typeof TestSfu.start>[0]): Promise<TestSfu> {
  const node = await TestSfu.start(options);
  nodes.push(node);
  return node;
}
/** The judge is heard on this node until something of both tracks is sealed; answers the head that servers know then. */
async function record(node: TestSfu, firstSsrc: number, known: Parameters<RecordedHearing['startRequest']>[0] = {}): Promise<JournalHead> {
  await hearing.place(node);
  const sender = await TestSender.create(await hearing.join(node), firstSsrc);
  sender.start();
  await node.request('startRecording', hearing.startRequest(known));
  await node.fact('captureHealth', (health) => health.tracks.length === 2 && health.tracks.every((one) => one.sealedAgeMs !== null));
  const { recordingId: _, ...head } = await node.fact('journalHead', ({ recordingId, blockNo }) => recordingId === hearing.recordingId && blockNo > 0);
  sender.close();
  return head;
}

test('a node lost before it stored anything is taken over from by another, which states it and the gap; its own file counts when it is back', async () => {
  // The store of the first is cut off with it.
  const first = await start({ env: { SFU_NODE_ID: 'first' } });
  const lastHead = await record(first, 4000);
  const second = await start({ store, env: { SFU_NODE_ID: 'second' } });
  await record(second, 4100, { lastHead, isInterrupted: true });
  const told = await second.fact('recordingGap', ({ cause }) => cause === 'sfuLost');
  expect(told.fromAt).toBe(lastHead.sealedAt);
  const { files } = await hearing.stop(second);
  expect(files.map((one) => one.fileNo)).toEqual([1000]);
  const { header } = await hearing.read(second, files[0]?.key ?? '');
  expect(header).toMatchObject({ nodeId: 'second', previousHash: lastHead.hash, takesOver: { fileNo: 0, blockNo: lastHead.blockNo, cause: 'sfuLost' } });

  const alone = await hearing.readAll(second);
  expect(alone.links).toEqual(['1000 broken']);
  expect(alone.gaps[0]).toEqual({ fromAt: lastHead.sealedAt, toAt: told.toAt, cause: 'sfuLost' });

  const back = await start({ from: first, store, env: { SFU_NODE_ID: 'first' } });
  await back.fact('journalFile', ({ recordingId, fileNo }) => recordingId === hearing.recordingId && fileNo === 0);
  expect((await hearing.readAll(back)).links).toEqual(['0 first', '1000 takesOver']);
});

test('a hearing that another node goes on with after a recess has a stated taking over and no gap', async () => {
  const first = await start({ store });
  await record(first, 5000);
  const { files } = await hearing.stop(first, 'recess');
  const [file] = files;
  if (!file) throw new Error('nothing was recorded');
  const lastHead: JournalHead = { fileNo: file.fileNo, blockNo: file.blocks - 1, hash: file.headHash, sealedAt: new Date().toISOString() };
  const second = await start({ store });
  await record(second, 5100, { lastHead });
  await hearing.stop(second);
  expect(await hearing.readAll(second)).toEqual({ links: ['0 first', '1000 takesOver'], gaps: [] });
});
