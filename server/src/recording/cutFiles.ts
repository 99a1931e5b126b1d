import { text } from 'node:stream/consumers';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { speechName, speechSchema } from '@assize/contracts/recording/moments';
import { manifestSchema, recordingKeys } from '@assize/contracts/recording/products';
import { isWithin, type Span } from '@assize/contracts/recording/readable';
import { waveformName, waveformSchema } from '@assize/contracts/recording/waveform';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { LRUCache } from 'lru-cache';
import { cutManifest, cutWebVtt, isSeen } from './cutText.ts';

const playlistName = 'hls/index.m3u8';
const initName = 'hls/init.mp4';
/** A segment of the picture and the sound, by its file's name. */
interface Segment extends Span {
  name: string;
}
interface Playlist {
  lines: string[];
  segments: Map<string, Segment>;
}
/** The files of a recording change only when it is made again, to the same bytes. */
const playlists = new LRUCache<string, Playlist>({ max: 50, ttl: 5 * 60_000 });

interface Part {
  spans: readonly Span[];
  durationMs: number;
}

/** What a person who may hear part of a recording is given of a file: `whole`, another text in its place, or undefined: nothing. */
export async function cutFile(store: ObjectStore, recordingId: string, name: string, part: Part): Promise<'whole' | { text: string } | undefined> {
  if (part.spans.length === 0) return undefined;
  const spans = wellWithin(part);
  switch (name) {
    case initName:
      return 'whole';
    case playlistName: {
      const playlist = await readPlaylist(store, recordingId);
      return playlist && { text: cutPlaylist(playlist, spans) };
    }
    case speechName: {
      const bytes = await read(store, recordingId, name);
      return bytes === undefined ? undefined : { text: cutSpeech(bytes, spans) };
    }
    case waveformName: {
      const bytes = await read(store, recordingId, name);
      return bytes === undefined ? undefined : { text: cutWaveform(bytes, spans) };
    }
    case 'manifest.json': {
      const bytes = await read(store, recordingId, name);
      return bytes === undefined ? undefined : { text: cutManifest(bytes, part.spans) };
    }
    case 'chapters.vtt': {
      const bytes = await read(store, recordingId, name);
      return bytes === undefined ? undefined : { text: cutWebVtt(bytes, part.spans) };
    }
    default: {
      const segment = (await readPlaylist(store, recordingId))?.segments.get(name);
      if (segment) return isWithin(spans, segment) ? 'whole' : undefined;
      return name.startsWith('thumbnails/') && (await isOpenThumbnail(store, recordingId, name, part.spans)) ? 'whole' : undefined;
    }
  }
}

/** Sound goes on for up to one of its packets after the pictures of its segment, and clocks of senders differ by so much at most. */
const marginMs = 100;
/** What may be heard, but for its edges next to what may not; the last picture stands a little longer than the court sat. */
function wellWithin({ spans, durationMs }: Part): Span[] {
  const inner = spans.map((one) => ({
    fromMs: one.fromMs === 0 ? 0 : one.fromMs + marginMs,
    toMs: one.toMs >= durationMs ? Number.POSITIVE_INFINITY : one.toMs - marginMs,
  }));
  return inner.filter((one) => one.fromMs < one.toMs);
}

async function isOpenThumbnail(store: ObjectStore, recordingId: string, name: string, spans: readonly Span[]): Promise<boolean> {
  const bytes = await read(store, recordingId, 'manifest.json');
  const found = bytes === undefined ? undefined : manifestSchema.parse(JSON.parse(bytes)).thumbnails.find((one) => one.name === name);
  return found !== undefined && isSeen(spans, found.atMs);
}

/** What of a recording such a person's player can play: the whole parts of the picture within what they may hear. */
export async function playableSpans(store: ObjectStore, recordingId: string, part: Part): Promise<Span[]> {
  const spans = wellWithin(part);
  const playable: Span[] = [];
  for (const segment of (await readPlaylist(store, recordingId))?.segments.values() ?? []) {
    if (!isWithin(spans, segment)) continue;
    const last = playable.at(-1);
    if (last?.toMs === segment.fromMs) last.toMs = segment.toMs;
    else playable.push({ fromMs: segment.fromMs, toMs: segment.toMs });
  }
  return playable;
}

async function read(store: ObjectStore, recordingId: string, name: string): Promise<string | undefined> {
  const key = recordingKeys.product(recordingId, name);
  return (await store.stat(key)) ? text(await store.open(key)) : undefined;
}

async function readPlaylist(store: ObjectStore, recordingId: string): Promise<Playlist | undefined> {
  const known = playlists.get(recordingId);
  if (known) return known;
  const bytes = await read(store, recordingId, playlistName);
  if (bytes === undefined) return undefined;
  const playlist = parsePlaylist(bytes);
  playlists.set(recordingId, playlist);
  return playlist;
}

/** Where each segment lies, by the lengths that stand before their names (RFC 8216, 4.3.2.1). */
export function parsePlaylist(m3u8: string): Playlist {
  const lines = m3u8.split('\n');
  const segments = new Map<string, Segment>();
  let [atMs, lengthMs] = [0, 0];
  for (const line of lines) {
    const length = /^#EXTINF:([\d.]+)/.exec(line)?.[1];
    if (length !== undefined) lengthMs = Number(length) * 1000;
    if (line === '' || line.startsWith('#')) continue;
    const name = `hls/${line}`;
    segments.set(name, { name, fromMs: Math.round(atMs), toMs: Math.round(atMs + lengthMs) });
    atMs += lengthMs;
  }
  return { lines, segments };
}

/** The same playlist with a gap where there is nothing for this person: all else keeps its time, and no closed part is named. */
export function cutPlaylist({ lines, segments }: Playlist, spans: readonly Span[]): string {
  return lines
    .flatMap((line) => {
      const segment = segments.get(`hls/${line}`);
      return segment && !isWithin(spans, segment) ? ['#EXT-X-GAP', 'closed'] : [line];
    })
    .join('\n')
    .replace(/#EXT-X-VERSION:\d+/, '#EXT-X-VERSION:8');
}

function cutSpeech(bytes: string, spans: readonly Span[]): string {
  const { format, speech } = speechSchema.parse(JSON.parse(bytes));
  const heard = speech.flatMap((one) =>
    spans.flatMap((span) => {
      const [fromMs, toMs] = [Math.max(one.fromMs, span.fromMs), Math.min(one.toMs, span.toMs)];
      return toMs > fromMs ? [{ ...one, fromMs, toMs }] : [];
    }),
  );
  return canonicalForm({ format, speech: heard });
}

function cutWaveform(bytes: string, spans: readonly Span[]): string {
  const waveform = waveformSchema.parse(JSON.parse(bytes));
  const windowMs = 1000 / waveform.peaksPerSecond;
  const isHeard = (window: number): boolean => isWithin(spans, { fromMs: window * windowMs, toMs: (window + 1) * windowMs });
  return canonicalForm({ ...waveform, voices: waveform.voices.map((one) => ({ ...one, peaks: one.peaks.map((peak, at) => (isHeard(at) ? peak : 0)) })) });
}
