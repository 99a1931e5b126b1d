import { setTimeout } from 'node:timers/promises';
import { AppError } from '@assize/contracts/AppError';
import type { ControlFact, ControlRequest, ControlResult } from '@assize/contracts/control/protocol';
import type { RecorderCause } from '@assize/contracts/recording/health';
import type { Logger } from '@assize/platform/log';
import type { Courtroom } from '../MediaRoom.ts';
import type { PeerProducer } from '../PeerProducer.ts';
import type { PlacedHearing } from '../PlacedHearing.ts';
import { CaptureGauge } from './CaptureGauge.ts';
import type { JournalDisk } from './JournalDisk.ts';
import type { JournalShelf } from './JournalShelf.ts';
import type { JournalUploader } from './JournalUploader.ts';
import { Recording, type StopCause, type TellFact } from './Recording.ts';
import { SilenceWatch } from './SilenceWatch.ts';
import type { StoppedRecordings } from './StoppedRecordings.ts';
import { Tap } from './Tap.ts';

interface Options {
  hearing: PlacedHearing;
  nodeId: string;
  disk: JournalDisk;
  shelf: JournalShelf;
  uploader: JournalUploader;
  stopped: StoppedRecordings;
  reserveBytes: number;
  tell: TellFact;
  log: Logger;
}

/** A start or a question waits so long for the room and its tap to be made. */
const tapWithinMs = 2000;
/** Whoever was heard before a loss and has not come back by then is not waited for. */
const longBackMs = 10_000;

/** Records one hearing: keeps a tap in its room of the moment and, when told to, writes what it hears. */
export class HearingRecorder {
  readonly #options: Options;
  readonly #ends: (() => void)[] = [];
  readonly #ticking: NodeJS.Timeout;
  #room: Courtroom | undefined;
  #endRoom: (() => void) | undefined;
  #tap: Tap | undefined;
  #tapSinceMs = 0;
  #placing: Promise<void> | undefined;
  readonly #opening = new Set<string>();
  /** Told again to each server that connects, which knows what it has logged. */
  readonly #gaps: ControlFact<'recordingGap'>[] = [];
  /** Why the tap hears nothing at present. */
  #tapFault: RecorderCause | null = null;
  #recording: Recording | undefined;
  /** Starting and stopping, one after the other. */
  #orders: Promise<unknown> = Promise.resolve();
  readonly #gauge: CaptureGauge;
  readonly #silence = new SilenceWatch();
  #isClosed = false;

  static create(options: Options): HearingRecorder {
    return new HearingRecorder(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    const { hearing, disk, shelf, reserveBytes } = options;
    this.#gauge = new CaptureGauge({ hearingId: hearing.hearingId, disk, folder: shelf.folder, reserveBytes });
    this.#ends.push(
      options.hearing.listen({
        onRoom: (room) => void this.#enter(room),
        onRoomLost: () => this.#loseRoom(),
      }),
    );
    this.#ticking = setInterval(() => void this.#tick(), 1000);
  }

  get isRecording(): boolean {
    return this.#recording !== undefined;
  }

