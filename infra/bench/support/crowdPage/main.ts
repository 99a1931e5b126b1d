import type { ConsumerOffer, MediaAck, Welcome } from '@assize/contracts/media/signalling';
import { Device } from 'mediasoup-client';
import type { DtlsParameters, RtpCapabilities, RtpParameters, Transport, TransportOptions } from 'mediasoup-client/types';
import { io } from 'socket.io-client';

/*
 * Many people in one page: each joins with a grant of their own and sends the same picture, encoded for each by
 * itself. And one who receives all that the grant allows at full size, whatever a screen could show.
 */
export interface Seat {
  url: string;
  grant: string;
}
const [width, height, framesPerS] = [640, 360, 6];

async function join(seat: Seat) {
  const socket = io(`${seat.url}/media`, { transports: ['websocket'], forceNew: true, auth: { grant: seat.grant } });
  const welcome = await new Promise<Welcome>((resolve, reject) => void socket.once('welcome', resolve).once('connect_error', reject));
  const request = async <T>(name: string, body: unknown): Promise<T> => {
    const ack = (await socket.emitWithAck(name, body)) as MediaAck<T>;
    if (!ack.ok) throw new Error(`${name}: ${ack.error.code}`);
    return ack.result;
  };
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: welcome.routerRtpCapabilities as RtpCapabilities });
  const connect = (transport: Transport, direction: 'send' | 'recv'): Transport =>
    transport.on('connect', ({ dtlsParameters }: { dtlsParameters: DtlsParameters }, done: () => void, fail: (error: Error) => void) => {
      request('connectTransport', { direction, dtlsParameters }).then(done, fail);
    });
  return { socket, welcome, request, device, connect };
}

function movingPicture(): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  let frame = 0;
  setInterval(() => {
    if (!context) return;
    frame += 1;
    context.fillStyle = `hsl(${String(frame % 360)} 40% 40%)`;
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'white';
    context.fillRect((frame * 12) % width, 120, 90, 120);
  }, 1000 / framesPerS);
  const track = canvas.captureStream(framesPerS).getVideoTracks()[0];
  if (!track) throw new Error('no picture');
  return track;
}

async function sendAll(seats: readonly Seat[]): Promise<void> {
  const picture = movingPicture();
  for (const seat of seats) {
    const { welcome, request, device, connect } = await join(seat);
    const transport = connect(device.createSendTransport(welcome.send as unknown as TransportOptions), 'send');
    transport.on('produce', ({ kind, rtpParameters }, give, fail) => {
      request<{ producerId: string }>('produce', { source: 'camera', kind, rtpParameters, paused: false }).then(
        ({ producerId }) => give({ id: producerId }),
        fail,
      );
    });
    // The layers of the client for a camera of this height.
    const encodings = [{ scaleResolutionDownBy: 4, maxBitrate: 110_000 }, { scaleResolutionDownBy: 2, maxBitrate: 220_000 }, { maxBitrate: 550_000 }];
    const codec = device.sendRtpCapabilities.codecs?.find((one) => one.mimeType.toLowerCase() === 'video/h264');
    await transport.produce({ track: picture.clone(), encodings, ...(codec && { codec }) });
  }
}

async function receiveAll(seat: Seat): Promise<void> {
  const { socket, welcome, request, device, connect } = await join(seat);
  const transport = connect(device.createRecvTransport(welcome.recv as unknown as TransportOptions), 'recv');
  socket.on('consumers', (offers: ConsumerOffer[]) => {
    const making = offers.map(({ consumerId: id, producerId, kind, rtpParameters }) =>
      transport.consume({ id, producerId, kind, rtpParameters: rtpParameters as unknown as RtpParameters }),
    );
    void Promise.all(making).then(async (consumers) => {
      for (const { track } of consumers) {
        const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true, width: 200, srcObject: new MediaStream([track]) });
        document.body.append(video);
      }
      await request('resumeConsumers', { consumerIds: consumers.map((one) => one.id) });
    });
  });
  await request('ready', { rtpCapabilities: device.recvRtpCapabilities });
}
Object.assign(globalThis, { sendAll, receiveAll });
