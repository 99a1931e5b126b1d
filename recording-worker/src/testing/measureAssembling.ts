import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { recordingKeys } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { openedAtMs, storeOrder } from './buildOrder.ts';
import { type LongJournalOptions, writeLongJournal } from './writeLongJournal.ts';

interface Assembling {
  minutes: number;
  journalBytes: number;
  trackBytes: number;
  tracks: number;
  seconds: number;
  /** The most memory of the process that assembled, MB. */
  peakMb: number;
}

/** Assembles a hearing of that length in a process of its own and measures it. */
export async function measureAssembling(options: LongJournalOptions, folder = tmpdir()): Promise<Assembling> {
  const root = await mkdtemp(join(folder, 'assize-long-'));
  try {
    const store = new FileStore(join(root, 'store'));
    const journal = await writeLongJournal(store, options);
    await storeOrder(store, journal, journal.keys, [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + options.minutes * 60_000 }]);
    const args = [join(import.meta.dirname, 'runStepProcess.ts'), join(root, 'store'), journal.recordingId, 'assemble', join(root, 'work')];
    const beganAt = performance.now();
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, MASTER_KEY: journal.masterKey.toString('base64') } });
    const seconds = (performance.now() - beganAt) / 1000;
    const sizeOf = async (keys: readonly string[]): Promise<number> => {
      let bytes = 0;
      for (const key of keys) bytes += (await store.stat(key))?.bytes ?? 0;
      return bytes;
    };
    const tracks = await store.list(recordingKeys.product(journal.recordingId, 'tracks'));
    const [journalBytes, trackBytes] = [await sizeOf(journal.keys), await sizeOf(tracks)];
    return { minutes: options.minutes, journalBytes, trackBytes, tracks: tracks.length, seconds, peakMb: Number(stdout.trim()) / 1024 };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
