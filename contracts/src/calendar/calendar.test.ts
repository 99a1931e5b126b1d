import { describe, expect, it } from 'vitest';
import { idAt, type TestCase, buildCase } from '../testing/buildCase.ts';
import { refusalOf } from '../testing/refusalOf.ts';
import { calledTo } from './called.ts';
import { holdersOf } from './holders.ts';
import { type CourtFacts, decideBooking, decideCancelling, decideMove } from './rules.ts';
import { readTaken, writeTaken } from './taken.ts';
import { type NewBooking, newBookingSchema, usualHours } from './wire.ts';

const [hearingId, roomId, judgeId, clerkId] = [idAt('a00a', 1), idAt('a00b', 1), idAt('a002', 7), idAt('a002', 8)];
const court = (change: Partial<CourtFacts> = {}): CourtFacts => ({
  ...{ now: '2026-11-24T01:00:00.000Z', today: '2026-11-24', timeZone: 'UTC', hours: usualHours, isCourt: true },
  findCourtroom: (id) => (id === roomId ? { courtroomId: roomId, name: 'Demo courtroom', form: 'physical', place: '', isClosed: false } : undefined),
  findJudge: (id) => (id === judgeId ? 'Demo judge' : undefined),
  findClerk: (id) => (id === clerkId ? 'Demo clerk' : undefined),
  ...change,
});

/** Two accused with one lawyer each of the same licence, and an organisation with an agent. */
function makeCase(): TestCase {
  const made = buildCase();
  for (const index of [1, 2, 3]) {
    const isPerson = index < 3;
    const about = { idNumber: isPerson ? `11010119900101000${String(index)}` : '91310000X', phone: null, bornOn: null } as const;
    const form = isPerson ? 'person' : 'organisation';
    made.command({
      type: 'party.add',
      payload: { partyId: idAt('a00c', index), role: isPerson ? 'accused' : 'victim', form, name: `Demo party ${String(index)}`, ...about },
    });
    const agent = { agentId: idAt('a00d', index), partyId: idAt('a00c', index), form: 'lawyer' as const, name: 'Demo lawyer', firm: 'Demo firm' };
    const licence = isPerson ? '13101 2010' : '99';
    made.command({ type: 'agent.name', payload: { ...agent, licence, authority: 'general', powers: [], documentId: null } });
  }
  return made;
}
const summon = (...indexes: number[]): NewBooking['summoned'] => indexes.map((index) => ({ partyId: idAt('a00c', index), agentIds: [idAt('a00d', index)] }));
const asked: NewBooking = {
  ...{ hearingId, title: 'First date', kind: 'trial', plan: 'criminalOrdinary', minutes: 60, judgeIds: [judgeId], clerkId, summoned: summon(1, 2, 3) },
  ...{ courtroomId: roomId, startsAt: '2026-11-30T09:00:00.000Z', exceptionReason: null },
};

