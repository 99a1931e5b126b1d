import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { JournalFile } from '@assize/contracts/control/protocol';
import { closedSchema, type JournalHead, noPreviousHash, orderlyEnds, type TakesOver } from '@assize/contracts/recording/journal';
import { recordingKeys } from '@assize/contracts/recording/products';
import { hashBytes } from '@assize/platform/journal/encode';
import { scanSource } from '@assize/platform/journal/read';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { z } from 'zod';

/** What is known of a complete journal file, kept beside it and after it has gone to the object store. */
const noteSchema = z.object({
  fileNo: z.int(),
  bytes: z.int(),
  blocks: z.int(),
  headHash: z.string(),
  lastSealedAtMs: z.number(),
  endedBy: closedSchema.shape.cause.or(z.literal('crash')),
  isStored: z.boolean(),
});
export type FileNote = z.infer<typeof noteSchema>;

/** What servers know of a recording that is to go on. */
export interface RecordingState {
  lastHead?: JournalHead | undefined;
  isInterrupted?: boolean | undefined;
}
/** Where files lie in the object store. */
type JournalKeys = Pick<typeof recordingKeys, 'prefix' | 'journal'>;
export interface NextFile {
  fileNo: number;
  previousHash: string;
  takesOver?: TakesOver;
  lostSinceMs?: number | undefined;
}

/** Files of a node that takes over from another begin at the next such number: the lost node may still hold some before it. */
const takeOverStep = 1000;
const storeTimeoutMs = 2000;
const smallFileBytes = 64 * 1024;

/** The journal files of this node: `<folder>/<recordingId>/<fileNo>.aszj` while here, and a note for each that is complete. */
export class JournalShelf {
  readonly #folder: string;
  readonly #store: ObjectStore;
  readonly #keys: JournalKeys;

  constructor(folder: string, store: ObjectStore, keys: JournalKeys = recordingKeys) {
    this.#folder = folder;
    this.#store = store;
    this.#keys = keys;
  }

  get folder(): string {
    return this.#folder;
  }

