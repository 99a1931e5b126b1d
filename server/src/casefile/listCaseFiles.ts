import { type CaseRule, type CaseViewer, rulesFor } from '@assize/contracts/casefile/access';
import { type CaseFilePage, type CaseFileQuery, type CaseFileSummary, casesCounted, casesOnPage } from '@assize/contracts/casefile/fileViews';
import { sql, type Transaction } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { casesFor, findFewCases, isWithin } from './caseFilter.ts';
import { casesWithWords, findCommonWords, hasWord } from './search/casesWithWords.ts';
import { planSearch } from './search/planSearch.ts';

const noDeadline = '9999-12-31';
/** As the index of the list has it. */
const inOrder = sql<string>`coalesce(deadline_on, '9999-12-31')`;

interface Asked {
  now?: Date;
  /** See `findFewCases`. */
  fewCases?: number | undefined;
}

const nothing: CaseFilePage = { cases: [], total: 0, isMore: false, next: null };

/** Cases that the viewer may see, the nearest deadline first, and how many there are. */
export async function listCaseFiles(db: Db, viewer: CaseViewer, query: CaseFileQuery, asked: Asked = {}): Promise<CaseFilePage> {
  return planSearch(db, (transaction) => readPage(transaction, viewer, query, asked));
}

async function readPage(
  transaction: Transaction<Database>,
  viewer: CaseViewer,
  query: CaseFileQuery,
  { now = new Date(), fewCases }: Asked,
): Promise<CaseFilePage> {
  const rules = narrow(rulesFor(viewer, 'seeCase'), query.standing);
  const few = await findFewCases(transaction, casesFor(rules, now), fewCases);
  if (few?.length === 0) return nothing;
  let found = transaction
    .selectFrom('court_case')
    .where('state', 'is not', null)
    .where(isWithin(sql.ref('court_case.id'), few, casesFor(rules, now)));
  if (query.kinds.length > 0) found = found.where('kind', 'in', query.kinds);
  if (query.stages.length > 0) found = found.where('stage', 'in', query.stages);
  const words = query.text.split(/\s+/).filter(Boolean);
  const asking = { viewer, rules, few, now };
  const common = few || words.length === 0 ? [] : await findCommonWords(transaction, found.orderBy(inOrder).orderBy('case_number'), words);
  const rare = words.filter((word) => !common.includes(word));
  for (const word of common) found = found.where(hasWord(asking, word, query.isBySound));
  if (rare.length > 0) found = found.where(casesWithWords(asking, rare, query.isBySound));

  const { after } = query;
  const rows = await transaction
    // By words that lead to few, what fits is found once, for the page and for the count; otherwise each reads the index of the list as far as it needs.
    .with(
      (cte) => (rare.length > 0 ? cte('found').materialized() : cte('found').notMaterialized()),
      () => found.select(['id', 'case_number', 'title', 'cause', 'kind', 'secrecy', 'stage', 'deadline_on', 'court', 'is_demo']),
    )
    .selectFrom('found')
    .selectAll()
    .select((eb) => {
      const counted = eb
        .selectFrom('found')
        .select('id')
        .limit(casesCounted + 1);
      return eb.selectFrom(counted.as('counted')).select(eb.fn.countAll<string>().as('total')).as('total');
    })
    .$if(after !== null, (qb) => qb.where(sql<boolean>`(${inOrder}, case_number) > (${after?.deadlineOn ?? noDeadline}, ${after?.caseNumber})`))
    .orderBy(inOrder)
    .orderBy('case_number')
    .limit(casesOnPage + 1)
    .execute();
  const [first] = rows;
  // After the last case of a list that became shorter there is none that says how many there are.
  if (!first && after) return { ...(await readPage(transaction, viewer, { ...query, after: null }, { now, fewCases })), cases: [], next: null };
  const cases = rows.slice(0, casesOnPage).map((row): CaseFileSummary => ({
    ...{ id: row.id, caseNumber: row.case_number, title: row.title, cause: row.cause ?? '', kind: row.kind ?? 'civil', secrecy: row.secrecy },
    ...{ stage: row.stage, deadlineOn: row.deadline_on, lead: row.court, isDemo: row.is_demo },
  }));
  const last = rows.length > casesOnPage ? cases.at(-1) : undefined;
  const next = last ? { deadlineOn: last.deadlineOn, caseNumber: last.caseNumber } : null;
  const total = Number(first?.total ?? 0);
  return { cases, total: Math.min(total, casesCounted), isMore: total > casesCounted, next };
}

function narrow(rules: readonly CaseRule[], standing: CaseFileQuery['standing']): CaseRule[] {
  if (standing === 'all') return [...rules];
  return rules.map((rule) => ({ ...rule, relations: rule.relations.filter((one) => one === standing) })).filter((rule) => rule.relations.length > 0);
}
