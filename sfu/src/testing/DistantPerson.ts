import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Welcome } from '@assize/contracts/media/signalling';
import { describeSession } from './describeSession.ts';
import { insideOf } from './TestNetwork.ts';
import type { TestPeer } from './TestPeer.ts';

interface RelayServer {
  hostname: string;
  port: number;
  username: string;
  password: string;
  relayType: 'TurnUdp';
}
export interface Wanted {
  iceServers: RelayServer[];
  ssrc: number;
  payloadType: number;
}
export interface Gathered {
  type: 'gathered';
  sdp: string;
}
export interface Answer {
  sdp: string;
}
export interface Connected {
  type: 'connected';
  local: { type: string; address: string };
  remote: { type: string; address: string; port: number };
}

const script = fileURLToPath(new URL('./distantPersonProcess.ts', import.meta.url));
const ssrc = 4242;

/** The media of one person, in a process inside a namespace of its own; the signalling stays with the test. */
export class DistantPerson {
  readonly #process: ChildProcess;

  /** `namespace`: which network it is in. */
  static start(namespace: string): DistantPerson {
    const [command, args] = insideOf(namespace, process.execPath, [script]);
    return new DistantPerson(spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  }

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** Sends sound with what the sfu gave at joining, and nothing else; answers the way that ICE chose. */
  async speak(peer: TestPeer): Promise<Connected> {
    const { preferredPayloadType: payloadType } = peer.codec('audio/opus');
    const iceServers = peer.welcome.iceServers.flatMap(relaysOf);
    const { sdp: offer } = await this.#ask<Gathered>({ iceServers, ssrc, payloadType } satisfies Wanted);
    const value = /a=fingerprint:sha-256 (\S+)/i.exec(offer)?.[1];
    await peer.request('connectTransport', { direction: 'send', dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] } });
    await peer.request('produce', peer.describeProduce('microphone', [ssrc]));
    const sdp = describeSession('answer', peer.welcome.send, [{ mid: 'microphone', kind: 'audio', direction: 'recvonly', payloadType }]);
    return this.#ask<Connected>({ sdp } satisfies Answer);
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  async #ask<T>(message: Wanted | Answer): Promise<T> {
    const ended = new AbortController();
    this.#process.once('exit', () => ended.abort(new Error('the distant person ended')));
    const answered = once(this.#process, 'message', { signal: AbortSignal.any([ended.signal, AbortSignal.timeout(15_000)]) });
    this.#process.send(message);
    return ((await answered) as [T])[0];
  }
}

/** A way to a relay by UDP, as `turn:` names it (RFC 7065). */
function relaysOf({ urls, username = '', credential = '' }: Welcome['iceServers'][number]): RelayServer[] {
  return [urls].flat().flatMap((url) => {
    const [, hostname, port] = /^turn:([^:]+):(\d+)\?transport=udp$/.exec(url) ?? [];
    return hostname === undefined ? [] : [{ hostname, port: Number(port), username, password: credential, relayType: 'TurnUdp' as const }];
  });
}
