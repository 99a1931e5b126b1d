import nodeDataChannel from 'node-datachannel';
import type { Answer, Connected, Gathered, Wanted } from './DistantPerson.ts';
import { RtpSource } from './RtpSource.ts';

/*
 * The process of a DistantPerson: gathers its candidates when it is told what it wants, connects by the answer, and
 * then speaks. It ends with the one that started it.
 */
function tell(message: Gathered | Connected): void {
  process.send?.(message);
}

process.once('disconnect', () => process.exit());
process.once('message', ({ iceServers, ssrc, payloadType }: Wanted) => {
  const connection = new nodeDataChannel.PeerConnection('distant', { iceServers, disableAutoNegotiation: true });
  const description = new nodeDataChannel.Audio('microphone', 'SendOnly');
  description.addOpusCodec(payloadType);
  description.addSSRC(ssrc, 'test');
  const track = connection.addTrack(description);
  const source = new RtpSource({ ssrc, payloadType, kind: 'audio' });
  connection.onGatheringStateChange((state) => {
    if (state === 'complete') tell({ type: 'gathered', sdp: connection.localDescription()?.sdp ?? '' });
  });
  connection.onStateChange((state) => {
    const pair = connection.getSelectedCandidatePair();
    if (state !== 'connected' || !pair) return;
    tell({ type: 'connected', local: pair.local, remote: pair.remote });
    setInterval(() => track.sendMessageBinary(source.next()), 20);
  });
  process.once('message', ({ sdp }: Answer) => connection.setRemoteDescription(sdp, 'answer'));
  connection.setLocalDescription('offer');
});
