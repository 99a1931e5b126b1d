import { randomUUID } from 'node:crypto';
import type { CalledLink, CaseHearings, CourtCalendar } from '@assize/contracts/calendar/views';
import { type NewBooking, usualHours } from '@assize/contracts/calendar/wire';
import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseLog } from '../casefile/CaseLog.ts';
import { bookingOf, openCivilCase } from '../testing/bookings.ts';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { askAs } from '../testing/openTestCase.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let court: TestServer;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let other: Awaited<ReturnType<typeof makeAgency>>;
let made: Awaited<ReturnType<typeof openCivilCase>>;
const courtroomId = randomUUID();
const room = { courtroomId, name: 'Courtroom 1', form: 'physical', place: 'Second floor', isClosed: false };
const startsAt = '2031-03-03T01:00:00.000Z';

const ask = <T = unknown>(by: TestStaff | undefined, method: string, path: string, body?: unknown) => askAs<T>(court.baseUrl, by, method, path, body);
const staff = (role: string): TestStaff | undefined => agency.staff[role];
const hearingsOf = (caseId: string): string => `/api/case-files/${caseId}/hearings`;
const booking = (change: Partial<NewBooking> = {}, of = made): NewBooking =>
  bookingOf({ ...of, judgeId: staff('handler')?.accountId ?? '', courtroomId }, { clerkId: staff('assistant')?.accountId ?? null, ...change });

beforeAll(async () => {
  court = await startTestServer();
  const { db } = court.server;
  agency = await makeAgency(db, 'court', 'Court with a calendar', ['desk', 'assistant', 'handler', 'head']);
  other = await makeAgency(db, 'court', 'Court elsewhere', ['desk', 'head']);
  made = await openCivilCase(new CaseLog(db), { id: agency.id, name: 'Court with a calendar' }, { idNumber: '110101199001010011', licence: 'L1' });
}, 180_000);
afterAll(() => court.close());

test('courtrooms and hours are kept by the desk or head of the court, and by nobody else', async () => {
  const path = `/api/agencies/${agency.id}/courtrooms`;
  const hours = { ...usualHours, closedOn: ['2031-03-04'] };
  for (const by of [staff('assistant'), staff('handler'), other.staff['head']]) {
    expect((await ask(by, 'POST', path, room)).status).toBe(403);
    expect((await ask(by, 'POST', `/api/agencies/${agency.id}/court-hours`, hours)).status).toBe(403);
  }
  expect((await ask(staff('desk'), 'POST', path, room)).status).toBe(200);
  expect((await ask(staff('head'), 'POST', path, { ...room, courtroomId: randomUUID() })).body).toMatchObject({ error: { code: 'conflict' } });
  expect((await ask(other.staff['desk'], 'POST', `/api/agencies/${other.id}/courtrooms`, { ...room, name: 'Taken over' })).status).toBe(404);
  expect((await ask(staff('head'), 'POST', `/api/agencies/${agency.id}/court-hours`, hours)).status).toBe(200);
});