describe('booking a hearing', () => {
  it('names courtroom, court and those summoned in the log of the case, once', () => {
    const made = makeCase();
    const drafts = decideBooking(made.state, asked, court());
    expect(drafts).toMatchObject([{ type: 'hearing.booked', payload: { courtroom: { name: 'Demo courtroom' }, judges: [{ name: 'Demo judge' }] } }]);
    made.append(drafts, { accountId: null, agencyId: null, agencyKind: null, name: null });
    expect(decideBooking(made.state, asked, court())).toEqual([]);
  });

  it('needs a reason for what comes sooner than the notice, or outside of the hours of the court', () => {
    const { state } = makeCase();
    const sooner = { ...asked, startsAt: '2026-11-27T09:00:00.000Z' };
    const late = { ...asked, startsAt: '2026-11-30T17:00:00.000Z' };
    expect(refusalOf(() => decideBooking(state, sooner, court()))).toEqual({ code: 'reasonNeeded', details: { cause: 'shortNotice' } });
    expect(refusalOf(() => decideBooking(state, late, court()))).toEqual({ code: 'reasonNeeded', details: { cause: 'outsideHours' } });
    for (const one of [sooner, late]) expect(decideBooking(state, { ...one, exceptionReason: 'all agree' }, court())).toHaveLength(1);
    const past = { ...asked, startsAt: '2026-11-23T09:00:00.000Z', exceptionReason: 'all agree' };
    expect(refusalOf(() => decideBooking(state, past, court()))).toMatchObject({ code: 'badRequest', details: { field: 'startsAt' } });
  });

  it('is for courts, with their own people, and for who is in the case', () => {
    const { state } = makeCase();
    const refused = (change: Partial<NewBooking>, facts: Partial<CourtFacts> = {}) =>
      refusalOf(() => decideBooking(state, { ...asked, ...change }, court(facts)));
    expect(refused({}, { isCourt: false })).toEqual({ code: 'wrongCaseState', details: { cause: 'notAtCourt' } });
    expect(refused({ judgeIds: [clerkId] })).toEqual({ code: 'badRequest', details: { field: 'judgeIds' } });
    expect(refused({ clerkId: judgeId })).toEqual({ code: 'badRequest', details: { field: 'clerkId' } });
    expect(refused({ plan: 'civilOrdinary' })).toEqual({ code: 'badRequest', details: { field: 'plan' } });
    expect(refused({ courtroomId: hearingId })).toEqual({ code: 'notFound', details: { what: 'courtroom' } });
    expect(refused({ summoned: [{ partyId: idAt('a00c', 1), agentIds: [idAt('a00d', 2)] }] })).toEqual({ code: 'notFound', details: { what: 'party' } });
    expect(newBookingSchema.safeParse({ ...asked, summoned: summon(1, 1) }).success).toBe(false);
  });

  it('is moved and cancelled with a reason, and what was cancelled is not moved', () => {
    const made = makeCase();
    const nobody = { accountId: null, agencyId: null, agencyKind: null, name: null };
    made.append(decideBooking(made.state, asked, court()), nobody);
    const move = { startsAt: '2026-12-01T09:00:00.000Z', minutes: 90, courtroomId: roomId, exceptionReason: null, reason: 'the judge is ill' };
    made.append(decideMove(made.state, hearingId, move, court()), nobody);
    expect(made.state.bookings[hearingId]).toMatchObject({ startsAt: move.startsAt, minutes: 90, cancelled: null });
    expect(decideMove(made.state, hearingId, move, court())).toEqual([]);
    made.append(decideCancelling(made.state, hearingId, 'withdrawn'), nobody);
    expect(made.state.bookings[hearingId]?.cancelled?.reason).toBe('withdrawn');
    expect(decideCancelling(made.state, hearingId, 'withdrawn')).toEqual([]);
    expect(refusalOf(() => decideMove(made.state, hearingId, { ...move, minutes: 60 }, court()))).toMatchObject({ code: 'wrongCaseState' });
    expect(refusalOf(() => decideCancelling(made.state, roomId, 'x'))).toMatchObject({ code: 'notFound' });
  });
});

describe('who is held by a hearing', () => {
  it('is each person once, by what identifies them; an organisation is present by its agent', () => {
    const { state } = makeCase();
    expect(holdersOf(state, asked).map((one) => one.holder)).toEqual([
      ...[`courtroom:${roomId}`, `staff:${judgeId}`, `staff:${clerkId}`, 'person:110101199001010001', 'licence:131012010'],
      ...['person:110101199001010002', 'licence:99'],
    ]);
    const alone = holdersOf(state, { ...asked, summoned: [{ partyId: idAt('a00c', 3), agentIds: [] }] });
    expect(alone.map((one) => one.holder)).toContain('organisation:91310000X');
  });

  it('is named in the courtroom by their part, whoever acts for somebody after them', () => {
    const made = makeCase();
    const booked = { judges: [{ accountId: judgeId, name: 'Demo judge' }], clerk: null, summoned: summon(1, 2, 3) };
    expect(calledTo(made.state, booked).map(({ role, actsFor }) => [role, actsFor])).toEqual([
      ...[
        ['soleJudge', null],
        ['accused', null],
        ['defender', idAt('a00c', 1)],
        ['accused', null],
        ['victim', null],
        ['lawyer', idAt('a00c', 3)],
      ],
    ]);
  });
});

describe('what a refusal says', () => {
  it('is read as it was written, and nothing else is', () => {
    const taken = [{ part: 'judge' as const, ref: judgeId, from: '2026-11-30T09:00:00.000Z', until: '2026-11-30T10:00:00.000Z' }];
    expect(readTaken(writeTaken(taken))).toEqual(taken);
    expect(readTaken({ taken: ['judge', `case ${judgeId} x y`, `judge ${judgeId} yesterday today`] })).toEqual([]);
    expect(readTaken(undefined)).toEqual([]);
  });
});
