import { randomUUID } from 'node:crypto';
import type { MediaGrant } from '@assize/contracts/media/grant';
import type { TestNode } from './startTestNode.ts';
import { TestPeer } from './TestPeer.ts';

export type GivenGrant = { send?: MediaGrant['send']; held?: MediaGrant['held']; receive?: string[] };

/** A hearing whose people are named by a word each; grants are changed as a server would. */
export class TestHearing {
  readonly hearingId: string;
  readonly #node: TestNode;
  readonly #ids = new Map<string, string>();
  readonly #peers: TestPeer[] = [];
  #version = 0;

  constructor(node: TestNode, hearingId: string = randomUUID()) {
    this.#node = node;
    this.hearingId = hearingId;
  }

  id(name: string): string {
    const id = this.#ids.get(name) ?? randomUUID();
    this.#ids.set(name, id);
    return id;
  }

  /** A grant in which people are named by their words. */
  grant(given: GivenGrant): MediaGrant {
    return { send: given.send ?? [], held: given.held ?? [], receive: (given.receive ?? []).map((name) => this.id(name)) };
  }

  /** The next version of the whole table, as from a server. */
  setGrants(grants: Record<string, GivenGrant>): void {
    const table = Object.fromEntries(Object.entries(grants).map(([name, given]) => [this.id(name), this.grant(given)]));
    this.#node.hearings.getOrPlace(this.hearingId).setGrants(++this.#version, table);
  }

  token(name: string, grant: MediaGrant = this.grant({}), version = 0): string {
    return this.#node.sign({ sub: this.id(name), hearingId: this.hearingId, version, grant });
  }

  /** Connects with a token that is older than any table: what counts is the table. */
  async join(name: string, auth: Record<string, unknown> = {}): Promise<TestPeer> {
    const peer = await TestPeer.connect(this.#node.url, { grant: this.token(name), ...auth });
    this.#peers.push(peer);
    return peer;
  }

  async close(): Promise<void> {
    for (const peer of this.#peers) peer.close();
    await this.#node.hearings.release(this.hearingId);
  }
}
