import type { CaseViewer } from '@assize/contracts/casefile/access';
import { sql } from 'kysely';
import { type Db, json } from '../../platform/db.ts';
import { sameLookMs } from '../looks.ts';

/** Notes that words of these documents are shown to the viewer, before they are; for the agency of theirs that stands to the case. */
export async function noteFound(db: Db, { accountId, memberships }: CaseViewer, documents: readonly { caseId: string; documentId: string }[]): Promise<void> {
  if (documents.length === 0) return;
  const asked = json(documents.map(({ caseId: c, documentId: d }) => ({ c, d })));
  const agencies = memberships.map(({ agency }) => agency.id);
  const since = new Date(Date.now() - sameLookMs);
  await sql`insert into case_look (case_id, account_id, agency_id, what, document_id)
    select distinct asked.c, ${accountId}::uuid, coalesce(
      (select agency_id from case_relation one where one.case_id = asked.c and one.agency_id = any(${agencies}::uuid[]) order by agency_id limit 1),
      ${agencies[0] ?? null}::uuid), 'search', asked.d
    from jsonb_to_recordset(${asked}::jsonb) as asked(c uuid, d uuid)
    where not exists (select from case_look known where known.case_id = asked.c and known.account_id = ${accountId}::uuid
      and known.what = 'search' and known.document_id = asked.d and known.at > ${since})`.execute(db);
}
