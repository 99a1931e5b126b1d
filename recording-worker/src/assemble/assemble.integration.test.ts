import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordingKeys, type ProductionOrder } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeH264, encodeOpus, encodeVp8, type EncodedFrame } from '@assize/platform/testing/encodeMedia';
import { participantIdOf, storeOrder } from '../testing/buildOrder.ts';
import { JournalMaker, type TestTrack } from '../testing/JournalMaker.ts';
import { assembleTracks, type Assembled } from './assembleTracks.ts';

const startMs = Date.parse('2026-11-24T01:00:00.000Z');
const root = mkdtempSync(join(tmpdir(), 'assize-assemble-'));
const store = new FileStore(join(root, 'store'));
let h264: EncodedFrame[];
let vp8: EncodedFrame[];
let opus: EncodedFrame[];

beforeAll(async () => {
  [h264, vp8, opus] = await Promise.all([
    encodeH264('testsrc2=s=320x180:r=25', 12, { keyS: 3 }),
    encodeVp8('testsrc2=s=320x180:r=25', 6),
    encodeOpus('sine=500:sample_rate=48000', 12),
  ]);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function aTrack(change: Partial<TestTrack> = {}): TestTrack {
  return { participantId: participantIdOf(0), source: 'camera', mimeType: 'video/H264', frames: h264, startsAtMs: startMs, ...change };
}

interface Journal {
  maker: JournalMaker;
  order: ProductionOrder;
}

/** A journal of these tracks and the order to produce it; all times in seconds of the test. */
async function record(
  tracks: TestTrack[],
  options: { spans?: [number, number][]; parts?: number[]; damage?: (store: FileStore, keys: string[]) => Promise<void> } = {},
): Promise<Journal> {
  const maker = new JournalMaker(randomBytes(32));
  for (const track of tracks) maker.addTrack(track);
  const keys = await maker.write(
    store,
    (options.parts ?? [0]).map((atS) => ({ fromAtMs: startMs + atS * 1000 })),
  );
  await options.damage?.(store, keys);
  const spans = (options.spans ?? [[0, 12]]).map(([from, to]) => ({ fromAtMs: startMs + from * 1000, toAtMs: startMs + to * 1000 }));
  return { maker, order: await storeOrder(store, maker, keys, spans) };
}

async function assemble(...given: Parameters<typeof record>): Promise<Assembled & { recordingId: string }> {
  return produce(await record(...given));
}

async function produce({ maker, order }: Journal): Promise<Assembled & { recordingId: string }> {
  const made = await assembleTracks({
    store,
    order,
    masterKey: maker.masterKey,
    signal: new AbortController().signal,
    workDir: mkdtempSync(join(root, 'work-')),
    onProgress: () => undefined,
  });
  return { ...made, recordingId: maker.recordingId };
}

function probe(recordingId: string, name: string): { pts: number[]; errors: string; codec: string } {
  const path = join(root, 'store', recordingKeys.product(recordingId, name));
  const out = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'packet=pts_time:stream=codec_name', '-of', 'json', path]).toString()) as {
    packets: { pts_time: string }[];
    streams: { codec_name: string }[];
  };
  const errors = execFileSync('ffmpeg', ['-v', 'warning', '-xerror', '-i', path, '-f', 'null', '-'], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  return { pts: out.packets.map((packet) => Number(packet.pts_time)), errors, codec: out.streams[0]?.codec_name ?? '' };
}

