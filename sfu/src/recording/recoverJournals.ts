import { rm, truncate } from 'node:fs/promises';
import { scanJournal } from '@assize/platform/journal/read';
import type { Logger } from '@assize/platform/log';
import type { JournalShelf } from './JournalShelf.ts';

/**
 * After a start: every file that was being written when the last process ended is cut back to its last whole
 * block and noted as ended by a crash. To be called before anything is recorded.
 */
export async function recoverJournals(shelf: JournalShelf, log: Logger): Promise<void> {
  for (const recordingId of await shelf.listRecordings()) {
    const noted = new Set((await shelf.listNotes(recordingId)).map((note) => note.fileNo));
    for (const fileNo of await shelf.listFiles(recordingId)) {
      if (!noted.has(fileNo)) await recoverFile(shelf, recordingId, fileNo, log);
    }
  }
}

async function recoverFile(shelf: JournalShelf, recordingId: string, fileNo: number, log: Logger): Promise<void> {
  const path = shelf.pathOf(recordingId, fileNo);
  const scan = await scanJournal(path).catch(() => undefined);
  if (!scan) {
    // Its header never got to the disk, so nothing was acknowledged of it.
    log.warn({ recordingId, fileNo }, 'journal file without a header removed');
    await rm(path, { force: true });
    return;
  }
  if (scan.isTorn) await truncate(path, scan.validBytes);
  const lastSealedAtMs = scan.lastSealedAtMs ?? Date.parse(scan.header.createdAt);
  await shelf.writeNote(recordingId, {
    fileNo,
    bytes: scan.validBytes,
    blocks: scan.blocks,
    headHash: scan.headHash,
    lastSealedAtMs,
    endedBy: 'crash',
    isStored: false,
  });
  log.info({ recordingId, fileNo, blocks: scan.blocks, isTorn: scan.isTorn }, 'journal file recovered');
}
