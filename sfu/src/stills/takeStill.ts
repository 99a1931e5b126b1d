import { AppError } from '@assize/contracts/AppError';
import type { Still, StillFault } from '@assize/contracts/control/still';
import type { Courtroom } from '../MediaRoom.ts';
import type { PeerProducer } from '../PeerProducer.ts';
import { tapCapabilities } from '../tapCapabilities.ts';
import { decodePicture } from './decodePicture.ts';
import { type KeyPicture, KeyPictureReader } from './KeyPictureReader.ts';

interface Options {
  ffmpeg: string;
  timeoutMs?: number;
}
/** From asking to the picture as a file. */
const withinMs = 10_000;
/** A sender asked for a key picture may lose the question. */
const askEveryMs = 1000;

function fault(cause: StillFault): AppError {
  return new AppError('stillNotTaken', { cause });
}

/**
 * The next whole picture of a person's camera, of its highest layer, as it arrives here: no browser has a hand in it.
 * Taken in the courtroom alone. Throws `stillNotTaken`.
 */
export async function takeStill(room: Courtroom | undefined, participantId: string, { ffmpeg, timeoutMs = withinMs }: Options): Promise<Still> {
  const peer = room?.peers.get(participantId);
  if (!room || !peer) throw fault('notHere');
  const camera = peer.producers.get('camera');
  if (!camera || camera.isPaused) throw fault('noPicture');
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const picture = await receive(room, camera, signal);
    const image = await decodePicture(picture, { binary: ffmpeg, signal });
    return { ...image, takenAt: new Date(picture.atMs).toISOString() };
  } catch (error) {
    if (signal.aborted) throw fault('timedOut');
    throw camera.isClosed ? fault('noPicture') : error;
  }
}

async function receive({ router }: Courtroom, camera: PeerProducer, signal: AbortSignal): Promise<KeyPicture> {
  const transport = await router.createDirectTransport();
  let asking: NodeJS.Timeout | undefined;
  try {
    if (camera.isClosed) throw fault('noPicture');
    const rtpCapabilities = tapCapabilities(router.rtpCapabilities);
    const consumer = await transport.consume({ producerId: camera.id, rtpCapabilities, paused: true, enableRtx: false });
    const [codec] = consumer.rtpParameters.codecs;
    const reader = codec && KeyPictureReader.create(codec);
    if (!reader) throw fault('notDecoded');
    const { promise, resolve, reject } = Promise.withResolvers<KeyPicture>();
    const giveUp = (): void => reject(fault('noPicture'));
    for (const end of ['producerpause', 'producerclose', 'transportclose'] as const) consumer.on(end, giveUp);
    signal.throwIfAborted();
    signal.addEventListener('abort', giveUp);
    consumer.on('rtp', (packet) => {
      const picture = reader.push(packet, Date.now());
      if (picture) resolve(picture);
    });
    asking = setInterval(() => void consumer.requestKeyFrame().catch(() => undefined), askEveryMs);
    // mediasoup asks the sender for a key picture with it.
    await Promise.race([promise, consumer.resume()]);
    return await promise;
  } finally {
    clearInterval(asking);
    transport.close();
  }
}
