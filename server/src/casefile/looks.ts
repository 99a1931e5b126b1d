import type { CaseFacts, CaseViewer } from '@assize/contracts/casefile/access';
import type { CaseLook } from '@assize/contracts/casefile/fileViews';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { Db } from '../platform/db.ts';

/** Within this time the same look of the same person is one. */
export const sameLookMs = 10 * 60_000;

/** Notes that somebody looked, before they are shown anything: what cannot be noted is not shown. */
export async function noteLook(
  db: Db,
  { accountId, memberships }: CaseViewer,
  { caseId }: CaseState,
  { relations }: CaseFacts,
  { what, documentId }: { what: string; documentId: string | null },
): Promise<void> {
  const since = new Date(Date.now() - sameLookMs);
  const known = await db
    .selectFrom('case_look')
    .select('id')
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .where('what', '=', what)
    .where('document_id', 'is not distinct from', documentId)
    .where('at', '>', since)
    .executeTakeFirst();
  if (known) return;
  const through = memberships.find(({ agency }) => relations.some((one) => one.agencyId === agency.id)) ?? memberships[0];
  await db
    .insertInto('case_look')
    .values({ case_id: caseId, account_id: accountId, agency_id: through?.agency.id ?? null, what, document_id: documentId })
    .execute();
}

/** Who looked at a case, the newest first. */
export async function listLooks(db: Db, caseId: string): Promise<CaseLook[]> {
  const rows = await db
    .selectFrom('case_look')
    .innerJoin('account', 'account.id', 'case_look.account_id')
    .leftJoin('agency', 'agency.id', 'case_look.agency_id')
    .select(['account.name', 'agency.name as agency', 'case_look.what', 'case_look.document_id as documentId', 'case_look.at'])
    .where('case_look.case_id', '=', caseId)
    .orderBy('case_look.id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
