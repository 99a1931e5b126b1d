import type { Entered } from '@assize/contracts/court/signalling';
import type { HearingState } from '@assize/contracts/hearing/state';
import { cutEvent } from '@assize/contracts/hearing/visibility';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CourtConnection } from './CourtConnection.ts';
import type { CourtSocket } from './courtSocket.ts';

/** A socket in memory: the test plays the server. */
class FakeSocket {
  connected = false;
  active = true;
  readonly asked: { name: string; request: unknown }[] = [];
  answers: Record<string, () => unknown> = {};
  readonly #listeners = new Map<string, ((...values: unknown[]) => void)[]>();
  on(name: string, listener: (...values: unknown[]) => void): this {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return this;
  }
  removeAllListeners(): void {
    this.#listeners.clear();
  }
  say(name: string, ...values: unknown[]): void {
    if (name === 'connect') this.connected = true;
    if (name === 'disconnect') this.connected = false;
    for (const listener of this.#listeners.get(name) ?? []) listener(...values);
  }
  timeout(): this {
    return this;
  }
  async emitWithAck(name: string, request: unknown): Promise<unknown> {
    this.asked.push({ name, request });
    const answer = this.answers[name];
    if (!answer) throw new Error('no answer');
    return answer();
  }
  connect(): void {
    this.say('connect');
  }
  disconnect(): void {
    this.connected = false;
  }
  count(name: string): number {
    return this.asked.filter((one) => one.name === name).length;
  }
}

let hearing: TestHearing;
let socket: FakeSocket;
let connection: CourtConnection;
const settle = () => vi.advanceTimersByTimeAsync(1);
const state = (): HearingState => connection.store.getState().state as HearingState;
const entered = (): { ok: true; result: Entered } => ({
  ok: true,
  result: { participantId: hearing.idOf('presidingJudge'), view: 'full', snapshot: hearing.state, serverNow: new Date(Date.now() + 90_000).toISOString() },
});
/** What the court does next, as the judge is told of it. */
function next(act: () => void) {
  const from = hearing.events.length;
  act();
  return hearing.events.slice(from).map((event) => cutEvent(event, 'full', hearing.personOf('presidingJudge')));
}

beforeEach(() => {
  vi.useFakeTimers();
  hearing = buildHearing({ upTo: 'waiting' });
  socket = new FakeSocket();
  socket.answers['enter'] = entered;
  socket.answers['resync'] = entered;
  connection = CourtConnection.create({ hearingId: hearing.state.id, openSocket: () => socket as unknown as CourtSocket });
  connection.open();
});
afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

describe('the connection to the court', () => {
  it('enters, takes the snapshot and the clock of the court', async () => {
    socket.say('connect');
    await settle();
    expect(connection.store.getState()).toMatchObject({ status: 'ready', view: 'full', participantId: hearing.idOf('presidingJudge') });
    expect(Math.abs(connection.store.getState().serverOffsetMs - 90_000)).toBeLessThan(50);
    expect(state()).toEqual(hearing.state);
  });
  it('follows events', async () => {
    socket.say('connect');
    await settle();
    socket.say(
      'events',
      next(() => hearing.command({ type: 'participant.admitAll', payload: {} }, hearing.idOf('presidingJudge'))),
    );
    expect(state()).toEqual(hearing.state);
    expect(socket.count('resync')).toBe(0);
  });
  it('asks for everything again after a gap', async () => {
    socket.say('connect');
    await settle();
    const events = next(() => hearing.command({ type: 'participant.admitAll', payload: {} }, hearing.idOf('presidingJudge')));
    socket.say('events', events.slice(1));
    await settle();
    expect(socket.count('resync')).toBe(1);
    expect(state()).toEqual(hearing.state);
  });
  it('keeps what comes before its own snapshot', async () => {
    const old = hearing.state;
    const events = next(() => hearing.command({ type: 'participant.admitAll', payload: {} }, hearing.idOf('presidingJudge')));
    socket.answers['enter'] = () => ({ ok: true, result: { ...entered().result, snapshot: old } });
    socket.say('connect');
    socket.say('events', events);
    await settle();
    expect(state()).toEqual(hearing.state);
  });
  it('sends an act again with the same key after the connection was lost', async () => {
    socket.say('connect');
    await settle();
    const act = connection.actions.sendCommand({ type: 'participant.admitAll', payload: {} });
    await settle();
    socket.say('disconnect', 'transport close');
    expect(connection.store.getState()).toMatchObject({ status: 'reconnecting', commandsPending: 1 });
    socket.answers['command'] = () => ({ ok: true, result: { seq: 40 } });
    socket.say('connect');
    await vi.advanceTimersByTimeAsync(1000);
    await expect(act).resolves.toEqual({ seq: 40 });
    const keys = socket.asked.filter((one) => one.name === 'command').map((one) => (one.request as { key: string }).key);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
  });
  it('comes back when the server closes it without a word', async () => {
    socket.say('connect');
    await settle();
    socket.say('disconnect', 'io server disconnect');
    await vi.advanceTimersByTimeAsync(6000);
    expect(connection.store.getState().status).toBe('ready');
    expect(socket.count('enter')).toBe(2);
  });
  it('ends when the hearing is followed elsewhere, and takes it back on request', async () => {
    socket.say('connect');
    await settle();
    const act = connection.actions.sendCommand({ type: 'participant.admitAll', payload: {} });
    socket.say('ended', { cause: 'replaced' });
    await expect(act).rejects.toMatchObject({ name: 'ApiError' });
    expect(connection.store.getState()).toMatchObject({ status: 'ended', endedCause: 'replaced' });
    connection.actions.enterAgain();
    socket.say('connect');
    await settle();
    expect(connection.store.getState()).toMatchObject({ status: 'ready', endedCause: undefined });
  });
  it('ends with the code when the court does not know this person', async () => {
    socket.answers['enter'] = () => ({ ok: false, error: { code: 'notFound' } });
    socket.say('connect');
    await settle();
    expect(connection.store.getState()).toMatchObject({ status: 'ended', endedCause: 'refused', refusal: 'notFound' });
  });
  it('goes on trying while the court is away', async () => {
    socket.answers['enter'] = () => ({ ok: false, error: { code: 'unavailable' } });
    socket.say('connect');
    await vi.advanceTimersByTimeAsync(5000);
    expect(socket.count('enter')).toBeGreaterThan(2);
    socket.answers['enter'] = entered;
    await vi.advanceTimersByTimeAsync(6000);
    expect(connection.store.getState().status).toBe('ready');
  });
});
