import { importSoundKey, openFrame, readTrailer, ReplayWindow, sealFrame, type SoundKey } from './soundSeal.ts';
import type { SoundOrder, SoundReport, TransformSide } from './soundMessages.ts';

/* Runs beside the page, in the way of every encoded frame. What cannot be sealed or opened is dropped, never passed on. */
interface Frame {
  data: ArrayBuffer;
}
interface TransformEvent {
  transformer: { options: TransformSide; readable: ReadableStream<Frame>; writable: WritableStream<Frame> };
}
interface Scope {
  onrtctransform: (event: TransformEvent) => void;
  onmessage: (event: MessageEvent<SoundOrder>) => void;
  postMessage: (report: SoundReport) => void;
}
const scope = globalThis as unknown as Scope;

const keptKeys = 4;
const askAgainMs = 1000;
let sealing: (SoundKey & { counter: number }) | undefined;
const opening = new Map<string, Map<number, SoundKey & { window: ReplayWindow }>>();
const askedAtMs = new Map<string, number>();

scope.onmessage = ({ data: order }) => void obey(order);

async function obey(order: SoundOrder): Promise<void> {
  if (order.kind === 'forget') {
    opening.delete(order.fromId);
    return;
  }
  const key = await importSoundKey(order.keyId, order.raw);
  if (order.kind === 'seal') {
    sealing = { ...key, counter: 0 };
    return;
  }
  const keys = opening.get(order.fromId) ?? new Map<number, SoundKey & { window: ReplayWindow }>();
  opening.set(order.fromId, keys);
  // A key from before is not taken again: what was said under it has been heard.
  if (Math.max(0, ...keys.keys()) < order.keyId) keys.set(order.keyId, { ...key, window: new ReplayWindow() });
  for (const old of [...keys.keys()].slice(0, -keptKeys)) keys.delete(old);
}

scope.onrtctransform = ({ transformer: { options, readable, writable } }) => {
  const change = options.side === 'send' ? sealNext : (frame: Frame) => openNext(frame, options.fromId);
  const stream = new TransformStream<Frame, Frame>({
    transform: async (frame, controller) => {
      const data = await change(frame).catch(() => undefined);
      if (!data) return;
      frame.data = data;
      controller.enqueue(frame);
    },
  });
  void readable
    .pipeThrough(stream)
    .pipeTo(writable)
    .catch(() => undefined); // the sender or receiver was closed
};

async function sealNext(frame: Frame): Promise<ArrayBuffer | undefined> {
  if (!sealing) return undefined;
  sealing.counter += 1;
  return sealFrame(sealing, sealing.counter, frame.data);
}

async function openNext({ data }: Frame, fromId: string): Promise<ArrayBuffer | undefined> {
  const trailer = readTrailer(data);
  if (!trailer) return undefined;
  const key = opening.get(fromId)?.get(trailer.keyId);
  if (!key) {
    askFor(fromId);
    return undefined;
  }
  const plain = await openFrame(key, data);
  return key.window.admits(trailer.counter) ? plain : undefined;
}

/** Frames come fifty a second; the key is asked for once. */
function askFor(fromId: string): void {
  if (performance.now() - (askedAtMs.get(fromId) ?? -askAgainMs) < askAgainMs) return;
  askedAtMs.set(fromId, performance.now());
  scope.postMessage({ kind: 'missing', fromId });
}
