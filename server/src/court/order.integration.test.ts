import { randomUUID } from 'node:crypto';
import type { Ack, CommandResult, MediaAddress, StaffMessage } from '@assize/contracts/court/signalling';
import { verifyChain } from '@assize/contracts/hearing/chain';
import type { ExportedLog } from '@assize/contracts/hearing/log';
import type { IsolationReport } from '@assize/contracts/hearing/separation/isolationReport';
import type { HearingState } from '@assize/contracts/hearing/state';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getHearingState, listEvents } from '../hearing/readHearing.ts';
import type { FakeSfu } from '../testing/FakeSfu.ts';
import type { GatheredCourt, Person } from '../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';
import type { TestServer } from '../testing/startTestServer.ts';

/* One hearing with nine people, in the order of its acts; each test goes on where the one before ended. */
let held: Gathered;
let court: TestServer;
let sfu: FakeSfu;
let gathered: GatheredCourt;
const patience = { timeout: 20_000, interval: 50 };
const the = (person: Person) => gathered.sockets[person];
const idOf = (person: Person): string => gathered.ids[person];
const pointText = 'whether the goods were ever delivered';
const publicKey = 'A'.repeat(87);

beforeAll(async () => {
  held = await startGathered();
  ({ court, sfu, gathered } = held);
}, 180_000);
afterAll(() => held.close(), 60_000);

const state = () => getHearingState(court.server.db, gathered.hearingId);
async function get<T>(person: Person, path: string): Promise<T> {
  const answer = await fetch(`${court.baseUrl}/api/hearings/${gathered.hearingId}/${path}`, {
    headers: { authorization: `Bearer ${the(person).accessToken}` },
  });
  return (await answer.json()) as T;
}
/** Everything that ever reached a person over the socket, as text. */
const heardBy = (person: Person): string => JSON.stringify(the(person).heard);
const roomOfGrant = ({ grant }: MediaAddress) => (jwt.decode(grant) as { roomId?: string }).roomId;

test('a separation that cannot work keeps the hearing from opening, with the reason', async () => {
  const screeningId = randomUUID();
  await expect(the('clerk').command('screening.set', { screeningId, participantId: idOf('plaintiff'), from: [idOf('lawyer')] })).rejects.toMatchObject({
    code: 'screeningImpossible',
    details: { cause: 'ownHelp' },
  });
  await the('judge').command('participant.admitAll', {});
  await vi.waitFor(() => the('judge').command('hearing.open', {}), patience);
  expect((await state()).procedure.stage).toBe('opening');
});

test.each<[string, Person, string, unknown, string]>([
  ['a party moves the stage', 'plaintiff', 'procedure.enterStage', { stage: 'debate', reason: 'now' }, 'notAllowed'],
  ['a clerk gives the floor', 'clerk', 'floor.give', { participantId: '$plaintiff', limitS: null, isAlso: false }, 'notAllowed'],
  ['a party puts somebody out', 'lawyer', 'discipline.order', { participantId: '$defendant', measure: 'removal', reason: 'x' }, 'notAllowed'],
  ['a witness called by nobody raises a hand', 'witness', 'floor.raiseHand', {}, 'wrongParticipantState'],
  ['an observer raises a hand', 'observer', 'floor.raiseHand', {}, 'notAllowed'],
  ['a witness asks for a private room', 'witness', 'room.open', { roomId: '$new', kind: 'consultation', inviteIds: ['$plaintiff'] }, 'notAllowed'],
  ['a party opens a deliberation', 'plaintiff', 'room.open', { roomId: '$new', kind: 'deliberation', inviteIds: ['$judge'] }, 'notAllowed'],
  ['a stage is passed over without a reason', 'judge', 'procedure.enterStage', { stage: 'debate', reason: null }, 'reasonNeeded'],
  ['the floor is given while everyone may speak', 'judge', 'floor.give', { participantId: '$plaintiff', limitS: 60, isAlso: false }, 'floorOpen'],
  ['somebody not in the hearing is given the floor', 'judge', 'floor.give', { participantId: '$new', limitS: 60, isAlso: false }, 'notFound'],
  ['a limit that no button has', 'judge', 'floor.next', { limitS: -5 }, 'badRequest'],
  ['a member that no button sends', 'judge', 'floor.next', { limitS: 60, seq: 1 }, 'badRequest'],
  ['a command that does not exist', 'judge', 'floor.seize', {}, 'badRequest'],
  ['a bench member is disciplined', 'judge', 'discipline.order', { participantId: '$associate', measure: 'warning', reason: 'x' }, 'notAllowed'],
])('refused, and nothing is lost: %s', async (_, person, type, payload, code) => {
  const filled = JSON.parse(
    JSON.stringify(payload).replaceAll(/\$(\w+)/g, (__, name: string) => (name === 'new' ? randomUUID() : idOf(name as Person))),
  ) as unknown;
  const { seq } = await state();
  const ack = (await the(person).socket.emitWithAck('command', { key: randomUUID(), type, payload: filled })) as Ack<CommandResult>;
  expect(ack).toMatchObject({ ok: false, error: { code } });
  expect((await state()).seq).toBe(seq);
});