test('a booked hearing is on the page of the case, in the calendar of the court, and with the party who follows the case', async () => {
  const followerId = randomUUID();
  const who = { followerId, partyId: made.partyId, as: 'party', name: 'Demo plaintiff', email: null, phone: null, acceptsService: true };
  const named = await ask<{ url: string }>(staff('desk'), 'POST', `/api/case-files/${made.caseId}/followers`, who);
  const session = await ask<{ accessToken: string }>(undefined, 'POST', '/api/sessions', { secret: new URL(named.body.url).hash.slice(1) });
  const follower: TestStaff = { accountId: '', token: session.body.accessToken };

  const asked = booking();
  const booked = await ask<{ links: CalledLink[] }>(staff('assistant'), 'POST', hearingsOf(made.caseId), asked);
  expect(booked.status).toBe(200);
  // The party comes as who follows the case; the lawyer has a link of their own, which leads to the hearing.
  expect(booked.body.links.map((one) => one.role)).toEqual(['lawyer']);
  const lawyer = await ask(undefined, 'POST', '/api/sessions', { secret: new URL(booked.body.links[0]?.url ?? '').hash.slice(1) });
  expect(lawyer.body).toMatchObject({ hearingId: asked.hearingId, participations: [{ role: 'lawyer' }] });
  const followed = await ask<FollowView>(follower, 'GET', `/api/followed/${made.caseId}`);
  expect(followed.body.hearings).toMatchObject([{ hearingId: asked.hearingId, courtroom: 'Courtroom 1', scheduledAt: startsAt }]);

  const page = await ask<CaseHearings>(staff('handler'), 'GET', hearingsOf(made.caseId));
  expect(page.body.hearings).toMatchObject([{ hearingId: asked.hearingId, booking: { kind: 'trial', minutes: 60 }, recordings: [], exhibits: [] }]);
  expect(page.body.hearings[0]?.people?.map((one) => one.role)).toEqual(['soleJudge', 'clerk', 'plaintiff', 'lawyer']);
  expect(page.body.hearings[0]?.myParticipantId).not.toBeNull();
  expect((await ask(follower, 'GET', hearingsOf(made.caseId))).status).toBe(403);
  expect((await ask(other.staff['desk'], 'GET', hearingsOf(made.caseId))).status).toBe(404);

  const links = (participantId: string | undefined, by: TestStaff | undefined) =>
    ask(by, 'POST', `${hearingsOf(made.caseId)}/${asked.hearingId}/participants/${participantId ?? ''}/links`, {});
  expect((await links(booked.body.links[0]?.participantId, staff('desk'))).status).toBe(200);
  // A link of the judge's would open all that the judge may.
  expect((await links(page.body.hearings[0]?.myParticipantId ?? '', staff('desk'))).status).toBe(403);
  expect((await links(booked.body.links[0]?.participantId, staff('head'))).status).toBe(403);
});

test('a link is made for who comes by the booking alone, and for nobody whose account opens anything else', async () => {
  const page = async (by: TestStaff | undefined) => (await ask<CaseHearings>(by, 'GET', hearingsOf(made.caseId))).body.hearings[0];
  const hearing = await page(staff('desk'));
  expect(hearing?.people?.map((one) => [one.role, one.mayLink])).toEqual([
    ['soleJudge', false],
    ['clerk', false],
    ['plaintiff', false],
    ['lawyer', true],
  ]);
  const idOf = (role: string): string => hearing?.people?.find((one) => one.role === role)?.participantId ?? '';
  const link = (role: string) =>
    ask<CalledLink>(staff('desk'), 'POST', `${hearingsOf(made.caseId)}/${hearing?.hearingId ?? ''}/participants/${idOf(role)}/links`, {});
  // The plaintiff follows the case: by a link of theirs somebody would read what is served on them.
  for (const role of ['plaintiff', 'clerk', 'soleJudge']) expect(await link(role)).toMatchObject({ status: 403, body: { error: { code: 'notAllowed' } } });
  expect((await link('lawyer')).body.expiresAt > startsAt).toBe(true);
  const { db } = court.server;
  const { account_id: accountId } = await db.selectFrom('participant').select('account_id').where('id', '=', idOf('lawyer')).executeTakeFirstOrThrow();
  // Since then they have become somebody else, too.
  await db.updateTable('account').set({ is_admin: true }).where('id', '=', accountId).execute();
  expect((await link('lawyer')).status).toBe(403);
  expect((await page(staff('desk')))?.people?.some((one) => one.mayLink)).toBe(false);
  await db.updateTable('account').set({ is_admin: false }).where('id', '=', accountId).execute();
  await db.insertInto('agency_staff').values({ agency_id: other.id, account_id: accountId, role: 'assistant' }).execute();
  expect((await link('lawyer')).status).toBe(403);
  await db.deleteFrom('agency_staff').where('account_id', '=', accountId).execute();
  expect((await link('lawyer')).status).toBe(200);
});

