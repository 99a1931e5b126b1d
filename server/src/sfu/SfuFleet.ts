import { AppError } from '@assize/contracts/AppError';
import type { ControlRequest, ControlRequestType, ControlResult, NodeRecord } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import type { Db } from '../platform/db.ts';
import { listNodes } from './listNodes.ts';
import { SfuLink, type SfuLinkEvents } from './SfuLink.ts';

/** A node that stays away this long loses its hearings to another living one. */
export const replaceAfterMs = 3000;

export interface SfuFleetEvents extends SfuLinkEvents {
  /** Gives a node what it must know of a hearing that it carries from now on; rejects when it could not. */
  onPlaced: (link: SfuLink, hearingId: string, isMoved: boolean) => Promise<void>;
}

/**
 * The sfu nodes as this server knows them: a link to each node with a living heartbeat. A node that started
 * anew (another bootId) gets a new link, and whoever listens is told, so that its hearings are set up again.
 */
export class SfuFleet {
  readonly #db: Db;
  readonly #redis: RedisClient;
  readonly #log: Logger;
  readonly #secret: string;
  readonly #events: SfuFleetEvents;
  readonly #links = new Map<string, SfuLink>();
  #nodes: NodeRecord[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: { db: Db; redis: RedisClient; log: Logger; secret: string; events: SfuFleetEvents }) {
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

  /**
   * The node that carries a hearing. When it has none, or that one has been gone for a while, the hearing is placed
   * on the least loaded living one and set up there. A node that only blinks keeps its hearings: `noMediaNode`
   * then, and the caller asks again.
   */
  async place(hearingId: string): Promise<SfuLink> {
    const row = await this.#db.selectFrom('hearing').select('sfu_node_id').where('id', '=', hearingId).executeTakeFirstOrThrow();
    const present = this.find(row.sfu_node_id);
    if (present) return present;
    const blinking = row.sfu_node_id === null ? undefined : this.#links.get(row.sfu_node_id);
    if (blinking && blinking.downForMs < replaceAfterMs) throw new AppError('noMediaNode');
    const next = this.#nodes.map((node) => this.find(node.nodeId)).find((link) => link !== undefined);
    if (!next) throw new AppError('noMediaNode');
    // Whoever changes the row from what was read sets the hearing up; everybody else finds it placed.
    if (!(await this.#assign(hearingId, row.sfu_node_id, next.node.nodeId))) return this.place(hearingId);
    try {
      await this.#events.onPlaced(next, hearingId, row.sfu_node_id !== null);
    } catch (error) {
      this.#log.error({ err: error, hearingId, node: next.node.nodeId }, 'hearing not set up on its node');
      await this.#assign(hearingId, next.node.nodeId, row.sfu_node_id);
      throw new AppError('noMediaNode');
    }
    this.#log.info({ hearingId, node: next.node.nodeId }, 'hearing placed');
    return next;
  }

  async #assign(hearingId: string, from: string | null, to: string | null): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('hearing')
      .set({ sfu_node_id: to })
      .where('id', '=', hearingId)
      .where('sfu_node_id', 'is not distinct from', from)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    // Its account of who received whom is asked for later, wherever the hearing went on.
    if (to !== null)
      await this.#db
        .insertInto('hearing_node')
        .values({ hearing_id: hearingId, node_id: to })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return true;
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
