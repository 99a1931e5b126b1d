import { join } from 'node:path';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { FfmpegOptions } from '../ffmpeg/FfmpegProcess.ts';
import type { Timeline } from '../platform/timeline.ts';
import { closeFilms, closePages, hideTiles, publicIn } from '../redact/leaveOut.ts';
import type { Redaction } from '../redact/Redaction.ts';
import { fontName } from './drawBackground.ts';
import { layoutBeside } from './exhibits/layoutBeside.ts';
import { type Films, openFilms } from './exhibits/openFilms.ts';
import { type Played, playedOf, untilEnd } from './exhibits/playedOf.ts';
import { shownOf } from './exhibits/shownOf.ts';
import { layoutSeats, type Tile } from './layoutSeats.ts';
import { localSeconds } from './localTime.ts';
import { PartStore } from './PartStore.ts';
import { planSlices, type Slice } from './planSlices.ts';
import { prepareFont } from './prepareFont.ts';
import { everPresent, presenceOf } from './presenceOf.ts';
import { encoderArguments, sliceScript } from './sliceArguments.ts';

interface ComposeOptions {
  store: ObjectStore;
  order: ProductionOrder;
  clock: RecordingClock;
  timeline: Timeline;
  tool: Omit<FfmpegOptions, 'args'>;
  fontPath: string | undefined;
  /** For a copy for publication: what is left out, and the name under which its pieces are kept. */
  redacted?: { redaction: Redaction; name: string };
  /** For the log only. */
  warn: (details: Record<string, unknown>, message: string) => void;
}

/** A recording's picture and sound as they are to be made: the same in every worker, for it follows from order and tracks alone. */
export interface Composition extends ComposeOptions {
  tiles: readonly Tile[];
  besideTiles: readonly Tile[];
  played: readonly Played[];
  films: Films;
  slices: readonly Slice[];
  kept: PartStore;
  /** Where each piece is kept once it is made. */
  keys: { slices: readonly string[]; sound: string; speech: string; waveform: string };
}

/** Plans what is to be drawn and heard. Throws ProductionError. */
export async function openComposition(options: ComposeOptions): Promise<Composition> {
  const { store, order, clock, timeline, tool } = options;
  await prepareFont(join(tool.cwd, fontName), options.fontPath);
  const presence = presenceOf(order.log.events, clock);
  const tiles = seatsOf(options, everPresent(presence));
  const spans = clock.spans.map((span) => ({ startsAtMs: span.startsAtMs, localS: localSeconds(span.fromAtMs, order.timeZone) }));
  const redaction = options.redacted?.redaction;
  const everShown = shownOf(order.log.events, clock);
  const isPublic = publicIn(order.log.events);
  const shown = redaction ? closePages(everShown, redaction.withoutExhibits, isPublic) : everShown;
  const besideTiles = layoutBeside(tiles.map((one) => ({ id: one.participantId })));
  const everPlayed = playedOf(order.log.events, clock);
  const presented = redaction ? closeFilms(everPlayed, redaction.withoutExhibits, isPublic) : everPlayed;
  const films = await openFilms(
    options,
    presented.map((one) => one.documentId),
  );
  const played = untilEnd(presented, (documentId) => films.get(documentId)?.durationMs);
  const seen = played.filter(({ documentId }) => films.get(documentId)?.hasPicture);
  const tracks = redaction ? hideTiles(timeline.tracks, redaction) : timeline.tracks;
  const left = { keep: redaction?.keep, covers: redaction?.covers };
  const slices = planSlices({ durationMs: clock.durationMs, tracks, tiles, besideTiles, shown, films: seen, presence, spans, ...left });
  const kept = new PartStore(store, order.recordingId, options.redacted?.name);
  return { ...options, tiles, besideTiles, played, films, slices, kept, keys: keysOf({ ...options, kept, slices, films, played }) };
}

function keysOf({
  clock,
  timeline,
  kept,
  slices,
  films,
  played,
}: Pick<Composition, 'clock' | 'timeline' | 'kept' | 'slices' | 'films' | 'played'>): Composition['keys'] {
  const trackHash = new Map(timeline.tracks.map(({ product }) => [product.name, product.sha256]));
  const filmHash = (documentId: string): string | undefined => films.get(documentId)?.sha256;
  const ofSlice = (slice: Slice): string => {
    const inputs = slice.inputs.map((input) => trackHash.get(input.name));
    const seen = slice.films?.map(({ documentId }) => filmHash(documentId)) ?? [];
    return kept.key([slice, sliceScript(slice), encoderArguments, inputs, seen], 'mp4');
  };
  const heard = timeline.tracks.filter(({ product }) => product.source === 'microphone');
  const soundOf = [clock.durationMs, heard, played, played.map(({ documentId }) => filmHash(documentId))];
  return {
    slices: slices.map(ofSlice),
    sound: kept.key(soundOf, 'm4a'),
    speech: kept.key(soundOf, 'json'),
    waveform: kept.key(['waveform', ...soundOf], 'json'),
  };
}

function seatsOf({ order, timeline }: ComposeOptions, present: ReadonlySet<string>): Tile[] {
  const producers = new Set(timeline.tracks.map(({ product }) => product.participantId));
  // The gallery is heard and seen by nobody; it gets no tiles.
  return layoutSeats(order.participants.filter((one) => producers.has(one.id) || (present.has(one.id) && one.side !== 'gallery')));
}
