import { setImmediate } from 'node:timers/promises';
import { readJournal } from '@assize/platform/journal/read';
import type { JournalHeader, RecordKind } from '@assize/contracts/recording/journal';
import type { RecorderCause } from '@assize/contracts/recording/health';
import { encodeRecord } from '@assize/platform/journal/encode';
import { type ClosedFile, JournalWriter, type JournalWriterOptions, type SealedHead } from '../recording/JournalWriter.ts';
import { MemoryJournalDisk } from './MemoryJournalDisk.ts';

export const dataKey = Buffer.alloc(32, 7);
export interface ReadBack {
  headers: JournalHeader[];
  records: { fileNo: number; blockNo: number; kind: RecordKind; trackId: number; atMs: number; text: string }[];
  isTorn: boolean;
}

/** A writer on a disk in memory, with everything it told and a clock that the test moves. */
export async function buildWriter(options: Partial<JournalWriterOptions> = {}): Promise<{
  disk: MemoryJournalDisk;
  writer: JournalWriter;
  clock: { nowMs: number };
  told: { sealed: SealedHead[]; closed: (ClosedFile & { isLast: boolean })[]; dropped: RecorderCause[]; faults: RecorderCause[]; recoveries: number };
  /** Seals and waits until the disk has it, or has refused it. */
  tickAndSettle: () => Promise<void>;
  readBack: () => Promise<ReadBack>;
}> {
  const disk = new MemoryJournalDisk();
  const clock = { nowMs: Date.parse('2026-11-24T08:00:00.000Z') };
  const told = {
    sealed: [] as SealedHead[],
    closed: [] as (ClosedFile & { isLast: boolean })[],
    dropped: [] as RecorderCause[],
    faults: [] as RecorderCause[],
    recoveries: 0,
  };
  const writer = await JournalWriter.create({
    disk,
    pathOf: (fileNo) => `/${String(fileNo)}`,
    header: {
      format: 'assize.journal.1',
      recordingId: '00000000-0000-4000-8000-000000000001',
      hearingId: '00000000-0000-4000-8000-000000000002',
      nodeId: 'test',
      wrappedKey: 'AAAA',
    },
    dataKey,
    fileNo: 0,
    previousHash: '0'.repeat(64),
    now: () => clock.nowMs,
    describe: () => [],
    onWritten: () => undefined,
    onSealed: (head) => told.sealed.push(head),
    onClosedFile: (file, isLast) => told.closed.push({ ...file, isLast }),
    describeDropped: ({ fromMs, toMs, cause }) => encodeRecord('gap', 0, toMs, Buffer.from(`${String(fromMs)}..${String(toMs)} ${cause}`)),
    onDropped: ({ cause }) => told.dropped.push(cause),
    onFault: (cause) => told.faults.push(cause),
    onRecovered: () => (told.recoveries += 1),
    ...options,
  });
  const tickAndSettle = async (): Promise<void> => {
    writer.tick();
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  };
  return { disk, writer, clock, told, tickAndSettle, readBack: () => readBack(disk) };
}

async function readBack(disk: MemoryJournalDisk): Promise<ReadBack> {
  const back: ReadBack = { headers: [], records: [], isTorn: false };
  for (const path of [...disk.files.keys()].sort()) {
    for await (const item of readJournal(disk.open(path), () => dataKey)) {
      if (item.type === 'header') back.headers.push(item.header);
      else if (item.type === 'torn') back.isTorn = true;
      else if (item.type === 'record') {
        const { kind, trackId, atMs, payload } = item.record;
        back.records.push({ fileNo: back.headers.at(-1)?.fileNo ?? -1, blockNo: item.blockNo, kind, trackId, atMs, text: payload.toString() });
      }
    }
  }
  return back;
}
