import { randomUUID } from 'node:crypto';
import type { JournalHeader, RecordKind, TakesOver, TrackOpened } from '@assize/contracts/recording/journal';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { Source } from '@assize/contracts/media/grant';
import { encodeHeader, encodeRecord, sealBlock } from '@assize/platform/journal/encode';
import { createDataKey } from '@assize/platform/masterKey';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { EncodedFrame } from '@assize/platform/testing/encodeMedia';
import { encodeRtp, encodeSenderReport, packetizeFrame } from '@assize/platform/testing/packetize';

export interface TestTrack {
  participantId: string;
  source: Source;
  mimeType: 'video/H264' | 'video/VP8' | 'audio/opus';
  frames: readonly EncodedFrame[];
  /** Wall-clock ms (ours) at which second 0 of the source was captured. */
  startsAtMs: number;
  /** How long a packet is on its way, ms; may depend on its number. */
  wayMs?: number | ((packet: number) => number);
  /** The sender's wall clock minus ours, ms; a function of ours where it is set or drifts. */
  senderAheadMs?: number | ((atMs: number) => number);
  isLost?: (packet: number) => boolean;
  isRepeated?: (packet: number) => boolean;
  firstSequence?: number;
  firstTimestamp?: number;
  /** RTP clock's own jump: added to timestamps of frames from `fromS` on. */
  jump?: { fromS: number; byTicks: number };
  reportEveryMs?: number;
  isClosed?: boolean;
}
interface Timed {
  atMs: number;
  kind: RecordKind;
  trackId: number;
  payload: Buffer;
}

/** Writes journals as the recorder does, from encoded media, with every misfortune that a test asks for. */
export class JournalMaker {
  readonly recordingId = randomUUID();
  readonly hearingId = randomUUID();
  readonly masterKey: Buffer;
  readonly #key: { dataKey: Buffer; wrappedKey: string };
  readonly #records: Timed[] = [];
  #tracks = 0;

  readonly #isRehearsal: boolean;

  constructor(masterKey: Buffer, { isRehearsal = false }: { isRehearsal?: boolean } = {}) {
    this.masterKey = masterKey;
    this.#isRehearsal = isRehearsal;
    this.#key = createDataKey(masterKey);
  }

  addTrack(track: TestTrack): void {
    const trackId = ++this.#tracks;
    const ssrc = 1_000_000 + trackId;
    const clockRate = track.source === 'microphone' ? 48_000 : 90_000;
    const payloadType = 96 + (trackId % 20);
    const opened: TrackOpened = {
      trackId,
      participantId: track.participantId,
      source: track.source,
      producerId: randomUUID(),
      mimeType: track.mimeType,
      payloadType,
      clockRate,
      channels: track.source === 'microphone' ? 2 : null,
      ssrc,
      parameters: {},
    };
    const push = (kind: RecordKind, atMs: number, payload: Buffer): void => void this.#records.push({ atMs, kind, trackId, payload });
    push('trackOpened', track.startsAtMs - 5, Buffer.from(JSON.stringify(opened)));

    const ticks = (atS: number): number =>
      (track.firstTimestamp ?? 4_294_900_000) + Math.round(atS * clockRate) + (track.jump && atS >= track.jump.fromS ? track.jump.byTicks : 0);
    let packet = 0;
    let reportedAtMs = track.startsAtMs - 300;
    let endsAtMs = track.startsAtMs;
    for (const frame of track.frames) {
      const capturedAtMs = track.startsAtMs + frame.atS * 1000;
      const payloads = packetizeFrame(track.mimeType, frame);
      for (const [index, payload] of payloads.entries()) {
        const number = packet++;
        const way = typeof track.wayMs === 'function' ? track.wayMs(number) : (track.wayMs ?? 30);
        const fields = {
          sequenceNumber: (track.firstSequence ?? 65_500) + number,
          timestamp: ticks(frame.atS),
          ssrc,
          marker: index === payloads.length - 1,
          payloadType,
          payload,
        };
        endsAtMs = Math.max(endsAtMs, capturedAtMs + way);
        if (track.isLost?.(number)) continue;
        push('rtp', capturedAtMs + way, encodeRtp(fields));
        if (track.isRepeated?.(number)) push('rtp', capturedAtMs + way + 45, encodeRtp(fields));
      }
      if (capturedAtMs - reportedAtMs < (track.reportEveryMs ?? 1000)) continue;
      reportedAtMs = capturedAtMs;
      const ahead = typeof track.senderAheadMs === 'function' ? track.senderAheadMs(capturedAtMs) : (track.senderAheadMs ?? 0);
      push('rtcp', capturedAtMs + 40, encodeSenderReport(ssrc, capturedAtMs + ahead, ticks(frame.atS)));
    }
    if (track.isClosed !== false) push('trackClosed', endsAtMs + 60, Buffer.from(JSON.stringify({ trackId, cause: 'producerClosed' })));
  }