test('two orders of the same instant: one is done, the other finds it done', async () => {
  const enter = () => the('judge').command('procedure.enterStage', { stage: 'investigation', reason: null });
  await Promise.all([enter(), enter(), enter()]);
  const entered = (await listEvents(court.server.db, gathered.hearingId)).filter((event) => event.type === 'procedure.stageEntered');
  expect(entered.map((event) => event.payload.stage)).toEqual(['opening', 'investigation']);
});

test('without the floor the microphone is held at the sfu, with the very act that takes it', async () => {
  sfu.forget();
  const { seq } = await the('judge').command('floor.next', { limitS: 60 });
  const { grants } = await sfu.until('setGrants', (request) => request.version >= seq);
  expect([grants[idOf('plaintiff')]?.held, grants[idOf('defendant')]?.held]).toEqual([[], ['microphone']]);
  await the('judge').command('floor.setMode', { mode: 'open', order: [] });
});

test('in a consultation room one has the grant of that room and no other, and comes back', async () => {
  const roomId = randomUUID();
  await the('lawyer').command('room.open', { roomId, kind: 'consultation', inviteIds: [idOf('plaintiff')] });
  await expect(the('lawyer').command('room.enter', { roomId })).rejects.toMatchObject({ code: 'leaveNeeded' });
  await the('judge').command('room.allow', { roomId });
  sfu.forget();
  await the('lawyer').command('room.enter', { roomId });
  await the('plaintiff').command('room.enter', { roomId });
  await the('lawyer').until('mediaMoved');
  const address = await the('lawyer').ask<MediaAddress>('media', {});
  expect([address.roomId, roomOfGrant(address)]).toEqual([roomId, roomId]);
  expect((await the('defendant').ask<MediaAddress>('media', {})).roomId).toBeNull();
  const { rooms, grants } = await sfu.until('setGrants', (request) => Object.keys(request.rooms?.[roomId] ?? {}).length === 2);
  expect(rooms?.[roomId]?.[idOf('lawyer')]?.receive).toEqual([idOf('plaintiff')]);
  expect(grants[idOf('lawyer')]).toEqual({ send: [], held: [], receive: [] });
  expect(sfu.requests('startRecording')).toEqual([]);
  await the('lawyer').command('room.close', { roomId });
  await sfu.until('setGrants', (request) => request.grants[idOf('lawyer')]?.send.length === 2 && !(roomId in (request.rooms ?? {})));
});

test('a whisper passes sealed words to its members and to nobody else; the bench knows only that it is there', async () => {
  const whisperId = randomUUID();
  await the('lawyer').command('whisper.open', { whisperId, withIds: [idOf('plaintiff')], publicKey });
  await the('plaintiff').command('whisper.join', { whisperId, publicKey });
  const box = Buffer.from('sealed words').toString('base64');
  await the('lawyer').ask('whisper', { whisperId, toId: null, box });
  expect(await the('plaintiff').until('whisper')).toEqual({ whisperId, fromId: idOf('lawyer'), box });
  await expect(the('defendant').ask('whisper', { whisperId, toId: null, box })).rejects.toMatchObject({ code: 'notFound' });
  await expect(the('defendant').ask('media', { whisperId })).rejects.toMatchObject({ code: 'notFound' });
  await expect(the('judge').ask('media', { whisperId })).rejects.toMatchObject({ code: 'notFound' });
  expect(roomOfGrant(await the('plaintiff').ask<MediaAddress>('media', { whisperId }))).toBe(whisperId);
  for (const person of ['defendant', 'counsel', 'clerk', 'observer', 'witness'] as const) {
    expect(heardBy(person), person).not.toContain(whisperId);
    expect(heardBy(person), person).not.toContain(box);
  }
  expect(heardBy('judge')).toContain(whisperId);
  expect(heardBy('judge')).not.toContain(box);
  await the('judge').command('whisper.stop', { whisperId });
  await expect(the('lawyer').ask('whisper', { whisperId, toId: null, box })).rejects.toMatchObject({ code: 'notFound' });
});

