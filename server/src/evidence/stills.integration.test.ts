import { createHash, randomUUID } from 'node:crypto';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getHearingState, listEvents } from '../hearing/readHearing.ts';
import type { GatheredCourt, Person } from '../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';

let held: Gathered;
let gathered: GatheredCourt;
let picture: Buffer;
const takenAt = '2030-01-01T00:00:00.000Z';
const words = { title: 'The broken hinge', purpose: 'that it broke where it was glued' };
const the = (person: Person) => gathered.sockets[person];

async function take(person: Person, exhibitId: string = randomUUID()): Promise<{ status: number; body: unknown; exhibitId: string }> {
  const answer = await fetch(`${held.court.baseUrl}/api/hearings/${gathered.hearingId}/stills`, {
    method: 'POST',
    headers: { authorization: `Bearer ${the(person).accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ exhibitId, ...words }),
  });
  return { status: answer.status, body: await answer.json(), exhibitId };
}
const exhibitOf = async (id: string): Promise<Exhibit | undefined> => (await getHearingState(held.court.server.db, gathered.hearingId)).evidence.exhibits[id];
const original = (person: Person, id: string): Promise<Response> =>
  fetch(`${held.court.baseUrl}/api/hearings/${gathered.hearingId}/exhibits/${id}/original`, {
    headers: { authorization: `Bearer ${the(person).accessToken}` },
  });
const nameLawyer = () => the('judge').command('presenter.name', { participantId: gathered.ids.lawyer });
const documentsKept = async (): Promise<number> => (await held.court.server.db.selectFrom('document').select('id').execute()).length;
const refusedFor = (cause: string) => ({ status: 409, body: { error: { code: 'stillNotTaken', details: { cause } } } });

beforeAll(async () => {
  held = await startGathered();
  ({ gathered } = held);
  picture = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#c03020' } })
    .png()
    .toBuffer();
  await the('judge').command('participant.admitAll', {});
  await the('judge').command('hearing.open', {});
}, 180_000);
afterAll(() => held.close(), 60_000);
beforeEach(async () => {
  held.sfu.forget();
  held.sfu.still = { mime: 'image/png', image: picture, takenAt };
  await nameLawyer();
});

describe('a still that the court takes', () => {
  test('is asked of the node, and becomes an exhibit of the side of who presents, with its picture as the document', async () => {
    const { status, exhibitId } = await take('clerk');
    expect(status).toBe(200);
    expect(held.sfu.requests('takeStill')).toEqual([{ hearingId: gathered.hearingId, participantId: gathered.ids.lawyer }]);
    const exhibit = await exhibitOf(exhibitId);
    expect(exhibit).toMatchObject({
      ...words,
      number: { side: 'plaintiff' },
      filedById: gathered.ids.lawyer,
      form: 'electronicOriginal',
      document: { mime: 'image/png', bytes: picture.length, sha256: createHash('sha256').update(picture).digest('hex') },
      takenFrom: { participantId: gathered.ids.lawyer, takenById: gathered.ids.clerk, at: takenAt },
    });
    const read = await original('lawyer', exhibitId);
    expect(Buffer.from(await read.arrayBuffer()).equals(picture)).toBe(true);
    expect(read.headers.get('content-disposition')).toMatch(/\.png"$/);
    for (const person of ['counsel', 'witness', 'observer'] as const) expect((await original(person, exhibitId)).status, person).toBe(404);
  });

  test('stands on the log as the act of who took it', async () => {
    const { exhibitId, body } = await take('judge');
    const events = await listEvents(held.court.server.db, gathered.hearingId, 1);
    const event = events.find((one) => one.type === 'exhibit.filed' && one.payload.exhibitId === exhibitId);
    expect(event).toMatchObject({
      actor: { participantId: gathered.ids.judge, role: 'presidingJudge' },
      payload: { takenFrom: { participantId: gathered.ids.lawyer, takenById: gathered.ids.judge, at: takenAt } },
    });
    expect(body).toEqual({ seq: event?.seq });
  });

  test('asked for twice under one id is taken once, at the same time too', async () => {
    const id = randomUUID();
    const answers = await Promise.all([take('clerk', id), take('clerk', id)]);
    expect(answers.map((one) => one.status)).toEqual([200, 200]);
    const before = (await getHearingState(held.court.server.db, gathered.hearingId)).seq;
    held.sfu.forget();
    expect(await take('clerk', id)).toMatchObject({ status: 200, body: answers[0]?.body });
    expect(held.sfu.requests('takeStill')).toEqual([]);
    expect((await getHearingState(held.court.server.db, gathered.hearingId)).seq).toBe(before);
  });

  test('is refused to all but who presides and the clerk, and no picture is taken for them', async () => {
    for (const person of ['associate', 'lawyer', 'plaintiff', 'defendant', 'counsel', 'witness', 'observer'] as const)
      expect(await take(person), person).toMatchObject({ status: 403, body: { error: { code: 'notAllowed' } } });
    expect(held.sfu.requests('takeStill')).toEqual([]);
  });

  test('is refused while nobody presents', async () => {
    await the('judge').command('presenter.name', { participantId: null });
    expect(await take('judge')).toMatchObject(refusedFor('noPresenter'));
    expect(held.sfu.requests('takeStill')).toEqual([]);
  });

  test.each(['noPicture', 'notHere', 'timedOut', 'notDecoded'] as const)('says what the node says: %s; nothing is filed or kept', async (cause) => {
    held.sfu.still = cause;
    const before = await documentsKept();
    const { exhibitId, ...answer } = await take('clerk');
    expect(answer).toEqual(refusedFor(cause));
    expect(await exhibitOf(exhibitId)).toBeUndefined();
    expect(await documentsKept()).toBe(before);
    // The same once more, when there is a picture.
    held.sfu.still = { mime: 'image/png', image: picture, takenAt };
    expect(await take('clerk', exhibitId)).toMatchObject({ status: 200 });
  });

  test('is refused while the node is away', async () => {
    await held.sfu.close();
    await expect.poll(async () => (await take('clerk')).body, { timeout: 20_000 }).toEqual(refusedFor('nodeAway').body);
  });
});
