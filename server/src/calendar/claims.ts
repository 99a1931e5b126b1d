import { AppError } from '@assize/contracts/AppError';
import type { TimeSpan } from '@assize/contracts/calendar/courtHours';
import type { Holder } from '@assize/contracts/calendar/holders';
import { type Taken, writeTaken } from '@assize/contracts/calendar/taken';
import { sql, type Transaction } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/** SQLSTATE of a refusal by an exclusion constraint. */
const exclusionViolation = '23P01';

const rangeOf = ({ fromMs, toMs }: TimeSpan): string => `[${new Date(fromMs).toISOString()},${new Date(toMs).toISOString()})`;

/** Takes all that a hearing needs for its time, in place of what it took before. The database refuses what is taken already. */
export async function takeClaims(transaction: Transaction<Database>, hearingId: string, holders: readonly Holder[], span: TimeSpan): Promise<void> {
  // Two that take the same things at the same moment would wait for each other for ever: one after the other, as bookings are few.
  await sql`lock table hearing_claim in share row exclusive mode`.execute(transaction);
  await releaseClaims(transaction, hearingId);
  const rows = holders.map(({ holder, part, ref }) => ({ hearing_id: hearingId, holder, part, ref, during: rangeOf(span) }));
  await transaction.insertInto('hearing_claim').values(rows).execute();
}

export async function releaseClaims(transaction: Transaction<Database>, hearingId: string): Promise<void> {
  await transaction.deleteFrom('hearing_claim').where('hearing_id', '=', hearingId).execute();
}

/** Runs what takes claims. Where the database refuses it, says who or what is taken by other hearings than this one. */
export async function refuseTaken<T>(
  db: DbOrTransaction,
  asked: { hearingId: string; holders: readonly Holder[]; span: TimeSpan },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === exclusionViolation)) throw error;
    const { hearingId, holders, span } = asked;
    const taken = await listTaken(db, holders, span, hearingId);
    throw new AppError('hearingTaken', writeTaken(taken.map((one) => tell(one, span))));
  }
}

interface HeldTime extends TimeSpan, Holder {}

/** Of the court's own rooms and people it is said how long they are taken; of others no more than was asked for. */
function tell({ part, ref, fromMs, toMs }: HeldTime, span: TimeSpan): Taken {
  const isOutside = part === 'party' || part === 'agent';
  const from = isOutside ? Math.max(fromMs, span.fromMs) : fromMs;
  const until = isOutside ? Math.min(toMs, span.toMs) : toMs;
  return { part, ref, from: new Date(from).toISOString(), until: new Date(until).toISOString() };
}

/** When these are taken within a span, by other hearings than this one; named as they were asked for. */
export async function listTaken(db: DbOrTransaction, holders: readonly Holder[], span: TimeSpan, exceptHearingId: string | null): Promise<HeldTime[]> {
  if (holders.length === 0) return [];
  let query = db
    .selectFrom('hearing_claim')
    .select(['holder', sql<Date>`lower(during)`.as('from'), sql<Date>`upper(during)`.as('to')])
    .where(
      'holder',
      'in',
      holders.map((one) => one.holder),
    )
    .where(sql<boolean>`during && ${rangeOf(span)}::tstzrange`)
    .orderBy(sql`lower(during)`)
    .orderBy('holder');
  if (exceptHearingId !== null) query = query.where('hearing_id', '!=', exceptHearingId);
  const rows = await query.execute();
  return rows.flatMap(({ holder, from, to }) => {
    const asked = holders.find((one) => one.holder === holder);
    return asked ? [{ ...asked, fromMs: from.getTime(), toMs: to.getTime() }] : [];
  });
}
