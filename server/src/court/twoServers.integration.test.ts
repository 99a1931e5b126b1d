import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getHearingState, listEvents } from '../hearing/readHearing.ts';
import { CourtSocket } from '../testing/CourtSocket.ts';
import { FakeSfu } from '../testing/FakeSfu.ts';
import { testSecret } from '../testing/startTestServer.ts';
import { startTwoServers, type TwoServers } from '../testing/startTwoServers.ts';

/* One hearing over two servers and two sfu nodes; each test goes on where the one before ended. */
let court: TwoServers;
let nodes: Map<string, FakeSfu>;
let judge: CourtSocket;
let plaintiff: CourtSocket;
let hearingId: string;
const patience = { timeout: 90_000, interval: 200 };

beforeAll(async () => {
  court = await startTwoServers();
  hearingId = court.demo.hearingId;
  const makeNode = async (nodeId: string): Promise<[string, FakeSfu]> => [
    nodeId,
    await FakeSfu.create({ redisUrl: court.redisUrl, secret: testSecret, nodeId }),
  ];
  nodes = new Map(await Promise.all([makeNode('one'), makeNode('two')]));
  judge = await CourtSocket.follow(court.linkAt(0, 'judge'), hearingId);
  plaintiff = await CourtSocket.follow(court.linkAt(1, 'plaintiff'), hearingId);
}, 180_000);
afterAll(async () => {
  judge.close();
  plaintiff.close();
  for (const node of nodes.values()) await node.close();
  await court.close();
}, 60_000);

const db = () => court.servers[1].db;
async function statusOf(role: string): Promise<string | undefined> {
  const state = await getHearingState(db(), hearingId);
  return Object.values(state.participants).find((one) => one.role === role)?.status;
}

test('an act at one server is seen by who is connected to the other', async () => {
  await Promise.all([judge.arrive(), plaintiff.arrive()]);
  await judge.command('participant.admitAll', {});
  await plaintiff.until('snapshot', ({ view }) => view === 'court');
  await vi.waitFor(() => judge.command('hearing.open', {}), patience); // the nodes have yet to be found
  await plaintiff.untilEvent('hearing.opened');
});

test('the same act with the same key, sent twice at once, is in the log once; of two alike one is refused', async () => {
  const before = (await listEvents(db(), hearingId)).length;
  const payload = { reason: 'Ten minutes' };
  const answers = await Promise.all([judge.command('hearing.recess', payload, 'the-same-key'), judge.command('hearing.recess', payload, 'the-same-key')]);
  expect(answers[0]).toEqual(answers[1]);
  const outcomes = await Promise.allSettled([judge.command('hearing.resume', {}), judge.command('hearing.resume', {})]);
  expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  const types = (await listEvents(db(), hearingId)).slice(before).map((event) => event.type);
  expect(types.filter((type) => type.startsWith('hearing.'))).toEqual(['hearing.recessed', 'hearing.resumed']);
});

test('whoever enters again at the other server takes the place over; nobody is marked as gone', async () => {
  const before = (await listEvents(db(), hearingId)).length;
  const elsewhere = await CourtSocket.follow(court.linkAt(0, 'plaintiff'), hearingId);
  expect(await plaintiff.until('ended')).toEqual({ cause: 'replaced' });
  plaintiff.close();
  plaintiff = elsewhere;
  await judge.command('participant.muteAll', {});
  await plaintiff.untilEvent('participant.muted');
  const types = (await listEvents(db(), hearingId)).slice(before).map((event) => event.type);
  expect(types).not.toContain('participant.disconnected');
});

test('a node that dies loses its hearing to the other one, which goes on recording', async () => {
  const carrying = [...nodes].find(([, node]) => node.requests('startRecording').length > 0);
  const [deadId, dead] = carrying ?? ['', undefined];
  const other = nodes.get(deadId === 'one' ? 'two' : 'one');
  expect(other?.requests('startRecording')).toEqual([]);
  const recordingId = (await getHearingState(db(), hearingId)).recording?.id ?? '';
  const head = { fileNo: 0, blockNo: 7, hash: 'a'.repeat(64), sealedAt: new Date().toISOString() };
  dead?.tell('journalHead', { ...head, recordingId });
  await vi.waitFor(() => db().selectFrom('journal_head').where('recording_id', '=', recordingId).select('block_no').executeTakeFirstOrThrow(), patience);
  await dead?.close();
  nodes.delete(deadId);
  await plaintiff.until('mediaMoved');
  // It is told where the record of the other ends, so that it states the time between as a gap.
  expect(await other?.until('startRecording')).toMatchObject({ recordingId, isInterrupted: true, lastHead: head });
  const { seq } = await getHearingState(db(), hearingId);
  await other?.until('setGrants', ({ version }) => version <= seq);
});

test('one server gone: its people go on at the other, and who does not come is marked as disconnected', async () => {
  const defendant = await CourtSocket.follow(court.linkAt(0, 'defendant'), hearingId);
  await defendant.arrive(); // known to the server that goes, and to no other
  await court.servers[0].close();
  for (const one of [judge, defendant]) one.close();
  judge = await CourtSocket.follow(court.linkAt(1, 'judge'), hearingId);
  await judge.command('hearing.recess', { reason: 'A server failed' });
  await judge.untilEvent('hearing.recessed'); // told by the server that is left
  await vi.waitFor(async () => expect(await statusOf('defendant')).toBe('disconnected'), patience);
  expect(await statusOf('presidingJudge')).toBe('admitted');
}, 120_000);
