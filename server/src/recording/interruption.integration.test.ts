import { randomUUID } from 'node:crypto';
import type { HearingEvent } from '@assize/contracts/hearing/events';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { Manifest } from '@assize/contracts/recording/products';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getCustody } from '../custody/listCustody.ts';
import { getHearingState, listEvents } from '../hearing/readHearing.ts';
import { leaveMessages } from '../outbox/outbox.ts';
import { json } from '../platform/db.ts';
import type { Person } from '../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';

/* One hearing, interrupted, lost and closed; each test goes on where the one before ended. */
let held: Gathered;
const patience = { timeout: 30_000, interval: 50 };
let reporting: NodeJS.Timeout;
beforeAll(async () => {
  held = await startGathered();
}, 240_000);
afterAll(async () => {
  clearInterval(reporting);
  await held.close();
}, 60_000);

const the = (person: Person) => held.gathered.sockets[person];
const idOf = (person: Person): string => held.gathered.ids[person];
const db = () => held.court.server.db;
const state = (): Promise<HearingState> => getHearingState(db(), held.gathered.hearingId);
const events = (): Promise<HearingEvent[]> => listEvents(db(), held.gathered.hearingId);
const typesSince = async (seq: number): Promise<string[]> => (await events()).filter((one) => one.seq > seq).map((one) => one.type);
const interrupt = { cause: 'closedEvidence' as const, reason: 'the recipe is a trade secret' };
async function post(person: Person, payload: unknown, key: string): Promise<{ status: number; body: { seq?: number; error?: { code: string } } }> {
  const answer = await fetch(`${held.court.baseUrl}/api/hearings/${held.gathered.hearingId}/custody`, {
    method: 'POST',
    headers: { authorization: `Bearer ${the(person).accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ key, type: 'defect.sign', payload }),
  });
  return { status: answer.status, body: (await answer.json()) as { seq?: number } };
}
/** From now on the recorder tells that it captures, so that nobody takes it for lost. */
async function reportCapture(): Promise<void> {
  const recordingId = (await state()).recording?.id ?? null;
  const { hearingId } = held.gathered;
  const well = { state: 'capturing' as const, cause: null, sealedAgeMs: 200, freeBytes: 1e11, hoursLeft: 40, tracks: [] };
  reporting = setInterval(() => held.sfu.tell('captureHealth', { hearingId, recordingId, at: new Date().toISOString(), ...well }), 300);
}
/** As production leaves a recording that it has made. */
async function seal(gaps: Manifest['gaps']): Promise<void> {
  const recordingId = (await state()).recording?.id ?? '';
  const { hearingId } = held.gathered;
  await db()
    .updateTable('recording')
    .set({ manifest: json({ gaps, tracks: [] }) })
    .where('id', '=', recordingId)
    .execute();
  await leaveMessages(db(), [{ topic: 'recording.sealed', payload: { hearingId, recordingId } }]);
}
async function untilNote(count: number): Promise<string> {
  const custody = await vi.waitFor(async () => {
    const found = await getCustody(db(), held.gathered.hearingId);
    expect(found.defects?.note.defects).toHaveLength(count);
    return found;
  }, patience);
  return custody.defects?.noteHash ?? '';
}

test('interrupted, the recorder stops while the court sits on, and the gallery receives nothing', async () => {
  await the('judge').command('participant.admitAll', {});
  await vi.waitFor(() => the('judge').command('hearing.open', {}), patience);
  await reportCapture();
  held.sfu.forget();
  await expect(the('clerk').command('recording.interrupt', interrupt)).rejects.toMatchObject({ code: 'notAllowed' });
  await the('judge').command('recording.interrupt', interrupt);
  expect(await held.sfu.until('stopRecording')).toMatchObject({ cause: 'interrupted' });
  const now = await state();
  const { grants } = await held.sfu.until('setGrants', ({ version }) => version >= now.seq);
  expect(grants[idOf('plaintiff')]?.receive).toContain(idOf('judge'));
  expect(grants[idOf('observer')]).toEqual({ send: [], held: [], receive: [] });
  await the('observer').untilEvent('interruption.closedEvidence');
});

test('whoever waits at the door is told that, and not why', async () => {
  const { snapshot } = await the('witness').until('snapshot', (message) => message.snapshot.interruption !== null);
  expect(snapshot.interruption).toMatchObject({ cause: 'closedEvidence', reason: null });
  expect(JSON.stringify(the('witness').heard)).not.toContain('trade secret');
});

test('a node that is killed meanwhile is set up again and records nothing', async () => {
  held.sfu.forget();
  held.sfu.restart();
  await held.sfu.until('setGrants', ({ hearingId }) => hearingId === held.gathered.hearingId);
  // What would start the recorder is asked right after the grants, on the same connection.
  await the('clerk').command('note.make', { text: 'the node came back' });
  const { seq } = await state();
  await held.sfu.until('setGrants', ({ version }) => version >= seq);
  expect(held.sfu.requests('startRecording')).toEqual([]);
});

test('going on is refused, with the cause, while the recorder is not ready, and the court stays unrecorded', async () => {
  held.sfu.isReady = false;
  await expect(the('judge').command('recording.goOn', {})).rejects.toMatchObject({ code: 'recorderNotReady', details: { cause: 'diskLow' } });
  held.sfu.isReady = true;
  expect((await state()).interruption).not.toBeNull();
});

test('going on, the recorder captures before it is in the log; the spans leave out what was between', async () => {
  held.sfu.forget();
  const { seq } = await state();
  await the('judge').command('recording.goOn', {});
  expect(held.sfu.requests('startRecording')[0]).toMatchObject({ isInterrupted: false });
  expect((await typesSince(seq)).slice(0, 2)).toEqual(['recording.started', 'interruption.ended']);
  await held.sfu.until('startRecording', ({ isInterrupted }) => isInterrupted === true);
  const log = await events();
  const at = (type: string): string => log.findLast((one) => one.type === type)?.at ?? '';
  expect(sittingSpans([...log, { ...(log.at(-1) as HearingEvent), type: 'hearing.closed', payload: {} } as HearingEvent])).toEqual([
    { fromAt: at('hearing.opened'), toAt: at('interruption.closedEvidence') },
    { fromAt: at('interruption.ended'), toAt: log.at(-1)?.at },
  ]);
});

test('closed while interrupted, the hearing ends in order, and the note of defects names what was lost alone', async () => {
  const opened = Date.parse((await state()).openedAt ?? '');
  const gap = { fromAt: new Date(opened + 1).toISOString(), toAt: new Date(opened + 5).toISOString(), cause: 'sfuLost' } as const;
  const recordingId = (await state()).recording?.id ?? '';
  held.sfu.tell('recordingGap', { ...gap, hearingId: held.gathered.hearingId, recordingId });
  await vi.waitFor(async () => expect((await events()).map((one) => one.type)).toContain('recording.gap'), patience);
  await the('judge').command('recording.interrupt', { cause: 'mediation', reason: 'talks' });
  await the('judge').command('hearing.close', {});
  expect(await state()).toMatchObject({ status: 'closed', interruption: null, recording: { status: 'captured' } });
  await seal([]);
  await untilNote(1);
  const { defects } = await getCustody(db(), held.gathered.hearingId);
  expect(defects?.note.defects).toEqual([{ ...gap, concerned: [] }]);
});

test('signing is the presiding judge’s; signed twice it is signed once; a new production with other facts is signed anew', async () => {
  const noteHash = await untilNote(1);
  const payload = { noteHash, words: 'The power failed.' };
  for (const person of ['clerk', 'associate', 'plaintiff', 'observer'] as const)
    expect(await post(person, payload, randomUUID())).toMatchObject({ status: 403, body: { error: { code: 'notAllowed' } } });
  const key = randomUUID();
  const first = await post('judge', payload, key);
  expect(first.status).toBe(200);
  expect(await post('judge', payload, key)).toEqual(first);
  expect((await post('judge', payload, randomUUID())).body).toEqual(first.body);
  expect(await post('judge', { ...payload, words: 'Something else.' }, randomUUID())).toMatchObject({ status: 409 });

  await seal([]);
  await seal([{ fromMs: 8, toMs: 9, cause: 'workerLost' }]);
  const newHash = await untilNote(2);
  expect((await getCustody(db(), held.gathered.hearingId)).defects?.signed).toBeNull();
  expect(await post('judge', payload, randomUUID())).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  expect((await post('judge', { noteHash: newHash, words: null }, randomUUID())).status).toBe(200);
  const answer = await fetch(`${held.court.baseUrl}/api/hearings/${held.gathered.hearingId}/custody`, {
    headers: { authorization: `Bearer ${the('plaintiff').accessToken}` },
  });
  expect(await answer.text()).not.toContain('workerLost');
});