describe('assembling tracks from a journal', () => {
  it('makes a playable file of each source, with every picture at its time', async () => {
    const made = await assemble([
      aTrack(),
      aTrack({ mimeType: 'video/VP8', frames: vp8, participantId: participantIdOf(1), startsAtMs: startMs + 2000 }),
      aTrack({ source: 'microphone', mimeType: 'audio/opus', frames: opus }),
    ]);
    expect(made.tracks.map(({ product }) => [product.source, product.mimeType])).toEqual(
      expect.arrayContaining([
        ['camera', 'video/mp4'],
        ['camera', 'video/webm'],
        ['microphone', 'audio/webm'],
      ]),
    );
    for (const { product } of made.tracks) {
      const read = probe(made.recordingId, product.name);
      const expected = product.mimeType === 'video/mp4' ? 300 : product.mimeType === 'video/webm' ? 150 : 600;
      expect(Math.abs(read.pts.length - expected)).toBeLessThanOrEqual(3);
      expect(read.pts).toEqual(read.pts.toSorted((a, b) => a - b));
      expect(read.errors).toBe('');
    }
    const screen = made.tracks.find(({ product }) => product.mimeType === 'video/webm');
    expect(Math.abs((screen?.product.startsAtMs ?? 0) - 2000)).toBeLessThan(60);
  });

  it('keeps every moment in its place over minutes without a packet', async () => {
    const later = (frames: EncodedFrame[]): EncodedFrame[] => frames.map((frame) => ({ ...frame, atS: frame.atS < 3 ? frame.atS : frame.atS + 200 }));
    const made = await assemble(
      [
        aTrack({ frames: later(h264) }),
        aTrack({ mimeType: 'video/VP8', frames: later(vp8), participantId: participantIdOf(1) }),
        aTrack({ source: 'microphone', mimeType: 'audio/opus', frames: later(opus) }),
      ],
      { spans: [[0, 212]] },
    );
    expect(made.tracks).toHaveLength(3);
    for (const { product } of made.tracks) {
      const { pts, errors } = probe(made.recordingId, product.name);
      const lengthS = product.mimeType === 'video/webm' ? 6 : 12;
      expect(errors).toBe('');
      expect(pts.filter((at) => at > 3.1 && at < 202.9)).toEqual([]);
      expect(Math.abs((pts.at(-1) ?? 0) - (200 + lengthS))).toBeLessThan(0.15);
    }
  });

  it('repairs order, drops repeats and goes on at the next key picture after a loss', async () => {
    const jitter = (packet: number): number => 30 + ((packet * 7919) % 5 === 0 ? 90 : 0);
    const whole = await assemble([aTrack({ wayMs: jitter, isRepeated: (packet) => packet % 3 === 0 })]);
    expect(probe(whole.recordingId, whole.tracks[0]?.product.name ?? '').pts).toHaveLength(300);
    const holed = await assemble([aTrack({ isLost: (packet) => packet >= 100 && packet < 104 })]);
    const read = probe(holed.recordingId, holed.tracks[0]?.product.name ?? '');
    expect(read.errors).toBe('');
    expect(read.pts.length).toBeGreaterThan(200);
    expect(read.pts.length).toBeLessThan(300);
    expect(Math.abs((read.pts.at(-1) ?? 0) - 11.96)).toBeLessThan(0.06);
  });

  it('keeps sound and picture of a sender together when their clocks jump', async () => {
    const senderAheadMs = (atMs: number): number => (atMs < startMs + 6000 ? 3_600_000 : -120_000);
    const made = await assemble([
      aTrack({ senderAheadMs, wayMs: 120, jump: { fromS: 8, byTicks: 500_000_000 } }),
      aTrack({ senderAheadMs, wayMs: 25, source: 'microphone', mimeType: 'audio/opus', frames: opus }),
    ]);
    expect(made.tracks).toHaveLength(2);
    const [picture, sound] = ['camera', 'microphone'].map((source) => made.tracks.find(({ product }) => product.source === source)?.product);
    // Both were captured from second 0; their ways differ by 95 ms, which must not show.
    expect(Math.abs((picture?.startsAtMs ?? 0) - (sound?.startsAtMs ?? 999))).toBeLessThan(25);
    const pts = probe(made.recordingId, picture?.name ?? '').pts;
    for (const [index, at] of pts.entries()) expect(Math.abs(at - index / 25)).toBeLessThan(0.15);
  });

  it('cuts out recess and what came before the opening, and shows a picture from the first moment', async () => {
    const made = await assemble([aTrack(), aTrack({ source: 'microphone', mimeType: 'audio/opus', frames: opus })], {
      spans: [
        [1, 4],
        [7, 11],
      ],
      parts: [0, 7],
    });
    expect(made.tracks.map(({ product }) => product.source)).toEqual(expect.arrayContaining(['camera', 'camera', 'microphone', 'microphone']));
    const pictures = made.tracks.filter(({ product }) => product.source === 'camera').map(({ product }) => product);
    expect(pictures.map((one) => Math.abs(one.startsAtMs - (pictures.indexOf(one) === 0 ? 0 : 3000)) < 60)).toEqual([true, true]);
    expect(pictures.every((one) => one.startsAtMs + one.durationMs < 7100)).toBe(true);
  });

  it('survives a torn tail and a changed byte as gaps', async () => {
    const torn = await assemble([aTrack()], {
      damage: async (at, [key]) => void (await at.put(key ?? '', (await buffer(await at.open(key ?? ''))).subarray(0, -700))),
    });
    expect(torn.gaps).toEqual([expect.objectContaining({ cause: 'unknown' })]);
    expect(torn.tracks[0]?.product.durationMs).toBeGreaterThan(10_000);
    const flip = async (at: FileStore, [key]: string[]): Promise<void> => {
      const bytes = await buffer(await at.open(key ?? ''));
      const middle = Math.round(bytes.length * 0.6);
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      await at.put(key ?? '', bytes);
    };
    const flipped = await assemble([aTrack()], { damage: flip });
    expect(flipped.gaps).toEqual([expect.objectContaining({ cause: 'journalDamaged' })]);
    expect(flipped.tracks[0]?.product.durationMs).toBeGreaterThan(11_000);
    expect(probe(flipped.recordingId, flipped.tracks[0]?.product.name ?? '').errors).toBe('');
  });

  it('shows no picture during a pause of a track, and makes the same bytes again', async () => {
    const paused = h264.map((frame) => ({ ...frame, atS: frame.atS < 6 ? frame.atS : frame.atS + 600 }));
    const journal = await record([aTrack({ frames: paused })], { spans: [[0, 612]] });
    const runs: string[] = [];
    for (let run = 0; run < 2; run++) {
      const made = await produce(journal);
      expect(made.tracks[0]?.visible).toHaveLength(2);
      expect(made.tracks[0]?.visible[0]?.[1]).toBeLessThan(7000);
      runs.push(createHash('sha256').update(JSON.stringify(made)).digest('hex'));
    }
    expect(runs[0]).toBe(runs[1]);
  });
});