test('of a deliberation nobody but the bench hears, nor reads it in the time log or in an exported log, whose chain still holds', async () => {
  const roomId = randomUUID();
  await the('judge').command('room.open', { roomId, kind: 'deliberation', inviteIds: [idOf('associate')] });
  await the('associate').command('room.enter', { roomId });
  await the('associate').untilEvent('room.entered');
  for (const person of ['clerk', 'plaintiff', 'lawyer', 'witness', 'observer'] as const) expect(heardBy(person), person).not.toContain(roomId);
  const ofClerk = await get<ExportedLog>('clerk', 'log');
  expect(JSON.stringify([ofClerk, await get('clerk', 'time-log')])).not.toMatch(new RegExp(`${roomId}|deliberation`));
  expect(ofClerk.events.filter((line) => line.type === 'withheld').length).toBeGreaterThanOrEqual(3);
  expect(verifyChain(ofClerk.events)).toMatchObject({ ok: true });
  expect(JSON.stringify(await get('judge', 'log'))).toContain(roomId);
  await the('judge').command('room.close', { roomId });
});

test('the witness is told nothing of substance until called, nor what was disputed before', async () => {
  const pointId = randomUUID();
  await the('judge').command('point.state', { pointId, text: pointText });
  await the('plaintiff').until('events', (events) => events.some((event) => event.type === 'point.stated'));
  expect(heardBy('witness')).not.toMatch(/Demo (plaintiff|lawyer|judge)/);
  await the('judge').command('participant.admit', { participantId: idOf('witness') });
  await the('witness').until('snapshot', (message) => message.view === 'stand');
  await the('judge').command('oath.read', { participantId: idOf('witness'), kind: 'oath' });
  await the('witness').untilEvent('oath.read');
  await the('witness').command('oath.confirm', { textSha256: 'c'.repeat(64), language: 'zh-CN' });
  await the('judge').command('participant.isolate', { participantId: idOf('witness') });
  await the('witness').until('snapshot', (message) => message.view === 'door' && message.snapshot.participants[idOf('witness')]?.status === 'isolated');
  await the('judge').command('point.settle', { pointId, outcome: 'agreed: delivered' });
  await the('plaintiff').until('events', (events) => events.some((event) => event.type === 'point.settled'));
  expect(heardBy('witness')).not.toContain(pointText);
  expect(heardBy('witness')).not.toContain('agreed: delivered');
});

test('court staff write to each other; others neither write nor read', async () => {
  const messageId = randomUUID();
  await the('clerk').ask('staffMessage', { messageId, body: 'the defendant’s line is poor' });
  expect(await the('judge').until('staffMessage')).toMatchObject({ messageId, participantId: idOf('clerk') });
  await expect(the('clerk').ask('staffMessage', { messageId, body: 'other words under the same id' })).rejects.toMatchObject({ code: 'keyReused' });
  await the('clerk').ask('staffMessage', { messageId, body: 'the defendant’s line is poor' });
  expect(heardBy('judge')).not.toContain('other words');
  await expect(the('lawyer').ask('staffMessage', { messageId: randomUUID(), body: 'hello' })).rejects.toMatchObject({ code: 'notAllowed' });
  await expect(the('lawyer').ask('staffMessages', {})).rejects.toMatchObject({ code: 'notAllowed' });
  const { messages } = await the('associate').ask<{ messages: StaffMessage[] }>('staffMessages', {});
  expect(messages.map((one) => one.body)).toEqual(['the defendant’s line is poor']);
  expect(heardBy('plaintiff')).not.toContain('line is poor');
});

