import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createWorker } from 'mediasoup';
import type { Consumer, DtlsParameters, Producer, RtpCapabilities, RtpParameters, WebRtcTransport } from 'mediasoup/types';
import { Server } from 'socket.io';

/*
 * Mediasoup and nothing around it: one worker, one router, no tokens, no grants, no schemas, no observers, no
 * recorder. It speaks the same wire as our sfu, so that the same clients join both. Started as
 * `bareServer.ts RTC_PORT [PAGE_FOLDER]`; prints its HTTP port on one line when ready.
 */
interface Peer {
  id: string;
  send: WebRtcTransport;
  recv: WebRtcTransport;
  rtpCapabilities?: RtpCapabilities;
  producers: Map<string, Producer>;
  consumers: Map<string, Consumer>;
  tell: (message: string, body: unknown) => void;
}
type Ack = (answer: { ok: true; result: unknown } | { ok: false; error: { code: string } }) => void;

const [rtcPort = '0', pageFolder] = process.argv.slice(2);
const worker = await createWorker({ logLevel: 'error' });
const listen = { ip: '127.0.0.1', port: Number(rtcPort) };
const webRtcServer = await worker.createWebRtcServer({
  listenInfos: [
    { protocol: 'udp', ...listen },
    { protocol: 'tcp', ...listen },
  ],
});
const router = await worker.createRouter({
  mediaCodecs: [
    { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2, parameters: { useinbandfec: 1 } },
    {
      kind: 'video',
      mimeType: 'video/H264',
      clockRate: 90000,
      parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
    },
    { kind: 'video', mimeType: 'video/VP8', clockRate: 90000 },
  ],
});
const peers = new Set<Peer>();

async function offer(to: Peer, from: Peer, source: string, producer: Producer): Promise<unknown> {
  if (!to.rtpCapabilities) return undefined;
  const consumer = await to.recv.consume({ producerId: producer.id, rtpCapabilities: to.rtpCapabilities, paused: true });
  to.consumers.set(consumer.id, consumer);
  consumer.observer.once('close', () => to.consumers.delete(consumer.id));
  consumer.on('producerclose', () => to.tell('consumerClosed', { consumerId: consumer.id }));
  const { id: consumerId, producerId, kind, rtpParameters } = consumer;
  return { consumerId, producerId, participantId: from.id, source, kind, rtpParameters, isProducerPaused: false };
}

const requests: Record<string, (peer: Peer, body: never) => Promise<unknown>> = {
  async ready(peer, { rtpCapabilities }: { rtpCapabilities: RtpCapabilities }) {
    peer.rtpCapabilities = rtpCapabilities;
    const others = [...peers].filter((one) => one !== peer);
    const offers = await Promise.all(others.flatMap((other) => [...other.producers].map(([source, producer]) => offer(peer, other, source, producer))));
    if (offers.length > 0) peer.tell('consumers', offers);
  },
  connectTransport: (peer, body: { direction: 'send' | 'recv'; dtlsParameters: DtlsParameters }) =>
    peer[body.direction].connect({ dtlsParameters: body.dtlsParameters }),
  async produce(peer, { source, kind, rtpParameters }: { source: string; kind: 'audio' | 'video'; rtpParameters: RtpParameters }) {
    const producer = await peer.send.produce({ kind, rtpParameters });
    peer.producers.set(source, producer);
    for (const other of peers) {
      if (other === peer || !other.rtpCapabilities) continue;
      void offer(other, peer, source, producer).then((made) => other.tell('consumers', [made]));
    }
    return { producerId: producer.id };
  },
  /** Everybody else's sound or picture is paused. */
  async hold(peer, { source }: { source: string }) {
    for (const other of peers) if (other !== peer) await other.producers.get(source)?.pause();
  },
  async resumeConsumers(peer, { consumerIds }: { consumerIds: string[] }) {
    for (const id of consumerIds) await peer.consumers.get(id)?.resume();
  },
};

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript' };
const http = createServer((request, response) => {
  const name = /^\/([a-z]+\.(html|js))/.exec(request.url ?? '');
  if (!name?.[1] || !pageFolder) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[name[2] ?? ''] ?? 'text/plain', 'cache-control': 'max-age=600' });
  createReadStream(`${pageFolder}/${name[1]}`)
    .on('error', () => response.end())
    .pipe(response);
});
const io = new Server(http, { cors: { origin: '*' } });
io.of('/media').on('connection', async (socket) => {
  const [send, recv] = await Promise.all([router.createWebRtcTransport({ webRtcServer }), router.createWebRtcTransport({ webRtcServer })]);
  const peer: Peer = { id: randomUUID(), send, recv, producers: new Map(), consumers: new Map(), tell: (message, body) => void socket.emit(message, body) };
  peers.add(peer);
  for (const [name, handle] of Object.entries(requests)) {
    socket.on(name, (body: unknown, ack: Ack) => {
      handle(peer, body as never).then(
        (result) => ack({ ok: true, result: result ?? {} }),
        () => ack({ ok: false, error: { code: 'internal' } }),
      );
    });
  }
  socket.on('disconnect', () => {
    peers.delete(peer);
    send.close();
    recv.close();
  });
  const offerOf = ({ id, iceParameters, iceCandidates, dtlsParameters }: WebRtcTransport) => ({ id, iceParameters, iceCandidates, dtlsParameters });
  socket.emit('welcome', { participantId: peer.id, routerRtpCapabilities: router.rtpCapabilities, iceServers: [], send: offerOf(send), recv: offerOf(recv) });
});
http.listen(0, '127.0.0.1', () => process.stdout.write(`${String((http.address() as { port: number }).port)}\n`));