  /** Seals everything into one file per part, each beginning at its time; answers the keys. `takesOver`: as the first file of another node states it. */
  async write(store: ObjectStore, parts: readonly { fromAtMs: number; takesOver?: TakesOver }[]): Promise<string[]> {
    const sorted = this.#records.toSorted((a, b) => a.atMs - b.atMs);
    let previousHash = '0'.repeat(64);
    const keys: string[] = [];
    for (const [fileNo, part] of parts.entries()) {
      const toAtMs = parts[fileNo + 1]?.fromAtMs ?? Infinity;
      const mine = sorted.filter((one) => one.atMs >= (fileNo === 0 ? -Infinity : part.fromAtMs) && one.atMs < toAtMs);
      const carried = sorted.filter((one) => one.kind === 'trackOpened' && one.atMs < part.fromAtMs && fileNo > 0);
      const sealed = this.#seal(fileNo, part, previousHash, [...carried.map((one) => ({ ...one, atMs: part.fromAtMs })), ...mine]);
      previousHash = sealed.headHash;
      const key = recordingKeys.journal(this.recordingId, fileNo);
      await store.put(key, sealed.bytes);
      keys.push(key);
    }
    return keys;
  }

  #seal(
    fileNo: number,
    { fromAtMs, takesOver }: { fromAtMs: number; takesOver?: TakesOver },
    previousFile: string,
    records: readonly Timed[],
  ): { bytes: Buffer; headHash: string } {
    const header: JournalHeader = {
      format: 'assize.journal.1',
      recordingId: this.recordingId,
      hearingId: this.hearingId,
      fileNo,
      nodeId: 'test',
      createdAt: new Date(fromAtMs).toISOString(),
      wrappedKey: this.#key.wrappedKey,
      previousHash: previousFile,
      ...(takesOver ? { takesOver } : {}),
      ...(this.#isRehearsal ? { isRehearsal: true } : {}),
    };
    const start = encodeHeader(header);
    const parts = [start.bytes];
    let hash = start.hash;
    let blockNo = 0;
    let pending: Buffer[] = [];
    const close = (sealedAtMs: number): void => {
      const block = sealBlock({ blockNo: blockNo++, sealedAtMs, records: pending, dataKey: this.#key.dataKey, previousHash: hash });
      parts.push(block.bytes);
      hash = block.hash;
      pending = [];
    };
    let blockFromMs = records[0]?.atMs ?? fromAtMs;
    for (const record of records) {
      if (record.atMs - blockFromMs >= 500) {
        close(record.atMs);
        blockFromMs = record.atMs;
      }
      pending.push(encodeRecord(record.kind, record.trackId, record.atMs, record.payload));
    }
    if (pending.length > 0) close(records.at(-1)?.atMs ?? fromAtMs);
    return { bytes: Buffer.concat(parts), headHash: hash.toString('hex') };
  }
}
