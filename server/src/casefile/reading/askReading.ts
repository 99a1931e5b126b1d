import { AppError } from '@assize/contracts/AppError';
import type { CaseParty, CaseState } from '@assize/contracts/casefile/state';
import { decideAsking, findReading } from '@assize/contracts/casefile/reading/rules';
import type { newReadingSchema } from '@assize/contracts/casefile/reading/wire';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { findCaseViewer } from '../caseAccess.ts';
import type { CaseCommandContext } from '../runCaseCommand.ts';

/**
 * Asks to read a case for one of its parties, as a lawyer of a law firm. `notFound` where no case has this number, or not
 * this party, or it is a secret: always the same, so that nobody learns which. Sent again, or while an earlier request
 * waits or holds, it is that one.
 */
export async function askReading({ db, cases }: CaseCommandContext, caller: Caller, asked: z.infer<typeof newReadingSchema>): Promise<{ readingId: string }> {
  const viewer = await findCaseViewer(db, caller);
  const firm = viewer.memberships.find(({ agency, role }) => agency.kind === 'lawFirm' && role === 'lawyer')?.agency as
    | { id: string; name: string }
    | undefined;
  if (!firm) throw new AppError('notAllowed');
  const { accountId, name } = viewer;
  const found = await findCaseOfParty(db, asked.caseNumber, asked.partyName);
  if (!found) throw new AppError('notFound', { what: 'case' });
  const { caseNumber: _number, ...credentials } = asked;
  const payload = { ...credentials, accountId, name, firmId: firm.id, firmName: firm.name, partyId: found.partyId };
  const { state } = await cases.append({
    caseId: found.caseId,
    actor: { accountId, agencyId: firm.id, agencyKind: 'lawFirm', name },
    decide: (before) => decideAsking(before, payload, new Date().toISOString()),
    alsoDo: async (transaction, after) => {
      if (!findReading(after, asked.readingId)) return;
      const row = { reading_id: asked.readingId, case_id: found.caseId, account_id: accountId };
      const kept = await transaction
        .insertInto('case_reading')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (kept.numInsertedOrUpdatedRows === 0n && (await isOthers(transaction, row))) throw new AppError('conflict', { field: 'readingId' });
    },
  });
  return { readingId: liveReadingOf(state, asked.readingId, accountId) };
}

async function isOthers(db: Pick<Db, 'selectFrom'>, { reading_id, case_id, account_id }: { reading_id: string; case_id: string; account_id: string }) {
  const row = await db.selectFrom('case_reading').select(['case_id', 'account_id']).where('reading_id', '=', reading_id).executeTakeFirst();
  return row?.case_id !== case_id || row.account_id !== account_id;
}

function liveReadingOf(state: CaseState, askedId: string, accountId: string): string {
  if (findReading(state, askedId)) return askedId;
  return state.readings.findLast((one) => one.accountId === accountId)?.readingId ?? askedId;
}

/** Reads nothing of a case but its parties, so that a case that is there takes hardly longer than none. */
async function findCaseOfParty(db: Db, caseNumber: string, partyName: string): Promise<{ caseId: string; partyId: string } | undefined> {
  const row = await db
    .selectFrom('court_case')
    .select(['id', 'secrecy', sql<Record<string, CaseParty> | null>`state -> 'parties'`.as('parties')])
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  const party = Object.values(row?.parties ?? {}).find((one) => one.name.normalize('NFKC') === partyName.normalize('NFKC'));
  return row && party && row.secrecy !== 'secret' ? { caseId: row.id, partyId: party.partyId } : undefined;
}