test('of a case that somebody of the court may not see, the calendar says that it is taken and nothing more', async () => {
  const secret = await openCivilCase(
    new CaseLog(court.server.db),
    { id: agency.id, name: 'Court with a calendar' },
    { idNumber: '110101199001010022', licence: 'L2' },
    'secret',
  );
  const judge = await signInNew(court.server.db, 'Judge of the secret');
  await court.server.db.insertInto('agency_staff').values({ agency_id: agency.id, account_id: judge.accountId, role: 'handler' }).execute();
  const assigned = { key: randomUUID(), type: 'case.assign', payload: { accountIds: [judge.accountId] } };
  expect((await ask(staff('head'), 'POST', `/api/case-files/${secret.caseId}`, assigned)).status).toBe(200);
  const asked = { ...booking({ startsAt: '2031-03-05T01:00:00.000Z', title: 'Nobody knows', judgeIds: [judge.accountId], clerkId: null }, secret) };
  expect((await ask(staff('assistant'), 'POST', hearingsOf(secret.caseId), asked)).status).toBe(404);
  expect((await ask(judge, 'POST', hearingsOf(secret.caseId), asked)).status).toBe(200);

  const week = { fromOn: '2031-03-03', toOn: '2031-03-09' };
  const seen = await ask<CourtCalendar>(staff('assistant'), 'POST', `/api/agencies/${agency.id}/calendar`, week);
  expect(seen.body.entries).toMatchObject([{ hearing: { isMine: true, maySeeCase: true } }, { courtroomId, judgeIds: [judge.accountId], hearing: null }]);
  for (const hidden of [secret.caseId, asked.hearingId, 'Nobody knows']) expect(JSON.stringify(seen.body)).not.toContain(hidden);
  const own = await ask<CourtCalendar>(judge, 'POST', `/api/agencies/${agency.id}/calendar`, week);
  expect(own.body.entries).toMatchObject([{ hearing: { isMine: false } }, { hearing: { title: 'Nobody knows', isMine: true } }]);
  expect((await ask(other.staff['head'], 'POST', `/api/agencies/${agency.id}/calendar`, week)).status).toBe(403);

  const refused = await ask(staff('desk'), 'POST', hearingsOf(made.caseId), booking({ startsAt: asked.startsAt }));
  expect(refused).toMatchObject({
    status: 409,
    body: { error: { code: 'hearingTaken', details: { taken: [`courtroom ${courtroomId} ${asked.startsAt} 2031-03-05T02:00:00.000Z`] } } },
  });
  for (const hidden of [secret.caseId, asked.hearingId, 'Nobody knows']) expect(JSON.stringify(refused.body)).not.toContain(hidden);
});

test('the next times at which all can leave out holidays and what is taken, and can be booked', async () => {
  const { kind, plan, minutes, judgeIds, clerkId, summoned } = booking();
  const query = { kind, plan, minutes, judgeIds, clerkId, summoned, courtroomId: null, hearingId: null, fromOn: '2031-03-03' };
  const free = await ask<{ times: { startsAt: string; courtroomId: string }[] }>(staff('desk'), 'POST', `${hearingsOf(made.caseId)}/free`, {
    ...query,
    minutes: 180,
  });
  // Monday at nine is taken, Tuesday a holiday, Wednesday at nine the courtroom is taken.
  expect(free.body.times.slice(0, 2).map((one) => one.startsAt)).toEqual(['2031-03-03T05:30:00.000Z', '2031-03-05T05:30:00.000Z']);
  const first = free.body.times[0];
  const asked = booking({ startsAt: first?.startsAt ?? '', courtroomId: first?.courtroomId ?? '', minutes: 180 });
  expect((await ask(staff('desk'), 'POST', hearingsOf(made.caseId), asked)).status).toBe(200);
  expect((await ask(staff('head'), 'POST', `${hearingsOf(made.caseId)}/free`, query)).status).toBe(403);

  const away = `${hearingsOf(made.caseId)}/${asked.hearingId}`;
  expect((await ask(staff('head'), 'POST', `${away}/cancel`, { reason: 'withdrawn' })).status).toBe(403);
  expect((await ask(staff('desk'), 'POST', `${away}/cancel`, { reason: 'withdrawn' })).status).toBe(200);
  const page = await ask<CaseHearings>(staff('desk'), 'GET', hearingsOf(made.caseId));
  expect(page.body.hearings[0]).toMatchObject({ status: 'cancelled', booking: { cancelled: 'withdrawn' } });
});

test('a hearing that is cancelled in the courtroom frees its time too', async () => {
  const asked = booking({ startsAt: '2031-03-06T01:00:00.000Z' });
  expect((await ask(staff('desk'), 'POST', hearingsOf(made.caseId), asked)).status).toBe(200);
  await court.server.log.append({
    hearingId: asked.hearingId,
    actor: { participantId: null, role: null, connectionId: null },
    decide: () => [{ type: 'hearing.cancelled', payload: { reason: 'settled' } }],
  });
  expect((await ask(staff('desk'), 'POST', hearingsOf(made.caseId), { ...asked, hearingId: randomUUID() })).status).toBe(200);
});
