import { createWorker } from 'mediasoup';
import type { WebRtcTransport, Worker } from 'mediasoup/types';
import nodeDataChannel from 'node-datachannel';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The other side of the transport, as the SDP answer that a data channel library understands. */
function answerFor({ iceParameters, iceCandidates, dtlsParameters }: WebRtcTransport): string {
  const fingerprint = dtlsParameters.fingerprints.find((one) => one.algorithm === 'sha-256')?.value ?? '';
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=ice-lite',
    'a=group:BUNDLE 0',
    `a=fingerprint:sha-256 ${fingerprint}`,
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 127.0.0.1',
    'a=mid:0',
    'a=setup:passive',
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    'a=sctp-port:5000',
    ...iceCandidates
      .filter((one) => one.protocol === 'udp')
      .map((one) => `a=candidate:${one.foundation} 1 udp ${String(one.priority)} ${one.address} ${String(one.port)} typ host`),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

let worker: Worker;
let peer: nodeDataChannel.PeerConnection | undefined;
beforeAll(async () => {
  worker = await createWorker({ logLevel: 'none', ...(process.env['MEDIASOUP_WORKER_BIN'] && { workerBin: process.env['MEDIASOUP_WORKER_BIN'] }) });
});
afterAll(() => {
  peer?.close();
  nodeDataChannel.cleanup();
  worker.close();
});

test('the worker completes a DTLS handshake with an independent implementation, and lives on', async () => {
  const router = await worker.createRouter();
  const transport = await router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }], enableSctp: true });
  const died = new Promise<never>((_, reject) => worker.once('died', reject));
  const isConnected = new Promise<void>((resolve, reject) => {
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') resolve();
      if (state === 'failed') reject(new Error('the handshake failed'));
    });
  });

  peer = new nodeDataChannel.PeerConnection('peer', { iceServers: [], bindAddress: '127.0.0.1' });
  const offer = new Promise<string>((resolve) => peer?.onLocalDescription((sdp) => resolve(sdp)));
  peer.createDataChannel('probe');
  const fingerprint = /a=fingerprint:sha-256 (\S+)/i.exec(await offer)?.[1] ?? '';
  await transport.connect({ dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] } });
  peer.setRemoteDescription(answerFor(transport), 'answer');

  await Promise.race([isConnected, died]);
  expect(transport.dtlsRemoteCert).toContain('BEGIN CERTIFICATE');
  expect(worker.closed).toBe(false);
  expect((await worker.dump()).routerIds).toEqual([router.id]);
});
