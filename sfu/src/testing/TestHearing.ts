import { randomUUID } from 'node:crypto';
import type { MediaGrant } from '@assize/contracts/media/grant';
import type { Courtroom } from '../MediaRoom.ts';
import type { TestNode } from './startTestNode.ts';
import { TestPeer } from './TestPeer.ts';

export type GivenGrant = { send?: MediaGrant['send']; held?: MediaGrant['held']; receive?: string[]; seesScreen?: boolean };

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

  /** Of a person or a private room. */
  id(name: string): string {
    const id = this.#ids.get(name) ?? randomUUID();
    this.#ids.set(name, id);
    return id;
  }

  /** A grant in which people are named by their words. */
  grant(given: GivenGrant): MediaGrant {
    const { send = [], held = [], receive = [], seesScreen } = given;
    return { send, held, receive: receive.map((name) => this.id(name)), ...(seesScreen === undefined ? {} : { seesScreen }) };
  }

  /** The next version of the whole table, private rooms too, as from a server. */
  setGrants(grants: Record<string, GivenGrant>, rooms: Record<string, Record<string, GivenGrant>> = {}): void {
    const tableOf = (given: Record<string, GivenGrant>): Record<string, MediaGrant> =>
      Object.fromEntries(Object.entries(given).map(([name, one]) => [this.id(name), this.grant(one)]));
    const tables = Object.fromEntries(Object.entries(rooms).map(([name, given]) => [this.id(name), tableOf(given)]));
    this.#node.hearings.getOrPlace(this.hearingId).setGrants(++this.#version, tableOf(grants), tables);
  }

  token(name: string, grant: MediaGrant = this.grant({}), version = 0, roomName?: string): string {
    const room = roomName === undefined ? {} : { roomId: this.id(roomName) };
    return this.#node.sign({ sub: this.id(name), hearingId: this.hearingId, ...room, version, grant });
  }

  /** Connects with a token that is older than any table: what counts is the table. */
  async join(name: string, auth: Record<string, unknown> = {}): Promise<TestPeer> {
    const peer = await TestPeer.connect(this.#node.url, { grant: this.token(name), ...auth });
    this.#peers.push(peer);
    return peer;
  }

  /** The same into a private room. */
  joinPrivately(name: string, roomName: string): Promise<TestPeer> {
    return this.join(name, { grant: this.token(name, this.grant({}), 0, roomName) });
  }

  /** The courtroom of the moment. */
  room(): Promise<Courtroom> {
    return this.#node.hearings.getOrPlace(this.hearingId).getRoom();
  }

  async close(): Promise<void> {
    for (const peer of this.#peers) peer.close();
    await this.#node.hearings.release(this.hearingId);
  }
}
