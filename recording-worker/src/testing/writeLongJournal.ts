import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Source } from '@assize/contracts/media/grant';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { JournalHeader, TrackOpened } from '@assize/contracts/recording/journal';
import { encodeHeader, encodeRecord, sealBlock } from '@assize/platform/journal/encode';
import { createDataKey } from '@assize/platform/masterKey';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { EncodedFrame } from '@assize/platform/testing/encodeMedia';
import { encodeRtp, encodeSenderReport, packetizeFrame } from '@assize/platform/testing/packetize';
import { openedAtMs, participantIdOf } from './buildOrder.ts';

interface LongJournal {
  recordingId: string;
  hearingId: string;
  masterKey: Buffer;
  keys: string[];
}
export interface LongJournalOptions {
  minutes: number;
  people: number;
  /** A whole number of seconds of each, repeated for as long as it takes. */
  camera: { frames: readonly EncodedFrame[]; seconds: number };
  microphone: { frames: readonly EncodedFrame[]; seconds: number };
}

const blockMs = 500;
/** As the recorder begins a new file. */
const fileMs = 600_000;
const wayMs = 30;

/** One source of one person; packets are made when they are due, so that a journal of hours takes no memory. */
class Line {
  readonly opened: TrackOpened;
  readonly #frames: readonly EncodedFrame[];
  readonly #loopMs: number;
  #index = 0;
  #sequence = 0;
  #reportedAtMs = -Infinity;

  constructor(trackId: number, participantId: string, source: Source, loop: { frames: readonly EncodedFrame[]; seconds: number }) {
    const isSound = source === 'microphone';
    const kind = isSound ? { mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } : { mimeType: 'video/H264', clockRate: 90_000, channels: null };
    this.opened = {
      trackId,
      participantId,
      source,
      producerId: randomUUID(),
      payloadType: 96 + (trackId % 20),
      ssrc: 1_000_000 + trackId,
      parameters: {},
      ...kind,
    };
    this.#frames = loop.frames;
    this.#loopMs = loop.seconds * 1000;
  }

  /** Records of what was captured before this moment (ms since the opening) and not given yet. */
  take(beforeMs: number): { atMs: number; record: Buffer }[] {
    const { trackId, ssrc, clockRate, payloadType, mimeType } = this.opened;
    const records: { atMs: number; record: Buffer }[] = [];
    for (;;) {
      const frame = this.#frames[this.#index % this.#frames.length];
      const ms = Math.floor(this.#index / this.#frames.length) * this.#loopMs + Math.max(0, (frame?.atS ?? 0) * 1000);
      if (!frame || ms >= beforeMs) return records;
      this.#index++;
      const atMs = openedAtMs + ms + wayMs;
      const timestamp = Math.round((ms * clockRate) / 1000);
      const payloads = packetizeFrame(mimeType, frame);
      for (const [at, payload] of payloads.entries()) {
        const packet = encodeRtp({ sequenceNumber: this.#sequence++, timestamp, ssrc, marker: at === payloads.length - 1, payloadType, payload });
        records.push({ atMs, record: encodeRecord('rtp', trackId, atMs, packet) });
      }
      if (ms - this.#reportedAtMs < 1000) continue;
      this.#reportedAtMs = ms;
      records.push({ atMs, record: encodeRecord('rtcp', trackId, atMs, encodeSenderReport(ssrc, openedAtMs + ms, timestamp)) });
    }
  }
}

/** Writes the journal of a hearing of any length, file after file, as the recorder does at full density. */
export async function writeLongJournal(store: ObjectStore, options: LongJournalOptions): Promise<LongJournal> {
  const masterKey = randomBytes(32);
  const key = createDataKey(masterKey);
  const journal: LongJournal = { recordingId: randomUUID(), hearingId: randomUUID(), masterKey, keys: [] };
  const lines = Array.from({ length: options.people }, (_, person) => [
    new Line(2 * person + 1, participantIdOf(person), 'camera', options.camera),
    new Line(2 * person + 2, participantIdOf(person), 'microphone', options.microphone),
  ]).flat();
  let previousHash = '0'.repeat(64);
  const totalMs = options.minutes * 60_000;

  function* file(fileNo: number): Generator<Buffer> {
    const fromMs = fileNo * fileMs;
    const { recordingId, hearingId } = journal;
    const createdAt = new Date(openedAtMs + fromMs).toISOString();
    const header: JournalHeader = {
      format: 'assize.journal.1',
      recordingId,
      hearingId,
      fileNo,
      nodeId: 'test',
      createdAt,
      wrappedKey: key.wrappedKey,
      previousHash,
    };
    const start = encodeHeader(header);
    yield start.bytes;
    let { hash } = start;
    let opened = lines.map((line) => encodeRecord('trackOpened', line.opened.trackId, openedAtMs + fromMs, Buffer.from(JSON.stringify(line.opened))));
    for (let blockNo = 0, endMs = fromMs + blockMs; endMs <= Math.min(totalMs, fromMs + fileMs); blockNo++, endMs += blockMs) {
      const records = lines.flatMap((line) => line.take(endMs)).toSorted((a, b) => a.atMs - b.atMs);
      const all = [...opened, ...records.map((one) => one.record)];
      const block = sealBlock({ blockNo, sealedAtMs: openedAtMs + endMs + wayMs, records: all, dataKey: key.dataKey, previousHash: hash });
      opened = [];
      hash = block.hash;
      yield block.bytes;
    }
    previousHash = hash.toString('hex');
  }
  for (let fileNo = 0; fileNo * fileMs < totalMs; fileNo++) {
    const name = recordingKeys.journal(journal.recordingId, fileNo);
    await store.put(name, Readable.from(file(fileNo)));
    journal.keys.push(name);
  }
  return journal;
}
