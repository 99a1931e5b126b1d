import { type CaseRule, type CaseViewer, rulesFor } from '@assize/contracts/casefile/access';
import { casesOnPage, type CaseFileSummary, type caseFileQuerySchema } from '@assize/contracts/casefile/fileViews';
import type { z } from 'zod';
import type { Db } from '../platform/db.ts';
import { caseFilter } from './caseFilter.ts';

type CaseFileQuery = z.infer<typeof caseFileQuerySchema>;

/** Cases that the viewer may see, the nearest deadline first, and how many there are: both by the same condition. */
export async function listCaseFiles(db: Db, viewer: CaseViewer, query: CaseFileQuery, now = new Date()): Promise<{ cases: CaseFileSummary[]; total: number }> {
  const rules = narrow(rulesFor(viewer, 'seeCase'), query.standing);
  if (rules.length === 0) return { cases: [], total: 0 };
  let found = db.selectFrom('court_case').where('state', 'is not', null).where(caseFilter(rules, now));
  if (query.kinds.length > 0) found = found.where('kind', 'in', query.kinds);
  if (query.stages.length > 0) found = found.where('stage', 'in', query.stages);
  for (const word of query.text.split(/\s+/).filter(Boolean)) {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    found = found.where((eb) => eb.or([eb('case_number', 'ilike', like), eb('title', 'ilike', like), eb('cause', 'ilike', like)]));
  }
  const { total } = await found.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy('deadline_on', (order) => order.asc().nullsLast())
    .orderBy('case_number')
    .limit(casesOnPage)
    .offset(query.offset)
    .execute();
  const cases = rows.flatMap((row): CaseFileSummary[] => {
    if (!row.state) return [];
    const { facts, lead } = row.state;
    const { caseNumber, title, cause, kind, secrecy } = facts;
    return [{ id: row.id, caseNumber, title, cause, kind, secrecy, stage: row.stage, deadlineOn: row.deadline_on, lead: lead.agencyName, isDemo: row.is_demo }];
  });
  return { cases, total: Number(total) };
}

function narrow(rules: readonly CaseRule[], standing: CaseFileQuery['standing']): CaseRule[] {
  if (standing === 'all') return [...rules];
  return rules.map((rule) => ({ ...rule, relations: rule.relations.filter((one) => one === standing) })).filter((rule) => rule.relations.length > 0);
}