  pathOf(recordingId: string, fileNo: number): string {
    return join(this.#folder, recordingId, `${numberOf(fileNo)}.aszj`);
  }

  /** Recordings with files or notes here. */
  async listRecordings(): Promise<string[]> {
    await mkdir(this.#folder, { recursive: true });
    const entries = await readdir(this.#folder, { withFileTypes: true });
    return entries.filter((one) => one.isDirectory() && z.uuid().safeParse(one.name).success).map((one) => one.name);
  }

  /** Numbers of the files that are here, complete or not. */
  async listFiles(recordingId: string): Promise<number[]> {
    return this.#numbers(recordingId, '.aszj');
  }

  async listNotes(recordingId: string): Promise<FileNote[]> {
    const numbers = await this.#numbers(recordingId, '.json');
    return Promise.all(numbers.map(async (fileNo) => noteSchema.parse(JSON.parse(await readFile(this.#notePath(recordingId, fileNo), 'utf8')))));
  }

  async writeNote(recordingId: string, note: FileNote): Promise<void> {
    const path = this.#notePath(recordingId, note.fileNo);
    const handle = await open(`${path}.part`, 'w');
    try {
      await handle.writeFile(JSON.stringify(note));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${path}.part`, path);
  }

  /** Puts a complete file into the object store and removes it here. Safe to repeat. */
  async storeFile(recordingId: string, note: FileNote): Promise<void> {
    if (note.isStored) return;
    const path = this.pathOf(recordingId, note.fileNo);
    const key = this.#keys.journal(recordingId, note.fileNo);
    const there = await this.#store.stat(key);
    // Evidence is never overwritten: another node's file of this number stays, and ours stays here.
    if (there && there.bytes !== note.bytes) throw new Error('another journal file is stored under this number');
    if (!there) await this.#store.putFile(key, path);
    await this.writeNote(recordingId, { ...note, isStored: true });
    await rm(path, { force: true });
  }

  /**
   * Place of the next new file in the recording's chain, and since when nothing was sealed if that did not end in
   * order. A node goes on with its own files, unless another has written later ones.
   */
  async planNext(recordingId: string, { lastHead, isInterrupted = false }: RecordingState = {}): Promise<NextFile> {
    const [notes, stored] = await Promise.all([this.listNotes(recordingId), this.#listStored(recordingId)]);
    const last = notes.at(-1);
    const newest = Math.max(-1, lastHead?.fileNo ?? -1, stored.at(-1) ?? -1);
    if (last && last.fileNo >= newest) {
      const hasEndedInOrder = orderlyEnds.some((one) => one === last.endedBy);
      return { fileNo: last.fileNo + 1, previousHash: last.headHash, lostSinceMs: hasEndedInOrder ? undefined : last.lastSealedAtMs };
    }
    if (newest < 0) return { fileNo: 0, previousHash: noPreviousHash };
    const fileNo = (Math.floor(newest / takeOverStep) + 1) * takeOverStep;
    const cause = isInterrupted ? 'sfuLost' : 'moved';
    const lostSinceMs = isInterrupted && lastHead ? Date.parse(lastHead.sealedAt) : undefined;
    if (lastHead?.fileNo === newest) {
      return { fileNo, previousHash: lastHead.hash, takesOver: { fileNo: newest, blockNo: lastHead.blockNo, cause }, lostSinceMs };
    }
    return { fileNo, previousHash: await this.#storedHead(recordingId, newest), takesOver: { fileNo: newest, blockNo: null, cause }, lostSinceMs };
  }

  /** Numbers of the files in the object store. A court does not wait for its archive: with the store away, what is known besides decides. */
  async #listStored(recordingId: string): Promise<number[]> {
    const listed = this.#store.list(`${this.#keys.prefix(recordingId)}journal/`).catch(() => []);
    const keys = await Promise.race([listed, waitFor<string[]>([])]);
    return keys
      .flatMap((key) => Number.parseInt(/(\d+)\.aszj$/.exec(key)?.[1] ?? '', 10))
      .filter((one) => Number.isInteger(one))
      .toSorted((a, b) => a - b);
  }

  /** Head of a stored file. While the store does not give it the chain stays open there, for readers to see. */
  async #storedHead(recordingId: string, fileNo: number): Promise<string> {
    const key = this.#keys.journal(recordingId, fileNo);
    const read = async (): Promise<string> => {
      const { bytes = 0 } = (await this.#store.stat(key)) ?? {};
      // A file ends with the hash of its last block; a small one may have none.
      if (bytes < smallFileBytes) return (await scanSource(await this.#store.open(key))).headHash;
      return Buffer.concat(await (await this.#store.open(key, { start: bytes - hashBytes })).toArray()).toString('hex');
    };
    return Promise.race([read().catch(() => noPreviousHash), waitFor(noPreviousHash)]);
  }

  #notePath(recordingId: string, fileNo: number): string {
    return join(this.#folder, recordingId, `${numberOf(fileNo)}.json`);
  }

  async #numbers(recordingId: string, ending: string): Promise<number[]> {
    const names = await readdir(join(this.#folder, recordingId)).catch(() => []);
    return names
      .filter((name) => name.endsWith(ending))
      .map((name) => Number.parseInt(name, 10))
      .toSorted((a, b) => a - b);
  }
}

async function waitFor<T>(otherwise: T): Promise<T> {
  await setTimeout(storeTimeoutMs, undefined, { ref: false });
  return otherwise;
}

function numberOf(fileNo: number): string {
  return String(fileNo).padStart(6, '0');
}

/** As servers are told of it. */
export function presentFile(recordingId: string, { fileNo, bytes, headHash, blocks }: FileNote): JournalFile {
  return { recordingId, fileNo, key: recordingKeys.journal(recordingId, fileNo), bytes, headHash, blocks };
}
