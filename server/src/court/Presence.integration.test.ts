import { openingEvents } from '@assize/contracts/hearing/sitting/rules';
import { type EventDraft, systemActor } from '@assize/contracts/hearing/events';
import { createLogger } from '@assize/platform/log';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inviteParticipant } from '../casefile/inviteParticipant.ts';
import { HearingLog } from '../hearing/HearingLog.ts';
import { getHearingState, listEvents } from '../hearing/readHearing.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { courtKey, makeHearing } from '../testing/makeHearing.ts';
import { Presence } from './Presence.ts';
import { recordingIdOf } from './performCommand.ts';

let database: TestDatabase;
let log: HearingLog;
let presence: Presence;
let listConnected: () => ReadonlySet<string>;

beforeAll(async () => {
  const [, make] = databases[0] as (typeof databases)[number];
  database = await make();
  log = new HearingLog(database.db, courtKey);
  presence = new Presence({ db: database.db, log, logger: createLogger('test'), listConnected: () => Promise.resolve(listConnected()), graceMs: 50 });
}, 120_000);
afterAll(async () => {
  presence.close();
  await database.close();
});

async function sit(): Promise<{ hearingId: string; judge: string; plaintiff: string; lawyer: string }> {
  const made = await makeHearing(database.db, log);
  const { hearingId, judge, plaintiff } = made;
  const { participantId: lawyer } = await inviteParticipant(database.db, log, hearingId, { name: 'Demo lawyer', role: 'lawyer', actsFor: plaintiff });
  const admissions = [judge, plaintiff, lawyer].flatMap((participantId): EventDraft[] => [
    { type: 'participant.arrived', payload: { participantId } },
    { type: 'participant.admitted', payload: { participantId } },
  ]);
  const opening = openingEvents(recordingIdOf(hearingId), new Date().toISOString());
  await log.append({ hearingId, actor: systemActor, decide: () => [...admissions, ...opening] });
  return { ...made, lawyer };
}
const untilLeft = (hearingId: string, participantId: string) =>
  vi.waitFor(async () => expect((await getHearingState(database.db, hearingId)).participants[participantId]?.status).toBe('left'), {
    timeout: 20_000,
    interval: 50,
  });

test('a party that drops suspends the court only when nobody is left to act for it; the recording is interrupted with it', async () => {
  const { hearingId, plaintiff, lawyer } = await sit();
  listConnected = () => new Set();
  presence.lost(hearingId, plaintiff);
  await untilLeft(hearingId, plaintiff);
  expect((await getHearingState(database.db, hearingId)).status).toBe('inSession');
  presence.lost(hearingId, lawyer);
  await untilLeft(hearingId, lawyer);
  expect((await listEvents(database.db, hearingId)).slice(-3).map((event) => event.type)).toEqual([
    'participant.left',
    'hearing.suspendedByAbsence',
    'recording.interrupted',
  ]);
  const state = await getHearingState(database.db, hearingId);
  expect([state.status, state.recording?.status]).toEqual(['suspended', 'interrupted']);
  const told = await database.db.selectFrom('outbox').select(['topic', 'payload']).where('topic', '=', 'sfu.stopRecording').execute();
  expect(told).toEqual([{ topic: 'sfu.stopRecording', payload: { hearingId, recordingId: recordingIdOf(hearingId), cause: 'suspended' } }]);
}, 60_000);

test('who comes back within the grace keeps the place, and nothing is suspended', async () => {
  const { hearingId, judge } = await sit();
  // Away when the connection is looked for, back when the grace ends.
  const answers = [new Set<string>()];
  listConnected = () => answers.shift() ?? new Set([judge]);
  presence.lost(hearingId, judge);
  await vi.waitFor(async () => expect((await getHearingState(database.db, hearingId)).participants[judge]?.status).toBe('disconnected'), {
    timeout: 20_000,
    interval: 50,
  });
  await presence.returned(hearingId, judge);
  const state = await getHearingState(database.db, hearingId);
  expect([state.status, state.participants[judge]?.status]).toEqual(['inSession', 'admitted']);
}, 60_000);
