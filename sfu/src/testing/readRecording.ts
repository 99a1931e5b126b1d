import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { JournalFile } from '@assize/contracts/control/protocol';
import { closedSchema, type Gap, gapSchema, markSchema, type TrackOpened, trackOpenedSchema } from '@assize/contracts/recording/journal';
import { type JournalRecord, readJournal } from '@assize/platform/journal/read';

export interface ReadTrack extends TrackOpened {
  fileNo: number;
  /** Sequence numbers as they came. */
  sequences: number[];
  /** Bytes of each packet. */
  sizes: number[];
  /** RTP time of the first packet. */
  firstRtpTime: number | undefined;
  reports: Buffer[];
  /** `paused`, `resumed` and `closed`, in order. */
  turns: string[];
  hasKeyframe: boolean;
}
export interface ReadRecording {
  tracks: ReadTrack[];
  gaps: Gap[];
  marks: number[];
  closings: string[];
  kinds: string[];
  previousHashes: string[];
}

/** Reads journal files out of the object store of a node, as production does. Throws on a torn one. */
export async function readRecording(dataDir: string, files: readonly JournalFile[], dataKey: Buffer): Promise<ReadRecording> {
  const read: ReadRecording = { tracks: [], gaps: [], marks: [], closings: [], kinds: [], previousHashes: [] };
  for (const { key, fileNo } of files) {
    for await (const item of readJournal(createReadStream(join(dataDir, 'store', key)), () => dataKey)) {
      if (item.type === 'torn') throw new Error(`${key} is torn`);
      if (item.type === 'header') read.previousHashes.push(item.header.previousHash);
      if (item.type === 'record') take(read, item.record, fileNo);
    }
  }
  return read;
}

function take(read: ReadRecording, { kind, trackId, payload }: JournalRecord, fileNo: number): void {
  const track = read.tracks.find((one) => one.trackId === trackId && one.fileNo === fileNo);
  if (kind !== 'rtp' && kind !== 'rtcp') read.kinds.push(kind);
  const json = (): unknown => JSON.parse(payload.toString());
  switch (kind) {
    case 'rtp':
      if (!track) throw new Error(`a packet of track ${String(trackId)}, which was not opened`);
      track.firstRtpTime ??= payload.readUInt32BE(4);
      track.sequences.push(payload.readUInt16BE(2));
      track.sizes.push(payload.length);
      track.hasKeyframe ||= payload.includes(Buffer.from([0x67, 0x42, 0xe0, 0x1f]));
      return;
    case 'rtcp':
      track?.reports.push(Buffer.from(payload));
      return;
    case 'trackOpened':
      read.tracks.push({
        ...trackOpenedSchema.parse(json()),
        fileNo,
        sequences: [],
        sizes: [],
        firstRtpTime: undefined,
        reports: [],
        turns: [],
        hasKeyframe: false,
      });
      return;
    case 'trackClosed':
      track?.turns.push('closed');
      return;
    case 'paused':
    case 'resumed':
      track?.turns.push(kind);
      return;
    case 'mark':
      read.marks.push(markSchema.parse(json()).seq);
      return;
    case 'gap':
      read.gaps.push(gapSchema.parse(json()));
      return;
    case 'closed':
      read.closings.push(closedSchema.parse(json()).cause);
      return;
    case 'opened':
      return;
    default:
      kind satisfies never;
  }
}
