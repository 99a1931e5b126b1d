import { type CaseRule, type CaseViewer, rulesFor } from '@assize/contracts/casefile/access';
import { type CaseFilePage, type CaseFileQuery, type CaseFileSummary, casesCounted, casesOnPage } from '@assize/contracts/casefile/fileViews';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { caseFilter } from './caseFilter.ts';
import { casesWithWords } from './search/casesWithWords.ts';

const noDeadline = '9999-12-31';
/** As the index of the list has it. */
const inOrder = sql<string>`coalesce(deadline_on, '9999-12-31')`;

/** Cases that the viewer may see, the nearest deadline first, and how many there are: both by the same condition. */
export async function listCaseFiles(db: Db, viewer: CaseViewer, query: CaseFileQuery, now = new Date()): Promise<CaseFilePage> {
  const rules = narrow(rulesFor(viewer, 'seeCase'), query.standing);
  if (rules.length === 0) return { cases: [], total: 0, isMore: false, next: null };
  let found = db.selectFrom('court_case').where('state', 'is not', null).where(caseFilter(rules, now));
  if (query.kinds.length > 0) found = found.where('kind', 'in', query.kinds);
  if (query.stages.length > 0) found = found.where('stage', 'in', query.stages);
  const words = query.text.split(/\s+/).filter(Boolean);
  if (words.length > 0) found = found.where(casesWithWords(viewer, words, query.isBySound, now));

  const counted = found.select(sql`1`.as('one')).limit(casesCounted + 1);
  const { total } = await db
    .selectFrom(counted.as('counted'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  const { after } = query;
  const rows = await found
    .$if(after !== null, (qb) => qb.where(sql<boolean>`(${inOrder}, case_number) > (${after?.deadlineOn ?? noDeadline}, ${after?.caseNumber})`))
    .select(['id', 'case_number', 'title', 'cause', 'kind', 'secrecy', 'stage', 'deadline_on', 'court', 'is_demo'])
    .orderBy(inOrder)
    .orderBy('case_number')
    .limit(casesOnPage + 1)
    .execute();
  const cases = rows.slice(0, casesOnPage).map((row): CaseFileSummary => ({
    ...{ id: row.id, caseNumber: row.case_number, title: row.title, cause: row.cause ?? '', kind: row.kind ?? 'civil', secrecy: row.secrecy },
    ...{ stage: row.stage, deadlineOn: row.deadline_on, lead: row.court, isDemo: row.is_demo },
  }));
  const last = rows.length > casesOnPage ? cases.at(-1) : undefined;
  const next = last ? { deadlineOn: last.deadlineOn, caseNumber: last.caseNumber } : null;
  return { cases, total: Math.min(Number(total), casesCounted), isMore: Number(total) > casesCounted, next };
}

function narrow(rules: readonly CaseRule[], standing: CaseFileQuery['standing']): CaseRule[] {
  if (standing === 'all') return [...rules];
  return rules.map((rule) => ({ ...rule, relations: rule.relations.filter((one) => one === standing) })).filter((rule) => rule.relations.length > 0);
}
