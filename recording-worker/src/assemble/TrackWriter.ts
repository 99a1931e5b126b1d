import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrackOpened } from '@assize/contracts/recording/journal';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import type { MediaFrame, VideoConfig } from '@assize/platform/rtp/Depacketizer';
import type { AssembledTrack } from '../platform/timeline.ts';
import { AnchorTrail, VisibleTrail } from './AnchorTrail.ts';
import type { TapeOrder } from './readTape.ts';
import { createMediaFile, type MediaFile } from './MediaFile.ts';

export interface WriterContext {
  store: ObjectStore;
  order: TapeOrder;
  /** Key of a product by its name; as of a recording's when not given. */
  productKey?: (name: string) => string;
  clock: RecordingClock;
  workDir: string;
  /** Spans before which the court sat unrecorded: what was captured before their beginning is in no file. */
  afterPrivacy: ReadonlySet<number>;
  /** Name of a participant's next file of a source, without its ending. */
  nextName(track: TrackOpened): string;
}
interface OpenFile {
  file: MediaFile;
  name: string;
  span: number;
  startsAtMs: number;
  lastMs: number;
  lastDurationMs: number;
  config: VideoConfig | undefined;
  sound: AnchorTrail;
  sight: VisibleTrail;
}

/** Pictures kept from before the court sat, which the first one to be seen is decoded from. */
const mostLeadIn = 1500;
const leadInStepMs = 0.1;

/**
 * Writes the frames of one stream to files: a new one at each span and each change of the picture's size.
 * Frames of times at which the court was not recorded are in none, but for those that a picture after a recess is
 * decoded from; after an interruption in which the court sat, pictures begin with the next one that is whole. Whoever writes calls flush() now and then.
 */
export class TrackWriter {
  readonly #context: WriterContext;
  readonly #track: TrackOpened;
  readonly #done: AssembledTrack[] = [];
  readonly #ended: OpenFile[] = [];
  #leadIn: MediaFrame[] = [];
  #config: VideoConfig | undefined;
  #open: OpenFile | undefined;

  constructor(context: WriterContext, track: TrackOpened) {
    this.#context = context;
    this.#track = track;
  }

  write(frame: MediaFrame): void {
    if (frame.config) this.#config = frame.config;
    const place = this.#context.clock.find(frame.atMs);
    if (!place) {
      this.#finish();
      this.#keepLeadIn(frame);
      return;
    }
    const isNew = !this.#open || this.#open.span !== place.span || (frame.config && !isSame(frame.config, this.#open.config));
    if (isNew) {
      this.#finish();
      const leadIn = frame.isKey || this.#context.afterPrivacy.has(place.span) ? [] : this.#leadIn;
      if (this.#track.source !== 'microphone' && !frame.isKey && leadIn.length === 0) return;
      this.#begin(place);
      for (const [index, early] of leadIn.entries()) this.#add(early, place.ms + index * leadInStepMs);
    }
    this.#leadIn = [];
    this.#add(frame, place.ms);
  }

  #keepLeadIn(frame: MediaFrame): void {
    if (this.#track.source === 'microphone') return;
    if (frame.isKey || this.#leadIn.length >= mostLeadIn) this.#leadIn = [];
    if (frame.isKey || this.#leadIn.length > 0) this.#leadIn.push({ ...frame, data: Buffer.from(frame.data) });
  }

  #begin(place: { span: number; ms: number }): void {
    const isSound = this.#track.source === 'microphone';
    const ending = isSound || this.#config?.codec === 'vp8' ? 'webm' : 'mp4';
    const name = `tracks/${this.#context.nextName(this.#track)}.${ending}`;
    const path = join(this.#context.workDir, name.replaceAll('/', '-'));
    const format =
      isSound || !this.#config ? ({ kind: 'audio', channels: this.#track.channels ?? 2 } as const) : ({ kind: 'video', config: this.#config } as const);
    const file = createMediaFile(path, format);
    const start = { startsAtMs: place.ms, lastMs: -1, lastDurationMs: 0 };
    this.#open = { file, name, span: place.span, ...start, config: this.#config, sound: new AnchorTrail(), sight: new VisibleTrail() };
  }

  #add(frame: MediaFrame, ms: number): void {
    const open = this.#open;
    if (!open) return;
    const stepMs = open.file.mimeType === 'video/mp4' ? leadInStepMs : 1;
    const isSound = frame.samples !== undefined;
    // Times only ever grow, whatever a sender's clock does.
    const inFileMs = Math.max(ms - open.startsAtMs, open.lastMs < 0 ? 0 : open.lastMs + stepMs);
    const durationMs = frame.samples === undefined ? 40 : frame.samples / 48;
    open.file.add(frame, inFileMs, durationMs);
    open.lastMs = inFileMs;
    open.lastDurationMs = durationMs;
    if (isSound) open.sound.add(open.startsAtMs + inFileMs, frame.samples ?? 0);
    else open.sight.add(open.startsAtMs + inFileMs);
  }

  #finish(): void {
    if (this.#open) this.#ended.push(this.#open);
    this.#open = undefined;
  }

  /** Brings to the disk what waits in memory, and ended files into the store. */
  async flush(): Promise<void> {
    await this.#open?.file.flush();
    for (let open = this.#ended[0]; open; open = this.#ended[0]) {
      await this.#store(open);
      this.#ended.shift();
    }
  }

  async #store(open: OpenFile): Promise<void> {
    const { store, order, clock, productKey = (name) => recordingKeys.product(order.recordingId, name) } = this.#context;
    await open.file.close();
    const stored = await store.putFile(productKey(open.name), open.file.path);
    await rm(open.file.path, { force: true });
    const span = clock.spans[open.span];
    const spanEndMs = span ? span.startsAtMs + span.toAtMs - span.fromAtMs : clock.durationMs;
    const person = order.participants.find((one) => one.id === this.#track.participantId);
    this.#done.push({
      product: {
        name: open.name,
        ...stored,
        mimeType: open.file.mimeType,
        participantId: this.#track.participantId,
        role: person?.role ?? 'observer',
        displayName: person?.name ?? '',
        source: this.#track.source,
        startsAtMs: round(open.startsAtMs),
        durationMs: round(open.lastMs + open.lastDurationMs),
      },
      visible: open.sight.end(spanEndMs).map(([from, to]) => [round(from), round(to)]),
      anchors: open.sound.anchors.map((anchor) => ({ ...anchor, atMs: round(anchor.atMs) })),
      samples: open.sound.samples,
    });
  }

  async close(): Promise<AssembledTrack[]> {
    this.#finish();
    await this.flush();
    return this.#done;
  }

  async cancel(): Promise<void> {
    this.#finish();
    for (const open of this.#ended.splice(0)) await open.file.cancel();
  }
}

function isSame(a: VideoConfig, b: VideoConfig | undefined): boolean {
  return b !== undefined && a.codec === b.codec && a.width === b.width && a.height === b.height && a.description.equals(b.description);
}
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
