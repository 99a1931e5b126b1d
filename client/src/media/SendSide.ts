import { type MediaGrant, type Source, sources } from '@assize/contracts/media/grant';
import type { Device, Producer, Transport } from 'mediasoup-client/types';
import { backOffMs } from '../court/backOff.ts';
import { ApiError, type ApiErrorCode } from '../session/ApiError.ts';
import { cameraEncodings, opusOptions, pickVideoCodec, screenEncodings } from './encodings.ts';
import type { LocalMedia } from './LocalMedia.ts';
import type { MediaSocket } from './MediaSocket.ts';
import type { SoundSeal } from './mediaState.ts';

interface Options {
  device: Device;
  transport: Transport;
  local: LocalMedia;
  request: MediaSocket['request'];
  /** What is wanted and granted now; read again at each step, for both may change while a step runs. */
  getWanted: (kind: Source) => boolean;
  getGrant: () => MediaGrant;
  onSending: (kind: Source, isSending: boolean) => void;
  seal?: SoundSeal | undefined;
}
interface Sent {
  producer: Producer;
  /** What the sfu was last told of the person's own pause. */
  isToldPaused: boolean;
}

interface Lane {
  isRunning: boolean;
  isDirty: boolean;
  failures: number;
  retry: ReturnType<typeof setTimeout> | undefined;
}
function newLane(): Lane {
  return { isRunning: false, isDirty: false, failures: 0, retry: undefined };
}

/** Refusals that waiting may cure; the others end with the next grant. */
const passing: readonly ApiErrorCode[] = ['unavailable', 'rateLimited', 'internal', 'unknown', 'offline'];

/** Makes what is sent follow what is granted and wanted, step by step and never two steps at once. */
export class SendSide {
  readonly #options: Options;
  readonly #sent = new Map<Source, Sent>();
  // Each kind has a lane of its own: a camera that waits for a permission does not hold up the microphone.
  readonly #lanes: Record<Source, Lane> = { microphone: newLane(), camera: newLane(), screen: newLane() };
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Brings what is sent in line; calls during a run lead to one more run. */
  async follow(): Promise<void> {
    await Promise.all(sources.map((kind) => this.#run(kind)));
  }

  /** The sfu closed it (a grant taken back, a transport gone). */
  handleClosed(kind: Source): void {
    this.#drop(kind);
  }

  /** Another device took the place of the one being sent. */
  async replace(kind: Source, track: MediaStreamTrack): Promise<void> {
    await this.#sent.get(kind)?.producer.replaceTrack({ track });
  }

  close(): void {
    this.#isClosed = true;
    for (const kind of sources) {
      clearTimeout(this.#lanes[kind].retry);
      this.#drop(kind);
    }
    this.#options.transport.close();
  }

  async #run(kind: Source): Promise<void> {
    const lane = this.#lanes[kind];
    lane.isDirty = true;
    if (lane.isRunning) return;
    lane.isRunning = true;
    clearTimeout(lane.retry);
    while (lane.isDirty && !this.#isClosed) {
      lane.isDirty = false;
      try {
        await this.#followOne(kind);
        lane.failures = 0;
      } catch (error) {
        this.#giveUp(kind, error);
      }
    }
    lane.isRunning = false;
  }

  /** A step failed half-way: what the sfu may have of it is closed, and what may pass is tried again. */
  #giveUp(kind: Source, error: unknown): void {
    if (this.#isClosed) return;
    if (this.#sent.has(kind)) {
      this.#drop(kind);
      this.#options.request('closeProducer', { source: kind }).catch(() => undefined);
    }
    if (error instanceof ApiError && !passing.includes(error.code)) return;
    const lane = this.#lanes[kind];
    clearTimeout(lane.retry);
    lane.retry = setTimeout(() => void this.#run(kind), backOffMs(lane.failures, { baseMs: 500, maxMs: 5000 }));
    lane.failures += 1;
  }

  #drop(kind: Source): void {
    const sent = this.#sent.get(kind);
    if (!sent) return;
    this.#sent.delete(kind);
    sent.producer.close();
    this.#options.onSending(kind, false);
  }

  async #followOne(kind: Source): Promise<void> {
    const { local, getWanted, getGrant } = this.#options;
    if (!getGrant().send.includes(kind)) {
      // Nobody may hear or see: the device is closed, and its light goes out.
      this.#drop(kind);
      // A screen is chosen before the leave is known here, and ends with the court's word: see `nextOfShare`.
      if (kind !== 'screen') local.stop(kind);
      return;
    }
    if (!getWanted(kind)) {
      await (kind === 'screen' ? this.#end(kind) : this.#rest(kind));
      return;
    }
    const track = await local.open(kind);
    if (!track || this.#isClosed || !getGrant().send.includes(kind)) return;
    const sent = this.#sent.get(kind) ?? (await this.#produce(kind, track));
    if (sent.producer.track !== track) await sent.producer.replaceTrack({ track });
    // Held by the court: nothing leaves the device either, whatever the sfu does.
    if (getGrant().held.includes(kind)) sent.producer.pause();
    else sent.producer.resume();
    await this.#tellPaused(kind, sent, false);
  }

  /** Switched off by the person: the microphone stays open and silent, the camera is closed. */
  async #rest(kind: Source): Promise<void> {
    const sent = this.#sent.get(kind);
    sent?.producer.pause();
    if (kind === 'camera') {
      await sent?.producer.replaceTrack({ track: null });
      this.#options.local.stop('camera');
    }
    if (sent) await this.#tellPaused(kind, sent, true);
  }

  /** Not paused, but gone: others are shown that there is no screen any more. */
  async #end(kind: Source): Promise<void> {
    if (!this.#sent.has(kind)) return;
    this.#drop(kind);
    await this.#options.request('closeProducer', { source: kind });
  }

  async #tellPaused(kind: Source, sent: Sent, paused: boolean): Promise<void> {
    if (sent.isToldPaused !== paused) await this.#options.request('pauseProducer', { source: kind, paused });
    sent.isToldPaused = paused;
    this.#options.onSending(kind, !paused);
  }

  async #produce(kind: Source, track: MediaStreamTrack): Promise<Sent> {
    const { device, transport, seal } = this.#options;
    const common = { track, stopTracks: false, zeroRtpOnPause: true, appData: { source: kind }, ...(seal ? { onRtpSender: seal.sealSender } : {}) };
    let producer: Producer;
    if (kind === 'microphone') {
      producer = await transport.produce({ ...common, codecOptions: opusOptions });
    } else {
      // On a screen letters are read: each picture sharp, and rather fewer of them.
      track.contentHint = kind === 'screen' ? 'detail' : 'motion';
      const codec = pickVideoCodec(device.sendRtpCapabilities.codecs ?? []);
      const encodings = kind === 'screen' ? screenEncodings : cameraEncodings(track.getSettings().height ?? 720, codec);
      producer = await transport.produce({ ...common, encodings, codecOptions: { videoGoogleStartBitrate: 800 }, ...(codec ? { codec } : {}) });
    }
    const sent: Sent = { producer, isToldPaused: false };
    this.#sent.set(kind, sent);
    return sent;
  }
}
