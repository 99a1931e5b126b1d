import type { ConsumerOffer, MediaAck, TransportOffer, Welcome } from '@assize/contracts/media/signalling';
import { Device } from 'mediasoup-client';
import type { DtlsParameters, RtpCapabilities, RtpParameters, Transport, TransportOptions } from 'mediasoup-client/types';
import { io } from 'socket.io-client';

/*
 * What a page needs to see and be seen, and nothing more: no sign-in, no court, no state, no view library. Devices
 * open while the socket does, and receiving does not wait for sending: a bare page made to be quick.
 */
const socket = io('/media', { transports: ['websocket'] });
const devices = navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } });
const welcomed = new Promise<Welcome>((resolve) => socket.once('welcome', resolve));

async function request<T>(name: string, body: unknown): Promise<T> {
  const ack = (await socket.emitWithAck(name, body)) as MediaAck<T>;
  if (!ack.ok) throw new Error(`${name}: ${ack.error.code}`);
  return ack.result;
}

function connect(transport: Transport, direction: 'send' | 'recv'): void {
  transport.on('connect', ({ dtlsParameters }: { dtlsParameters: DtlsParameters }, done: () => void, fail: (error: Error) => void) => {
    request('connectTransport', { direction, dtlsParameters }).then(done, fail);
  });
}

function show(track: MediaStreamTrack): void {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true, playsInline: true });
  video.srcObject = new MediaStream([track]);
  document.body.append(video);
}

async function join(): Promise<void> {
  const device = await Device.factory();
  const welcome = await welcomed;
  await device.load({ routerRtpCapabilities: welcome.routerRtpCapabilities as RtpCapabilities });
  const send = device.createSendTransport(welcome.send as TransportOffer as unknown as TransportOptions);
  const recv = device.createRecvTransport(welcome.recv as unknown as TransportOptions);
  connect(send, 'send');
  connect(recv, 'recv');
  send.on('produce', ({ kind, rtpParameters, appData }, give, fail) => {
    request<{ producerId: string }>('produce', { source: appData['source'], kind, rtpParameters }).then(({ producerId }) => give({ id: producerId }), fail);
  });
  socket.on('consumers', (offers: ConsumerOffer[]) => {
    const making = offers.map(({ consumerId: id, producerId, kind, rtpParameters }) =>
      recv.consume({ id, producerId, kind, rtpParameters: rtpParameters as unknown as RtpParameters }),
    );
    void Promise.all(making).then(async (consumers) => {
      for (const { kind, track } of consumers) if (kind === 'video') show(track);
      await request('resumeConsumers', { consumerIds: consumers.map((one) => one.id) });
    });
  });
  const receiving = request('ready', { rtpCapabilities: device.recvRtpCapabilities });
  const stream = await devices;
  const [microphone, camera] = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]];
  // The same three layers as ours, so that the same work is compared.
  const encodings = [{ scaleResolutionDownBy: 4, maxBitrate: 110_000 }, { scaleResolutionDownBy: 2, maxBitrate: 220_000 }, { maxBitrate: 550_000 }];
  const codec = device.sendRtpCapabilities.codecs?.find((one) => one.mimeType.toLowerCase() === 'video/h264');
  await Promise.all([
    receiving,
    microphone && send.produce({ track: microphone, appData: { source: 'microphone' } }),
    camera &&
      send.produce({ track: camera, encodings, codecOptions: { videoGoogleStartBitrate: 800 }, appData: { source: 'camera' }, ...(codec && { codec }) }),
  ]);
}
void join();
