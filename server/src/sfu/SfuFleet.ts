import { AppError } from '@assize/contracts/AppError';
import type { ControlRequest, ControlRequestType, ControlResult, NodeRecord } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import type { Db } from '../platform/db.ts';
import { listNodes } from './listNodes.ts';
import { SfuLink, type SfuLinkEvents } from './SfuLink.ts';

/**
 * The sfu nodes as this server knows them: a link to each node with a living heartbeat. A node that started
 * anew (another bootId) gets a new link, and whoever listens is told, so that its hearings are set up again.
 */
export class SfuFleet {
  readonly #db: Db;
  readonly #redis: RedisClient;
  readonly #log: Logger;
  readonly #secret: string;
  readonly #events: SfuLinkEvents;
  readonly #links = new Map<string, SfuLink>();
  #nodes: NodeRecord[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: { db: Db; redis: RedisClient; log: Logger; secret: string; events: SfuLinkEvents }) {
    this.#db = options.db;
    this.#redis = options.redis;
    this.#log = options.log;
    this.#secret = options.secret;
    this.#events = options.events;
  }

  async start(): Promise<void> {
    await this.#refresh();
    const tick = (): void => {
      this.#timer = setTimeout(() => {
        void this.#refresh().finally(() => {
          if (!this.#isClosed) tick();
        });
      }, 500);
    };
    tick();
  }

  async #refresh(): Promise<void> {
    try {
      this.#nodes = await listNodes(this.#redis);
    } catch (error) {
      this.#log.warn({ err: error }, 'the registry of sfu nodes cannot be read'); // links that stand go on
      return;
    }
    for (const node of this.#nodes) {
      const known = this.#links.get(node.nodeId);
      if (known?.node.bootId === node.bootId) continue;
      known?.close();
      this.#links.set(node.nodeId, SfuLink.create(node, this.#secret, this.#log, this.#events));
    }
    const living = new Set(this.#nodes.map((node) => node.nodeId));
    for (const [nodeId, link] of this.#links) {
      if (living.has(nodeId) || link.isConnected) continue;
      link.close();
      this.#links.delete(nodeId);
    }
  }

  /** Throws when no node is connected; the health check uses it. */
  assertAny(): void {
    if (![...this.#links.values()].some((link) => link.isConnected)) throw new AppError('noMediaNode');
  }

  publicUrls(): string[] {
    return this.#nodes.map((node) => node.publicUrl);
  }

  find(nodeId: string | null): SfuLink | undefined {
    const link = nodeId ? this.#links.get(nodeId) : undefined;
    return link?.isConnected ? link : undefined;
  }

  /** The node that carries a hearing; placed on the least loaded living one when it has none or that one is gone. */
  async place(hearingId: string): Promise<SfuLink> {
    const row = await this.#db.selectFrom('hearing').select('sfu_node_id').where('id', '=', hearingId).executeTakeFirstOrThrow();
    const present = this.find(row.sfu_node_id);
    if (present) return present;
    const next = this.#nodes.map((node) => this.find(node.nodeId)).find((link) => link !== undefined);
    if (!next) throw new AppError('noMediaNode');
    await this.#db.updateTable('hearing').set({ sfu_node_id: next.node.nodeId }).where('id', '=', hearingId).execute();
    this.#log.info({ hearingId, node: next.node.nodeId }, 'hearing placed');
    return next;
  }

  async ask<T extends ControlRequestType>(hearingId: string, type: T, request: ControlRequest<T>, timeoutMs?: number): Promise<ControlResult<T>> {
    return (await this.place(hearingId)).ask(type, request, timeoutMs);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const link of this.#links.values()) link.close();
  }
}
