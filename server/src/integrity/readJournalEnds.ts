import type { JournalDifference, JournalEnd } from '@assize/contracts/recording/integrity';
import { readBlocks } from '@assize/platform/journal/blocks';
import { FileChain, type FileLink } from '@assize/platform/journal/FileChain';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Db } from '../platform/db.ts';

interface Asked {
  db: Db;
  store: ObjectStore;
  recordingId: string;
  /** Of the journal files from which the recording is made. */
  keys: readonly string[];
}
interface Ends {
  journals: JournalEnd[];
  differences: JournalDifference[];
}
interface Told {
  blocks: number;
  hash: string;
}

/** Where each journal file ends by its own bytes, read without the key, and what does not fit with what the recorder told meanwhile. */
export async function readJournalEnds({ db, store, recordingId, keys }: Asked): Promise<Ends> {
  const told = await readTold(db, recordingId);
  const chain = new FileChain();
  const journals: JournalEnd[] = [];
  const differences: JournalDifference[] = [];
  for (const key of keys.toSorted()) {
    const scanned = await scan(store, key, recordingId, chain);
    const fileNo = scanned?.end.fileNo ?? fileNoOf(key);
    const was = told.get(fileNo);
    told.delete(fileNo);
    if (!scanned) {
      differences.push({ fileNo, fault: 'unreadable' });
      continue;
    }
    const { end, link, isTorn } = scanned;
    journals.push(end);
    if (isTorn) differences.push({ fileNo, fault: 'torn' });
    if (link === 'broken') differences.push({ fileNo, fault: 'broken' });
    if (was && end.blocks < was.blocks) differences.push({ fileNo, fault: 'shorter' });
    else if (was && end.blocks === was.blocks && end.hash !== was.hash) differences.push({ fileNo, fault: 'otherHead' });
  }
  for (const fileNo of told.keys()) differences.push({ fileNo, fault: 'missing' });
  return { journals, differences };
}

/** The furthest that the recorder told of each file: while it recorded, and when the file was whole. */
async function readTold(db: Db, recordingId: string): Promise<Map<number, Told>> {
  const heads = await db
    .selectFrom('journal_head')
    .select(['file_no', 'block_no', 'hash'])
    .where('recording_id', '=', recordingId)
    .orderBy('file_no')
    .execute();
  const files = await db
    .selectFrom('journal_file')
    .select(['file_no', 'blocks', 'head_hash'])
    .where('recording_id', '=', recordingId)
    .orderBy('file_no')
    .execute();
  const told = new Map<number, Told>(heads.map((row) => [row.file_no, { blocks: row.block_no + 1, hash: row.hash }]));
  for (const row of files) if (row.blocks >= (told.get(row.file_no)?.blocks ?? 0)) told.set(row.file_no, { blocks: row.blocks, hash: row.head_hash });
  return told;
}

async function scan(
  store: ObjectStore,
  key: string,
  recordingId: string,
  chain: FileChain,
): Promise<{ end: JournalEnd; link: FileLink; isTorn: boolean } | undefined> {
  let found: { end: JournalEnd; link: FileLink; isTorn: boolean } | undefined;
  const source = await store.open(key);
  try {
    for await (const part of readBlocks(source)) {
      if ('header' in part) {
        if (part.header.recordingId !== recordingId) return undefined;
        const hash = part.headerHash.toString('hex');
        found = { end: { fileNo: part.header.fileNo, hash, blocks: 0, bytes: part.endsAt }, link: chain.takeHeader(part.header, hash), isTorn: false };
      } else if ('torn' in part) {
        if (found) found.isTorn = true;
      } else if (found) {
        const hash = part.block.hash.toString('hex');
        chain.takeBlock(hash);
        found.end = { ...found.end, hash, blocks: found.end.blocks + 1, bytes: part.block.endsAt };
      }
    }
    return found;
  } catch (error) {
    // The bytes are not those of a journal; a store that is away is no fault of theirs.
    if (error instanceof Error && !('code' in error)) return found && { ...found, isTorn: true };
    throw error;
  } finally {
    source.destroy();
  }
}

function fileNoOf(key: string): number {
  return Number(/(\d+)\.aszj$/.exec(key)?.[1] ?? 0);
}
