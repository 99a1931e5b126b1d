import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { readTaken } from '@assize/contracts/calendar/taken';
import type { NewBooking } from '@assize/contracts/calendar/wire';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CaseLog } from '../casefile/CaseLog.ts';
import { keepCourtKey } from '../hearing/courtKeys.ts';
import { HearingLog } from '../hearing/HearingLog.ts';
import { addCourtroom, bookingOf, openCivilCase } from '../testing/bookings.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { openSession } from '../session/sessions.ts';
import { nameStaff } from '../agency/memberships.ts';
import { courtKey } from '../testing/makeHearing.ts';
import { bookHearing } from './bookHearing.ts';
import { cancelHearing, moveHearing } from './changeBooking.ts';
import type { BookingContext } from './courtFacts.ts';

const name = 'Court of the calendar';
const [nine, ten] = ['2031-03-03T01:00:00.000Z', '2031-03-03T02:00:00.000Z'];

describe.each(databases)('bookings on %s', (_, make) => {
  let database: TestDatabase;
  let context: BookingContext;
  let desk: TestStaff;
  let agencyId = '';
  const rooms: string[] = [];
  const judges: string[] = [];
  let people = 0;
  const ended: string[] = [];

  beforeAll(async () => {
    database = await make();
    const { db } = database;
    await keepCourtKey(db, courtKey);
    const log = new HearingLog(db, courtKey);
    context = {
      db,
      cases: new CaseLog(db),
      log,
      masterKey: Buffer.alloc(32, 7),
      timeZone: 'Asia/Shanghai',
      publicUrl: 'http://court.test',
      onEnded: (ids) => ended.push(...ids),
    };
    const made = await makeAgency(db, 'court', name, ['desk']);
    agencyId = made.id;
    desk = made.staff['desk'] as TestStaff;
    for (const index of [1, 2, 3, 4]) {
      rooms.push(await addCourtroom(db, agencyId, `Courtroom ${String(index)}`));
      const { accountId } = await signInNew(db, `Judge ${String(index)}`);
      await nameStaff(db, agencyId, accountId, 'handler');
      judges.push(accountId);
    }
  }, 120_000);
  afterAll(() => database.close(), 60_000);

  /** Somebody new with a lawyer of their own, unless said otherwise. */
  const openCase = (of: { idNumber?: string; licence?: string } = {}) => {
    people += 1;
    const own = { idNumber: `1101011990010100${String(people).padStart(2, '0')}`, licence: `L${String(people)}` };
    return openCivilCase(context.cases, { id: agencyId, name }, { ...own, ...of });
  };
  const caller = () => ({ accountId: desk.accountId, sessionId: randomUUID(), isAdmin: false });
  const book = (made: { caseId: string; partyId: string; agentId: string }, room: number, judge: number, change: Partial<NewBooking> = {}) => {
    const asked = bookingOf({ ...made, judgeId: judges[judge] ?? '', courtroomId: rooms[room] ?? '' }, change);
    return bookHearing(context, caller(), made.caseId, asked).then((links) => ({ links, hearingId: asked.hearingId, asked, caseId: made.caseId }));
  };
  const takenBy = async (run: Promise<unknown>) => {
    const error: unknown = await run.then(
      () => undefined,
      (refused: unknown) => refused,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'hearingTaken' });
    return readTaken((error as AppError).details);
  };

  test('a courtroom, a judge, a party and a lawyer are each in one hearing at a time, in whichever cases', async () => {
    const [first, other] = [await openCase({ idNumber: '110101198001010011', licence: 'L-SAME' }), await openCase()];
    await book(first, 0, 0);
    const until = { from: nine, until: ten };
    expect(await takenBy(book(other, 0, 1))).toEqual([{ part: 'courtroom', ref: rooms[0], ...until }]);
    expect(await takenBy(book(other, 1, 0))).toEqual([{ part: 'judge', ref: judges[0], ...until }]);
    const sameParty = await openCase({ idNumber: '110101198001010011' });
    // Of people who are not of the court no more is told than was asked for.
    const half = { from: '2031-03-03T01:30:00.000Z', until: ten };
    expect(await takenBy(book(sameParty, 1, 1, { startsAt: half.from }))).toEqual([{ part: 'party', ref: sameParty.partyId, ...half }]);
    const sameLawyer = await openCase({ licence: 'l-same' });
    expect(await takenBy(book(sameLawyer, 1, 1))).toEqual([{ part: 'agent', ref: sameLawyer.agentId, ...until }]);
    expect((await context.db.selectFrom('hearing').select('id').where('case_id', 'in', [other.caseId, sameParty.caseId]).execute()).length).toBe(0);
    // What begins as the other ends is in nobody's way.
    await book(other, 0, 0, { startsAt: ten });
  });

  test('of many who book the same at the same moment one has it, and nothing is left of the others', async () => {
    const cases = await Promise.all(Array.from({ length: 8 }, () => openCase()));
    const startsAt = '2031-03-04T01:00:00.000Z';
    const answers = await Promise.allSettled(cases.map((made, index) => book(made, index % 2, 2, { startsAt })));
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of answers) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'hearingTaken' });
    const ids = cases.map((one) => one.caseId);
    expect(await context.db.selectFrom('hearing').select('id').where('case_id', 'in', ids).execute()).toHaveLength(1);
    expect(await context.db.selectFrom('case_event').select('seq').where('type', '=', 'hearing.booked').where('case_id', 'in', ids).execute()).toHaveLength(1);
  });

  test('the database itself refuses a second claim, whoever writes it', async () => {
    const { hearingId } = await book(await openCase(), 0, 0, { startsAt: '2031-03-05T01:00:00.000Z' });
    const other = await book(await openCase(), 1, 1, { startsAt: '2031-03-05T01:00:00.000Z' });
    const claim = { hearing_id: other.hearingId, holder: `courtroom:${rooms[0] ?? ''}`, part: 'courtroom' as const, ref: rooms[0] ?? '' };
    const during = '[2031-03-05T01:59:00.000Z,2031-03-05T03:00:00.000Z)';
    await expect(
      context.db
        .insertInto('hearing_claim')
        .values({ ...claim, during })
        .execute(),
    ).rejects.toMatchObject({ code: '23P01' });
    expect(hearingId).not.toBe(other.hearingId);
  });

  test('a booking makes the hearing with its people, and links for those who have no account', async () => {
    const made = await openCase();
    const { links, hearingId, asked } = await book(made, 0, 0, { startsAt: '2031-03-06T01:00:00.000Z' });
    const { state } = await context.db.selectFrom('hearing').select('state').where('id', '=', hearingId).executeTakeFirstOrThrow();
    expect(state).toMatchObject({ title: 'First date', courtroom: 'Courtroom 1', scheduledAt: asked.startsAt, status: 'scheduled' });
    const seated = Object.values(state.participants).map((one) => one.role);
    expect(seated.toSorted()).toEqual(['lawyer', 'plaintiff', 'soleJudge']);
    expect(links.map((one) => one.role)).toEqual(['plaintiff', 'lawyer']);
    // Good until the day after the hearing, however far ahead it is.
    for (const one of links) expect(one.expiresAt > asked.startsAt).toBe(true);
    expect(await bookHearing(context, caller(), made.caseId, asked)).toEqual([]);
    const judge = await context.db
      .selectFrom('participant')
      .select('id')
      .where('hearing_id', '=', hearingId)
      .where('account_id', '=', judges[0] ?? '')
      .execute();
    expect(judge).toHaveLength(1);
  });

  test('what is moved or cancelled is free again, and its hearing follows', async () => {
    const startsAt = '2031-03-07T01:00:00.000Z';
    const first = await book(await openCase(), 0, 0, { startsAt });
    const move = { minutes: 60, courtroomId: rooms[0] ?? '', exceptionReason: null, reason: 'the judge is ill' };
    const later = '2031-03-07T05:30:00.000Z';
    await moveHearing(context, caller(), first, { ...move, startsAt: later });
    const second = await book(await openCase(), 0, 0, { startsAt });
    expect(await takenBy(moveHearing(context, caller(), first, { ...move, startsAt }))).toHaveLength(2);
    const moved = await context.db.selectFrom('hearing').select(['state', 'scheduled_at']).where('id', '=', first.hearingId).executeTakeFirstOrThrow();
    expect(moved.state.scheduledAt).toBe(later);
    expect(moved.scheduled_at.toISOString()).toBe(later);
    await cancelHearing(context, caller(), second, 'withdrawn');
    await cancelHearing(context, caller(), second, 'withdrawn');
    await moveHearing(context, caller(), first, { ...move, startsAt });
    const { status } = await context.db.selectFrom('hearing').select('status').where('id', '=', second.hearingId).executeTakeFirstOrThrow();
    expect(status).toBe('cancelled');
    const { rows } = await sql<{ type: string }>`select type from case_event where case_id = ${first.caseId} and type like 'hearing.%' order by seq`.execute(
      context.db,
    );
    expect(rows.map((row) => row.type)).toEqual(['hearing.booked', 'hearing.moved', 'hearing.moved']);
  });

  test('links go with a hearing that is moved unless they are over, and end with one that is cancelled', async () => {
    const { db } = context;
    const first = await book(await openCase(), 2, 2, { startsAt: '2031-03-10T01:00:00.000Z' });
    const links = () => db.selectFrom('sign_in_link').selectAll().where('hearing_id', '=', first.hearingId).orderBy('account_id').execute();
    const [over, holds] = await links();
    if (!over || !holds) throw new Error('a party and a lawyer have a link each');
    const past = new Date('2026-01-01T00:00:00.000Z');
    await db.updateTable('sign_in_link').set({ expires_at: past }).where('id', '=', over.id).execute();
    const move = { minutes: 60, courtroomId: rooms[2] ?? '', exceptionReason: null, reason: 'the judge is ill' };
    await moveHearing(context, caller(), first, { ...move, startsAt: '2031-03-11T01:00:00.000Z' });
    const day = 86_400_000;
    expect((await links()).map((one) => one.expires_at.getTime())).toEqual([past.getTime(), holds.expires_at.getTime() + day]);
    await moveHearing(context, caller(), first, { ...move, startsAt: '2031-03-07T05:30:00.000Z' });
    expect((await links())[1]?.expires_at.getTime()).toBe(holds.expires_at.getTime() + day);

    const { sessionId } = await openSession(db, { linkId: holds.id, accountId: holds.account_id });
    // Whoever has become more than called to this hearing keeps what is theirs.
    await nameStaff(db, agencyId, over.account_id, 'assistant');
    await cancelHearing(context, caller(), first, 'settled');
    expect((await links()).map((one) => one.revoked_at !== null)).toEqual([false, true]);
    expect(ended).toEqual([sessionId]);
  });
});
