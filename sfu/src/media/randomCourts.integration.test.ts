import { randomUUID } from 'node:crypto';
import { type Source, sources } from '@assize/contracts/media/grant';
import { type GrantTable, grantTableOf } from '@assize/contracts/media/grantsOf';
import { anyWalk, buildWholeCourt, walkStep } from '@assize/contracts/testing/anyActs';
import type { TestHearing } from '@assize/contracts/testing/buildHearing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PlacedHearing } from '../PlacedHearing.ts';
import { startTestNode, type TestNode } from '../testing/startTestNode.ts';
import { TestPeer } from '../testing/TestPeer.ts';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode({ workers: 1 });
}, 60_000);
afterAll(() => node.close());

/** `place viewer speaker source` of everything that the table lets flow, once everyone sends what they may. */
function allowed({ grants, rooms }: GrantTable): Set<string> {
  const flows: string[] = [];
  for (const [place, table] of [['court', grants] as const, ...Object.entries(rooms)]) {
    for (const [viewerId, { receive, seesScreen = false }] of Object.entries(table))
      for (const speakerId of receive)
        for (const source of table[speakerId]?.send ?? []) if (source !== 'screen' || seesScreen) flows.push(`${place} ${viewerId} ${speakerId} ${source}`);
  }
  return new Set(flows);
}

/** The same of what the sfu really has, counted on its own objects. */
function flowing(placed: PlacedHearing): Set<string> {
  const peers = placed.rooms.flatMap((room) => [...room.peers.values()].map((peer) => ({ place: room.roomId ?? 'court', peer })));
  return new Set(
    peers.flatMap(({ place, peer }) => [...peer.consumers.values()].map((one) => `${place} ${peer.participantId} ${one.speakerId} ${one.source}`)),
  );
}

/** The pages of everyone in one hearing: each sends at once whatever it may, and enters a private room when it may. */
class Pages {
  readonly #hearingId: string;
  readonly #peers = new Map<string, TestPeer>();
  #ssrc = 1000;

  constructor(hearingId: string) {
    this.#hearingId = hearingId;
  }

  async follow({ grants, rooms }: GrantTable, version: number): Promise<void> {
    const places = [[undefined, grants] as const, ...Object.entries(rooms)];
    for (const key of this.#peers.keys()) if (!places.some(([place]) => key.startsWith(place ?? 'court'))) this.#peers.delete(key);
    for (const [roomId, table] of places) {
      for (const [id, grant] of Object.entries(table)) {
        const key = `${roomId ?? 'court'} ${id}`;
        const peer = this.#peers.get(key) ?? (await this.#join(id, roomId, version, grant));
        this.#peers.set(key, peer);
        for (const source of sources.filter((one) => !grant.send.includes(one))) await this.#untilClosed(peer, source);
        for (const source of grant.send) if (!this.#isSending(peer, source)) await peer.request('produce', peer.describeProduce(source, [(this.#ssrc += 1)]));
      }
    }
  }

  async #join(sub: string, roomId: string | undefined, version: number, grant: GrantTable['grants'][string]): Promise<TestPeer> {
    const claims = { sub, hearingId: this.#hearingId, ...(roomId === undefined ? {} : { roomId }), version, grant };
    const peer = await TestPeer.connect(node.url, { grant: node.sign(claims) });
    await peer.ready();
    return peer;
  }

  /** What was produced and not closed by the sfu since. */
  #isSending(peer: TestPeer, source: string): boolean {
    const sent = this.#sent.get(peer) ?? new Map<string, number>();
    this.#sent.set(peer, sent);
    const closed = peer.told('producerClosed').filter((one) => one.source === source).length;
    if (sent.get(source) === closed + 1) return true;
    sent.set(source, closed + 1);
    return false;
  }
  /** Before it may be sent again, the page knows that it was closed: else it would take the old one for the new. */
  async #untilClosed(peer: TestPeer, source: Source): Promise<void> {
    const sent = this.#sent.get(peer)?.get(source) ?? 0;
    await peer.until(`told that ${source} is closed`, (one) => one.told('producerClosed').filter((closed) => closed.source === source).length >= sent);
  }
  readonly #sent = new WeakMap<TestPeer, Map<string, number>>();

  close(): void {
    for (const peer of this.#peers.values()) peer.close();
  }
}

async function check(hearing: TestHearing, placed: PlacedHearing, pages: Pages, seen: Map<string, number>): Promise<void> {
  const table = grantTableOf(hearing.state);
  const wanted = allowed(table);
  placed.setGrants(hearing.state.seq, table.grants, table.rooms);
  // At once, before anything could have been waited for: nothing flows that may not.
  expect([...flowing(placed)].filter((flow) => !wanted.has(flow))).toEqual([]);
  await pages.follow(table, hearing.state.seq);
  await vi.waitFor(() => expect([...flowing(placed)].sort()).toEqual([...wanted].sort()), { timeout: 10_000, interval: 5 });
  for (const { producers } of placed.rooms[0] ? [placed.rooms[0]] : [])
    for (const one of producers) expect(one.isPaused, one.source).toBe(table.grants[one.participantId]?.held.includes(one.source) ?? false);
  for (const flow of wanted) {
    const kind = flow.endsWith('screen') ? 'screen' : flow.startsWith('court') ? 'court' : 'private';
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
}

test('whatever happens in court, the sfu lets flow what the rule allows, neither less nor more', async () => {
  const seen = new Map<string, number>();
  for (const walk of fc.sample(anyWalk, { numRuns: 40, seed: 1125 })) {
    const hearing = buildWholeCourt('inSession');
    const placed = node.hearings.place(randomUUID());
    await placed.getRoom();
    const pages = new Pages(placed.hearingId);
    await check(hearing, placed, pages, seen);
    for (const step of walk) {
      const { seq } = hearing.state;
      walkStep(hearing, step);
      if (hearing.state.seq !== seq) await check(hearing, placed, pages, seen);
    }
    const open = (await placed.ledger.list()).filter((one) => one.toAt === null);
    expect(new Set(open.map((one) => `${one.roomId ?? 'court'} ${one.viewerId} ${one.speakerId} ${one.source}`))).toEqual(flowing(placed));
    pages.close();
    await node.hearings.release(placed.hearingId);
  }
  // A walk that met no private room would prove nothing about one, nor one without a screen about screens.
  for (const [kind, least] of Object.entries({ court: 100, private: 100, screen: 20 })) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(least);
}, 180_000);
