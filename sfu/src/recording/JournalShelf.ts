import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { JournalFile } from '@assize/contracts/control/protocol';
import { closedSchema } from '@assize/contracts/recording/journal';
import { recordingKeys } from '@assize/contracts/recording/products';
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

const firstHash = '0'.repeat(64);
/** Files of a node that takes over from another begin at the next such number: the lost node may still hold some before it. */
const takeOverStep = 1000;
const storeTimeoutMs = 2000;

/** The journal files of this node: `<folder>/<recordingId>/<fileNo>.aszj` while here, and a note for each that is complete. */
export class JournalShelf {
  readonly #folder: string;
  readonly #store: ObjectStore;

  constructor(folder: string, store: ObjectStore) {
    this.#folder = folder;
    this.#store = store;
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
    const key = recordingKeys.journal(recordingId, note.fileNo);
    const there = await this.#store.stat(key);
    // Evidence is never overwritten: another node's file of this number stays, and ours stays here.
    if (there && there.bytes !== note.bytes) throw new Error('another journal file is stored under this number');
    if (!there) await this.#store.putFile(key, path);
    await this.writeNote(recordingId, { ...note, isStored: true });
    await rm(path, { force: true });
  }

  /** Number and chain of the next new file, and when the recording was last sealed here if it did not end in order. */
  async planNext(recordingId: string): Promise<{ fileNo: number; previousHash: string; lostSinceMs: number | undefined }> {
    // A court does not wait for its archive: with the store away, what is known here decides.
    const listed = this.#store.list(`${recordingKeys.prefix(recordingId)}journal/`).catch(() => []);
    const [notes, stored] = await Promise.all([this.listNotes(recordingId), Promise.race([listed, waitFor(storeTimeoutMs)])]);
    const last = notes.at(-1);
    const lastStored = Math.max(-1, ...stored.map((key) => Number.parseInt(/(\d+)\.aszj$/.exec(key)?.[1] ?? '-1', 10)));
    const hasEndedInOrder = !last || ['recess', 'suspended', 'closed'].includes(last.endedBy);
    const lostSinceMs = hasEndedInOrder ? undefined : last.lastSealedAtMs;
    if (last && last.fileNo >= lastStored) return { fileNo: last.fileNo + 1, previousHash: last.headHash, lostSinceMs };
    const fileNo = lastStored < 0 ? 0 : (Math.floor(lastStored / takeOverStep) + 1) * takeOverStep;
    return { fileNo, previousHash: firstHash, lostSinceMs };
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

async function waitFor(ms: number): Promise<string[]> {
  await setTimeout(ms, undefined, { ref: false });
  return [];
}

function numberOf(fileNo: number): string {
  return String(fileNo).padStart(6, '0');
}

/** As servers are told of it. */
export function presentFile(recordingId: string, { fileNo, bytes, headHash, blocks }: FileNote): JournalFile {
  return { recordingId, fileNo, key: recordingKeys.journal(recordingId, fileNo), bytes, headHash, blocks };
}