test('speaking time is summed over the rooms of the sfu and shown to the court alone', async () => {
  const about = { hearingId: gathered.hearingId, at: new Date().toISOString() };
  sfu.tell('speech', { ...about, roomEpoch: 'one', spokenMs: { [idOf('plaintiff')]: 4000 } });
  sfu.tell('speech', { ...about, roomEpoch: 'one', spokenMs: { [idOf('plaintiff')]: 3000 } });
  sfu.tell('speech', { ...about, roomEpoch: 'two', spokenMs: { [idOf('plaintiff')]: 1500 } });
  await the('judge').until('speakingTime', ({ spokenMs }) => spokenMs[idOf('plaintiff')] === 5500);
  expect(the('plaintiff').heard.filter((one) => one.name === 'speakingTime')).toEqual([]);
});

test('the connection of each person is kept with its cause', async () => {
  const good = {
    hasSocket: true,
    isIceAlive: true,
    protocol: 'udp',
    roundTripMs: 30,
    sentLoss: 0,
    receivedLoss: 0,
    sentBitsPerS: 1e5,
    receivedBitsPerS: 1e5,
  } as const;
  const samples = (['plaintiff', 'defendant', 'lawyer'] as const).map((person) => ({
    ...good,
    participantId: idOf(person),
    ...(person === 'defendant' ? { sentLoss: 0.4 } : {}),
  }));
  sfu.tell('connections', { hearingId: gathered.hearingId, at: new Date().toISOString(), nodeLoad: 0.2, samples });
  await vi.waitFor(async () => {
    const { people } = await get<{ people: { participantId: string; troubles: unknown[] }[] }>('clerk', 'connections');
    expect(people.find((one) => one.participantId === idOf('defendant'))?.troubles).toEqual([expect.objectContaining({ kind: 'poor', cause: 'ownNetwork' })]);
  }, patience);
  expect(await get('plaintiff', 'connections')).toEqual({ error: { code: 'notAllowed' } });
});

test('the isolation report is made from the account of every node that carried the hearing, and names one that is gone', async () => {
  const report = await get<IsolationReport>('clerk', 'isolation-report');
  expect(report.witnesses).toEqual([expect.objectContaining({ participantId: idOf('witness'), mediaMs: 0, eventSeqs: [], consumptions: [] })]);
  expect(report.missingNodes).toEqual([]);
  await court.server.db.insertInto('hearing_node').values({ hearing_id: gathered.hearingId, node_id: 'burnt' }).execute();
  expect((await get<IsolationReport>('clerk', 'isolation-report')).missingNodes).toEqual(['burnt']);
  expect(await get('lawyer', 'isolation-report')).toEqual({ error: { code: 'notAllowed' } });
});

test('adjourned to a day, the next sitting is there for the same people under the same links', async () => {
  const continuesAt = new Date(Date.now() + 14 * 86_400_000).toISOString();
  await the('judge').command('hearing.adjourn', { reason: 'further evidence', continuesAt });
  const { db } = court.server;
  const account = await db.selectFrom('participant').select('account_id').where('id', '=', idOf('lawyer')).executeTakeFirstOrThrow();
  const next = await vi.waitFor(async () => {
    const link = await db.selectFrom('sign_in_link').select('hearing_id').where('account_id', '=', account.account_id).executeTakeFirstOrThrow();
    expect(link.hearing_id).not.toBe(gathered.hearingId);
    return getHearingState(db, link.hearing_id ?? '');
  }, patience);
  expect(next).toMatchObject({ status: 'scheduled', scheduledAt: continuesAt, continues: { hearingId: gathered.hearingId, sitting: 2 } });
  expect(next.procedure).toMatchObject({ stage: 'investigation', points: [{ text: pointText, outcome: 'agreed: delivered' }] });
  const seatsOf = (people: HearingState['participants']) => Object.values(people).map(({ name, role, side, seat }) => ({ name, role, side, seat }));
  expect(seatsOf(next.participants)).toEqual(expect.arrayContaining(seatsOf((await state()).participants)));
  await expect(the('clerk').command('note.make', { text: 'too late' })).rejects.toMatchObject({ code: 'wrongHearingState' });
});
