import { AppError } from '@assize/contracts/AppError';
import {
  type ControlAck,
  controlFacts,
  type ControlFact,
  type ControlFactType,
  type ControlRequest,
  type ControlRequestType,
  type ControlResult,
  controlResults,
  type NodeRecord,
} from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import { signToken } from '@assize/platform/tokens';
import { X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import { io, type Socket } from 'socket.io-client';

export interface SfuLinkEvents {
  onConnected: (link: SfuLink) => void;
  onLost: (link: SfuLink) => void;
  onFact: <T extends ControlFactType>(link: SfuLink, type: T, fact: ControlFact<T>) => void;
}

/**
 * Takes the node by the very certificate that it announced in the registry, whatever name it is for: nodes are
 * reached by addresses of the court's own network, often with certificates of its own making. Others by the same
 * authority, whose own certificate may stand in the same file, are refused.
 */
function agentFor(certificate: string): Agent {
  const { fingerprint256 } = new X509Certificate(certificate);
  return new Agent({
    ca: certificate,
    allowPartialTrustChain: true,
    checkServerIdentity: (_name, shown) => (shown.fingerprint256 === fingerprint256 ? undefined : new Error('not the certificate of this node')),
  });
}

/** The connection of this server to one sfu node; reconnects until closed. */
export class SfuLink {
  readonly node: NodeRecord;
  readonly #socket: Socket;
  readonly #log: Logger;
  #downSinceMs: number | undefined = Date.now();

  private constructor(node: NodeRecord, socket: Socket, log: Logger) {
    this.node = node;
    this.#socket = socket;
    this.#log = log;
  }

  static create(node: NodeRecord, secret: string, log: Logger, events: SfuLinkEvents): SfuLink {
    const socket = io(`${node.controlUrl}/control`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 1000,
      ...(node.certificate === null ? {} : { agent: agentFor(node.certificate) as never }),
      auth: (give) => give({ token: signToken('control', { sub: 'server' }, secret) }),
    });
    const link = new SfuLink(node, socket, log);
    socket.on('connect', () => {
      link.#downSinceMs = undefined;
      events.onConnected(link);
    });
    socket.on('connect_error', (error) => log.debug({ node: node.nodeId, err: error.message }, 'sfu node not reached'));
    socket.on('disconnect', () => {
      link.#downSinceMs = Date.now();
      events.onLost(link);
    });
    for (const type of Object.keys(controlFacts) as ControlFactType[]) {
      socket.on(type, (message: unknown) => {
        const parsed = controlFacts[type].safeParse(message);
        if (parsed.success) events.onFact(link, type, parsed.data as never);
        else log.warn({ node: node.nodeId, type }, 'a fact that does not parse');
      });
    }
    return link;
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  /** How long there has been no connection; 0 while there is one. */
  get downForMs(): number {
    return this.#downSinceMs === undefined ? 0 : Date.now() - this.#downSinceMs;
  }

  /** Throws `unavailable` when the node does not answer in time, or the code it refused with. */
  async ask<T extends ControlRequestType>(type: T, request: ControlRequest<T>, timeoutMs = 4000): Promise<ControlResult<T>> {
    if (!this.#socket.connected) throw new AppError('unavailable', { part: 'sfu' });
    let ack: ControlAck<T>;
    try {
      ack = (await this.#socket.timeout(timeoutMs).emitWithAck(type, request)) as ControlAck<T>;
    } catch {
      this.#log.warn({ node: this.node.nodeId, type }, 'the sfu did not answer');
      throw new AppError('unavailable', { part: 'sfu' });
    }
    if (!ack.ok) throw new AppError(ack.error.code, ack.error.details);
    return controlResults[type].parse(ack.result) as ControlResult<T>;
  }

  close(): void {
    this.#socket.close();
  }
}