  async prepare(): Promise<ControlResult<'prepareRecording'>> {
    await Promise.all([this.#gauge.measureDisk(), this.#untilTap()]);
    const cause = this.#gauge.hindrance(this.#tap !== undefined);
    return { isReady: cause === null, cause, freeBytes: this.#gauge.freeBytes };
  }

  /** Throws `recorderNotReady` with its cause; `conflict` when another recording of the hearing runs. */
  start(request: ControlRequest<'startRecording'>): Promise<ControlResult<'startRecording'>> {
    return this.#order(async () => {
      const running = this.#recording;
      if (running && running.recordingId !== request.recordingId) throw new AppError('conflict');
      return { startedAt: new Date((running ?? (await this.#begin(request))).startedAtMs).toISOString() };
    });
  }

  /** Answers when everything is in the object store. Throws `unavailable` while the disk or the store does not take it. */
  stop({ recordingId, cause }: Pick<ControlRequest<'stopRecording'>, 'recordingId' | 'cause'>): Promise<ControlResult<'stopRecording'>> {
    return this.#order(async () => {
      const { stopped, log } = this.#options;
      try {
        if (this.#recording?.recordingId === recordingId) await this.#end(cause);
      } catch (error) {
        log.error({ err: error, recordingId }, 'recording not stopped yet');
        throw new AppError('unavailable', { part: 'recorder' });
      }
      return stopped.describe(recordingId);
    });
  }

  mark(seq: number, at: string): void {
    this.#recording?.mark(seq, at);
    this.#recording?.heedFirstMark();
  }

  /** For a server that has just connected: what it may not have heard. */
  retell(): void {
    const { tell, hearing } = this.#options;
    for (const gap of this.#gaps) tell('recordingGap', gap);
    const recording = this.#recording;
    const cause = recording && (recording.writer.fault ?? this.#tapFault);
    if (recording && cause) tell('recordingFault', { hearingId: hearing.hearingId, recordingId: recording.recordingId, cause });
  }

  /** Ends with what was recorded safe on this disk; it goes to the object store later. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#ticking);
    for (const end of this.#ends) end();
    await this.#order(() => this.#end('fault')).catch((error: unknown) => this.#options.log.error({ err: error }, 'recording not closed in order'));
    this.#endRoom?.();
    this.#tap?.close();
    this.#silence.close();
  }

  #order<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#orders.then(work);
    this.#orders = done.catch(() => undefined);
    return done;
  }

  async #begin(request: ControlRequest<'startRecording'>): Promise<Recording> {
    const { hearing, nodeId, disk, shelf, uploader, log } = this.#options;
    const { cause } = await this.prepare();
    if (cause) throw new AppError('recorderNotReady', { cause });
    const dataKey = Buffer.from(request.dataKey, 'base64');
    if (dataKey.length !== 32) throw new AppError('badRequest');
    const recording = await Recording.create({
      hearingId: hearing.hearingId,
      recordingId: request.recordingId,
      nodeId,
      before: { lastHead: request.lastHead, isInterrupted: request.isInterrupted },
      dataKey,
      wrappedKey: request.wrappedKey,
      disk,
      shelf,
      uploader,
      tell: (type, fact) => this.#tell(type, fact),
      log,
    });
    this.#recording = recording;
    if (!this.#tap) recording.beginGap(this.#tapFault === 'workerLost' ? 'workerLost' : 'tapLost');
    for (const one of this.#room?.producers ?? []) void this.#openTrack(one);
    return recording;
  }

  async #end(cause: StopCause): Promise<void> {
    const recording = this.#recording;
    if (!recording) return;
    await recording.stop(cause);
    this.#recording = undefined;
  }

  async #enter(room: Courtroom): Promise<void> {
    this.#room = room;
    this.#endRoom?.();
    this.#endRoom = room.listen({
      onVoices: (voices) => this.#silence.heed(voices, Date.now()),
      onProducer: (one) => void this.#openTrack(one),
      onProducerClosed: (one) => this.#closeTrack(one),
      onProducerPaused: (one, isPaused) => {
        const track = this.#recording?.tracks.get(one.id);
        if (track) this.#recording?.setPaused(track, isPaused);
      },
    });
    await this.#placeTap(room);
  }

  readonly #tell: TellFact = (type, fact) => {
    if (type === 'recordingGap') this.#gaps.push(fact as ControlFact<'recordingGap'>);
    this.#options.tell(type, fact);
  };

  async #untilTap(): Promise<void> {
    if (this.#tap) return;
    const made = this.#options.hearing.getRoom().then(
      () => this.#placing,
      () => undefined,
    );
    await Promise.race([made, setTimeout(tapWithinMs, undefined, { ref: false })]);
  }

  #placeTap(room: Courtroom): Promise<void> {
    const placing = this.#makeTap(room).finally(() => {
      if (this.#placing === placing) this.#placing = undefined;
    });
    this.#placing = placing;
    return placing;
  }

  async #makeTap(room: Courtroom): Promise<void> {
    try {
      const tap = await Tap.create(room);
      if (this.#isClosed || this.#room !== room) {
        tap.close();
        return;
      }
      this.#tap = tap;
      this.#tapSinceMs = Date.now();
    } catch (error) {
      // The room's worker died just now: a new room brings a new tap, and each tick tries again.
      this.#options.log.warn({ err: error }, 'tap not made');
      return;
    }
    this.#tapFault = null;
    this.#recording?.heedTap(false);
    for (const one of room.producers) void this.#openTrack(one);
  }

  #loseRoom(): void {
    this.#room = undefined;
    this.#endRoom?.();
    this.#tapFault = 'workerLost';
    this.#tap?.close();
    this.#tap = undefined;
    const recording = this.#recording;
    if (!recording) return;
    recording.beginGap('workerLost');
    for (const track of [...recording.tracks.values()]) recording.closeTrack(track, 'tapLost');
  }

  async #openTrack(from: PeerProducer): Promise<void> {
    const recording = this.#recording;
    const tap = this.#tap;
    if (!recording || recording.isStopping || !tap || from.isClosed || recording.tracks.has(from.id) || this.#opening.has(from.id)) return;
    this.#opening.add(from.id);
    try {
      const track = await tap.open(from, recording.nextTrackId(), {
        onRtp: (one, packet, atMs) => recording.writePacket(one, packet, atMs),
        onReport: (one, report, atMs) => recording.writeReport(one, report, atMs),
      });
      if (!track) return;
      if (this.#recording !== recording || recording.isStopping || this.#tap !== tap || recording.tracks.has(from.id)) {
        track.close();
        return;
      }
      track.isPaused = from.isPaused;
      recording.openTrack(track);
      await track.start();
    } catch (error) {
      if (!from.isClosed && this.#tap === tap) this.#options.log.error({ err: error, source: from.source }, 'track not tapped');
    } finally {
      this.#opening.delete(from.id);
    }
  }

  #closeTrack(from: PeerProducer): void {
    const track = this.#recording?.tracks.get(from.id);
    // With its worker gone everything closes; `#loseRoom` says so for all tracks at once.
    if (!track || this.#room?.place.worker.closed) return;
    this.#recording?.closeTrack(track, 'producerClosed');
  }

  async #tick(): Promise<void> {
    await this.#gauge.measureDisk();
    if (this.#isClosed) return;
    if (this.#room && !this.#tap && !this.#placing) void this.#placeTap(this.#room);
    const nowMs = Date.now();
    const recording = this.#recording;
    if (recording) {
      await this.#silence.listen([...recording.tracks.values()], nowMs).catch((error: unknown) => this.#options.log.warn({ err: error }, 'sound not measured'));
      for (const track of recording.tracks.values()) track.heedKeyframes(nowMs);
      recording.heedTap(this.#tap !== undefined && nowMs - Math.max(this.#tapSinceMs, recording.startedAtMs) > longBackMs);
      // Whatever could not be tapped when it came is tried again.
      for (const one of this.#room?.producers ?? []) void this.#openTrack(one);
    }
    this.#tell(
      'captureHealth',
      this.#gauge.read({ nowMs, hasTap: this.#tap !== undefined, tapFault: this.#tapFault, recording, isSilent: (track) => this.#silence.isSilent(track) }),
    );
  }
}
