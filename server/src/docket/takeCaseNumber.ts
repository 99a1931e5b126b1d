import { docketNumber } from '@assize/contracts/docket/causes';
import { AppError } from '@assize/contracts/AppError';
import type { Transaction } from 'kysely';
import type { Database } from '../platform/schema.ts';

interface Asked {
  courtId: string;
  year: number;
  word: string;
}

/**
 * The next number of a court in a year, taken with the case that is opened under it: whoever asks meanwhile waits, and a
 * case that is not opened leaves no gap. What was entered by hand under a number before is passed over.
 */
export async function takeCaseNumber(transaction: Transaction<Database>, { courtId, year, word }: Asked): Promise<string> {
  const court = await transaction.selectFrom('docket_court').select('code').where('court_id', '=', courtId).executeTakeFirst();
  if (!court) throw new AppError('notFound', { what: 'court' });
  await transaction
    .insertInto('docket_counter')
    .values({ court_id: courtId, year, word })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const mine = transaction.selectFrom('docket_counter').where('court_id', '=', courtId).where('year', '=', year).where('word', '=', word);
  let { next } = await mine.select('next').forUpdate().executeTakeFirstOrThrow();
  const numberOf = (ordinal: number): string => docketNumber(year, court.code, word, ordinal);
  while (await transaction.selectFrom('court_case').select('id').where('case_number', '=', numberOf(next)).executeTakeFirst()) next += 1;
  await transaction
    .updateTable('docket_counter')
    .set({ next: next + 1 })
    .where('court_id', '=', courtId)
    .where('year', '=', year)
    .where('word', '=', word)
    .execute();
  return numberOf(next);
}
