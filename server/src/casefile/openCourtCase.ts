import { dayAt } from '@assize/contracts/casefile/reading/hours';
import { randomUUID } from 'node:crypto';
import { caseSystem } from '@assize/contracts/casefile/events';
import { enterStage } from '@assize/contracts/casefile/stages/rules';
import type { DbOrTransaction } from '../platform/db.ts';
import type { CaseLog } from './CaseLog.ts';

interface CourtCase {
  caseNumber: string;
  title: string;
  /** The court's name: the agency of that name, which is made when there is none. */
  court: string;
  isDemo?: boolean;
}

/** Opens a civil case that an administrator enters for a court. Throws `conflict` when its number is taken. */
export async function openCourtCase(
  db: DbOrTransaction,
  cases: CaseLog,
  timeZone: string,
  { caseNumber, title, court, isDemo = false }: CourtCase,
): Promise<string> {
  const id = randomUUID();
  const agencyId = await findOrMakeCourt(db, court, isDemo);
  const facts = { caseNumber, title, cause: title, kind: 'civil' as const, matters: [], secrecy: 'ordinary' as const };
  const opened = { type: 'case.opened' as const, payload: { ...facts, agencyId, agencyName: court } };
  await cases.open({ id, isDemo }, [opened, enterStage('civil', 'filing', dayAt(new Date().toISOString(), timeZone))], caseSystem);
  return id;
}

async function findOrMakeCourt(db: DbOrTransaction, name: string, isDemo: boolean): Promise<string> {
  const made = { id: randomUUID(), kind: 'court' as const, level: 'basic' as const, name, district: name, is_demo: isDemo };
  await db
    .insertInto('agency')
    .values(made)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { id } = await db.selectFrom('agency').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return id;
}
