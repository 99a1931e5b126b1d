import type { SoundOrder, SoundReport, TransformSide } from './soundMessages.ts';

/** Where keys for sound go; in the browser, the worker that stands in the way of every frame. */
export interface SoundPort {
  order: (order: SoundOrder) => void;
  close: () => void;
}

type Transformed = (RTCRtpSender | RTCRtpReceiver) & { transform: unknown };
declare const RTCRtpScriptTransform: new (worker: Worker, options: TransformSide) => object;

/** Whether this browser can seal sound before it leaves (WebRTC Encoded Transform). */
export function canSealSound(): boolean {
  return 'RTCRtpScriptTransform' in globalThis;
}

/** The worker of one whisper, and the transforms by which the media engine hands it every frame. */
export class SealedSound implements SoundPort {
  readonly #worker = new Worker(new URL('./soundWorker.ts', import.meta.url), { type: 'module' });

  constructor(onMissing: (fromId: string) => void) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SoundReport>) => onMissing(data.fromId));
  }

  order(order: SoundOrder): void {
    this.#worker.postMessage(order);
  }

  readonly sealSender = (sender: RTCRtpSender): void => this.#stand(sender as Transformed, { side: 'send' });
  readonly openReceiver = (fromId: string, receiver: RTCRtpReceiver): void => this.#stand(receiver as Transformed, { side: 'receive', fromId });

  close(): void {
    this.#worker.terminate();
  }

  #stand(place: Transformed, side: TransformSide): void {
    place.transform = new RTCRtpScriptTransform(this.#worker, side);
  }
}
