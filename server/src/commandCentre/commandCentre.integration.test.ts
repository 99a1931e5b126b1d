import { randomUUID } from 'node:crypto';
import type { CommandCentre, WatchedHearing } from '@assize/contracts/commandCentre';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FakeSfu } from '../testing/FakeSfu.ts';
import type { GatheredCourt, Person } from '../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';
import type { TestServer } from '../testing/startTestServer.ts';

let held: Gathered;
let court: TestServer;
let sfu: FakeSfu;
let gathered: GatheredCourt;
const patience = { timeout: 20_000, interval: 50 };
const the = (person: Person) => gathered.sockets[person];

beforeAll(async () => {
  held = await startGathered();
  ({ court, sfu, gathered } = held);
}, 180_000);
afterAll(() => held.close(), 60_000);

async function ask(person: Person, method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${the(person).accessToken}`, 'content-type': 'application/json' };
  const answer = await fetch(court.baseUrl + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return answer.json();
}
const watched = async (person: Person): Promise<WatchedHearing[]> => ((await ask(person, 'GET', '/api/command-centre')) as CommandCentre).hearings;
const seenBy = async (person: Person): Promise<WatchedHearing> => {
  const found = (await watched(person)).find((one) => one.hearingId === gathered.hearingId);
  if (!found) throw new Error('not shown');
  return found;
};
const alerts = (person: Person, body: unknown) => ask(person, 'POST', `/api/hearings/${gathered.hearingId}/alerts`, body);
const personIn = ({ people }: WatchedHearing, person: Person) => people.find((one) => one.participantId === gathered.ids[person]);

test('the court’s own people see their hearings, who is missing and how each connection is; nobody else sees any', async () => {
  expect(await seenBy('clerk')).toMatchObject({ status: 'checkIn', capture: 'none', participantId: gathered.ids.clerk });
  for (const person of ['plaintiff', 'lawyer', 'witness', 'observer'] as const) expect(await watched(person), person).toEqual([]);
  the('defendant').close();
  await vi.waitFor(async () => expect(personIn(await seenBy('clerk'), 'defendant')).toMatchObject({ isMissing: true, status: 'disconnected' }), patience);
  const sample = {
    hasSocket: true,
    isIceAlive: true,
    protocol: 'udp',
    roundTripMs: 30,
    sentLoss: 0.4,
    receivedLoss: 0,
    sentBitsPerS: 1e5,
    receivedBitsPerS: 1e5,
  };
  const samples = [{ ...sample, participantId: gathered.ids.plaintiff }] as never;
  sfu.tell('connections', { hearingId: gathered.hearingId, at: new Date().toISOString(), nodeLoad: 0.2, samples });
  await vi.waitFor(async () => expect(personIn(await seenBy('clerk'), 'plaintiff')).toMatchObject({ isMissing: false, link: 'poor' }), patience);
  expect(personIn(await seenBy('clerk'), 'lawyer')?.link).toBeNull();
});

test('an alert is taken from outside under a key once, and everybody sees who took it', async () => {
  const alertId = randomUUID();
  await the('plaintiff').command('help.ask', { alertId, topic: 'sound', words: 'I hear nothing' });
  expect((await seenBy('judge')).alerts).toEqual([expect.objectContaining({ id: alertId, about: 'sound', detail: 'I hear nothing', takenById: null })]);
  const take = { key: randomUUID(), type: 'alert.take', payload: { alertId } };
  expect(await alerts('plaintiff', take)).toMatchObject({ error: { code: 'notAllowed' } });
  const taken = await alerts('clerk', take);
  expect(await alerts('clerk', take)).toEqual(taken);
  expect((await seenBy('judge')).alerts).toEqual([expect.objectContaining({ id: alertId, takenById: gathered.ids.clerk })]);
  await the('plaintiff').untilEvent('alert.taken');
  expect(await alerts('clerk', { ...take, key: randomUUID(), type: 'hearing.openCheckIn', payload: {} })).toMatchObject({ error: { code: 'badRequest' } });
  expect(await alerts('judge', { ...take, key: randomUUID(), type: 'alert.resolve' })).toHaveProperty('seq');
  expect((await seenBy('clerk')).alerts).toEqual([]);
  const elsewhere = await ask('clerk', 'POST', `/api/hearings/${court.demo.hearingId}/alerts`, take);
  expect(elsewhere).toMatchObject({ error: { code: 'notFound' } });
});

test('the capture light follows the recorder, and a deliberation leaves no trace', async () => {
  await the('judge').command('participant.admitAll', {});
  await vi.waitFor(() => the('judge').command('hearing.open', {}), patience);
  expect(await seenBy('clerk')).toMatchObject({ status: 'inSession', capture: 'capturing', stage: 'opening' });
  // The recorder of this sfu never reports: after a moment of silence that is a fault.
  await vi.waitFor(async () => expect(await seenBy('clerk')).toMatchObject({ capture: 'failing' }), patience);
  const roomId = randomUUID();
  const before = await seenBy('clerk');
  await the('judge').command('room.open', { roomId, kind: 'deliberation', inviteIds: [gathered.ids.associate] });
  await the('judge').command('room.enter', { roomId });
  await the('associate').command('room.enter', { roomId });
  const after = await seenBy('clerk');
  expect(JSON.stringify(after)).not.toMatch(new RegExp(`${roomId}|deliberation`));
  expect(after.people).toEqual(before.people);
});
