import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from './bytes.ts';
import { makeWhisperKeys } from './keys.ts';
import { importSoundKey, openFrame, sealFrame } from './soundSeal.ts';
import type { SoundOrder } from './soundMessages.ts';
import { WhisperChannel } from './WhisperChannel.ts';

const whisperId = '00000000-0000-4000-8000-00000000000a';

/** A court that passes boxes on and keeps them all, as one that listens would. */
class Relay {
  readonly boxes: { fromId: string; toId: string; box: string }[] = [];
  readonly members = new Map<string, { channel: WhisperChannel; orders: SoundOrder[] }>();
  isDown = false;

  async add(meId: string): Promise<WhisperChannel> {
    const orders: SoundOrder[] = [];
    const pass = async (toId: string, box: string): Promise<void> => {
      if (this.isDown) throw new Error('away');
      this.boxes.push({ fromId: meId, toId, box });
      // Not awaited, as on a wire: a member who answers is not waited for.
      void this.members.get(toId)?.channel.take(meId, box);
      await Promise.resolve();
    };
    const sound = { order: (order: SoundOrder) => void orders.push(order), close: () => undefined };
    const channel = new WhisperChannel({ whisperId, meId, keys: await makeWhisperKeys(), pass, sound });
    this.members.set(meId, { channel, orders });
    return channel;
  }

  get joined(): Record<string, string> {
    return Object.fromEntries([...this.members].map(([id, { channel }]) => [id, channel.publicKey]));
  }

  async tell(): Promise<void> {
    for (const { channel } of this.members.values()) await channel.follow(this.joined);
    await this.settle();
  }

  /** Until nobody has anything more to say. */
  async settle(): Promise<void> {
    for (let before = -1; before !== this.boxes.length;) {
      before = this.boxes.length;
      for (const { channel } of this.members.values()) await channel.follow(this.joined);
    }
  }

  lastOf<K extends SoundOrder['kind']>(id: string, kind: K): Extract<SoundOrder, { kind: K }> | undefined {
    return this.members.get(id)?.orders.findLast((order): order is Extract<SoundOrder, { kind: K }> => order.kind === kind);
  }
}

async function pair() {
  const relay = new Relay();
  const [lawyer, client] = [await relay.add('lawyer'), await relay.add('client')];
  await relay.tell();
  return { relay, lawyer, client };
}
const bodies = (channel: WhisperChannel) => channel.store.getState().texts.map((one) => [one.fromId, one.body, one.status]);

describe('a whisper', () => {
  test('is read by whom it is for, who say so; the court passes on what it cannot read', async () => {
    const { relay, lawyer, client } = await pair();
    await lawyer.say('do not answer that');
    await relay.settle();
    expect(bodies(client)).toEqual([['lawyer', 'do not answer that', 'read']]);
    expect(bodies(lawyer)).toEqual([['lawyer', 'do not answer that', 'read']]);
    for (const { box } of relay.boxes) expect(atob(box)).not.toMatch(/answer|text|key/);
    expect(lawyer.store.getState().safetyNumber).toMatch(/^\d{3} \d{3} \d{3} \d{3}$/);
    expect(client.store.getState().safetyNumber).toBe(lawyer.store.getState().safetyNumber);
  });

  test('what was changed, turned back on its sender, or sealed by somebody else is not heard', async () => {
    const { relay, lawyer, client } = await pair();
    await lawyer.say('first');
    await relay.settle();
    const sent = relay.boxes.findLast((one) => one.fromId === 'lawyer')?.box ?? '';
    const changed = fromBase64(sent);
    changed[20] = (changed[20] ?? 0) ^ 1;
    for (const box of [toBase64(changed), 'bm90IGEgYm94', '%%%', sent]) await client.take('lawyer', box);
    await lawyer.take('client', sent);
    const stranger = new Relay();
    const [fake] = [await stranger.add('lawyer'), await stranger.add('client')];
    await stranger.tell();
    await fake.say('sign it');
    for (const { box } of stranger.boxes) await client.take('lawyer', box);
    expect(bodies(client)).toEqual([['lawyer', 'first', 'read']]);
    expect(bodies(lawyer)).toHaveLength(1);
  });

  test('in which the court is away says so, and the same words are sent again once only', async () => {
    const { relay, lawyer, client } = await pair();
    relay.isDown = true;
    await lawyer.say('later');
    expect(bodies(lawyer)).toEqual([['lawyer', 'later', 'failed']]);
    relay.isDown = false;
    const id = lawyer.store.getState().texts[0]?.id ?? '';
    await lawyer.comeBack();
    await lawyer.sayAgain(id);
    await relay.settle();
    expect(bodies(client)).toEqual([['lawyer', 'later', 'read']]);
  });

  test('words that the court passed on to nobody come when the other is back', async () => {
    const { relay, lawyer, client } = await pair();
    const seat = relay.members.get('client');
    relay.members.delete('client');
    await lawyer.say('while you were away');
    expect(bodies(lawyer)).toEqual([['lawyer', 'while you were away', 'sent']]);
    if (seat) relay.members.set('client', seat);
    await client.comeBack();
    await relay.settle();
    expect(bodies(client)).toEqual([['lawyer', 'while you were away', 'read']]);
    expect(bodies(lawyer)).toEqual([['lawyer', 'while you were away', 'read']]);
  });

  test('sound is sealed by a key that the others got, and by a new one when somebody comes or goes', async () => {
    const { relay } = await pair();
    const first = relay.lastOf('lawyer', 'seal');
    expect(relay.lastOf('client', 'open')).toEqual({ kind: 'open', fromId: 'lawyer', keyId: first?.keyId, raw: first?.raw });
    await relay.add('interpreter');
    await relay.tell();
    const second = relay.lastOf('lawyer', 'seal');
    expect(second?.keyId).toBe((first?.keyId ?? 0) + 1);
    expect(second?.raw).not.toEqual(first?.raw);
    const heard = relay.members
      .get('interpreter')
      ?.orders.filter((order) => order.kind === 'open')
      .map((order) => order.raw);
    expect(heard).not.toContainEqual(first?.raw);
    relay.members.delete('client');
    await relay.tell();
    expect(relay.lastOf('lawyer', 'seal')?.raw).not.toEqual(second?.raw);
    expect(relay.lastOf('lawyer', 'forget')).toEqual({ kind: 'forget', fromId: 'client' });
  });

  test('a key that was lost is asked for and comes', async () => {
    const { relay, client } = await pair();
    const sealing = relay.lastOf('lawyer', 'seal');
    const { orders } = relay.members.get('client') ?? { orders: [] };
    orders.length = 0;
    await client.ask('lawyer');
    await relay.settle();
    expect(orders).toEqual([{ kind: 'open', fromId: 'lawyer', keyId: sealing?.keyId, raw: sealing?.raw }]);
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const sealed = await sealFrame(await importSoundKey(1, raw), 7, new Uint8Array([1, 2, 3]));
    expect(new Uint8Array(await openFrame(await importSoundKey(1, raw), sealed))).toEqual(new Uint8Array([1, 2, 3]));
  });

  test('a page loaded again, with a new key, is whispered to anew', async () => {
    const { relay, lawyer } = await pair();
    const before = lawyer.store.getState().safetyNumber;
    const client = await relay.add('client');
    await relay.tell();
    await lawyer.say('are you back');
    await relay.settle();
    expect(bodies(client)).toEqual([['lawyer', 'are you back', 'read']]);
    expect(lawyer.store.getState().safetyNumber).not.toBe(before);
  });
});
