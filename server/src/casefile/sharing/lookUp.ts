import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { type CaseViewer, rulesFor } from '@assize/contracts/casefile/access';
import { normalFormOf } from '@assize/contracts/casefile/traits/normalForm';
import type { CaseFileKind } from '@assize/contracts/casefile/kinds';
import { type CaseMatch, kindsToLookUp, type lookUpAnswerSchema, type lookUpSchema, matchesShown } from '@assize/contracts/casefile/sharing/lookups';
import { findStandingRule } from '@assize/contracts/casefile/sharing/standingRules';
import type { CaseState } from '@assize/contracts/casefile/state';
import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { type Db, json } from '../../platform/db.ts';
import type { Database } from '../../platform/schema.ts';
import { caseFilter } from '../caseFilter.ts';
import { type Condition, fittingCases, isWanted, type WantedTrait } from './fittingCases.ts';
import { keepMatches } from './matches.ts';

/**
 * Looks for cases of others, and notes that it was done before anything is told. Of a secret nothing is told to whoever may
 * not see it, and its owner is told who asked: the statements are the same whether there is one or not.
 */
export async function lookUp(
  { db, secret }: { db: Db; secret: string },
  viewer: CaseViewer,
  { agencyId, purpose, ...asked }: z.infer<typeof lookUpSchema>,
  now = new Date(),
): Promise<z.infer<typeof lookUpAnswerSchema>> {
  const asker = findAsker(viewer, agencyId);
  const wanted = asked.traits.map(({ kind, value }, index) => {
    const normalForm = normalFormOf(kind, value);
    if (normalForm === null) throw new AppError('badRequest', { field: `traits.${String(index)}.value` });
    return { kind, normalForm };
  });
  const kinds = asked.kinds.length === 0 ? asker.kinds : asked.kinds;
  if (kinds.some((one) => !asker.kinds.includes(one))) throw new AppError('notAllowed');
  const matching = fittingCases(asked, wanted, kinds);
  return db.transaction().execute(async (transaction) => {
    const found = await listFound(transaction, viewer, matching, now);
    const shown = found.slice(0, matchesShown);
    const ids = shown.map((one) => one.id);
    await noteLookUp(transaction, { accountId: viewer.accountId, agencyId, ids, matching });
    const note = { id: randomUUID(), account_id: viewer.accountId, agency_id: agencyId, purpose, asked: json(asked), matched: shown.length };
    await transaction.insertInto('lookup').values(note).execute();
    const traits = await listMatchedTraits(transaction, ids, wanted);
    const matchIds = await keepMatches(transaction, secret, agencyId, ids);
    const answered = shown.map(({ id, facts, grants, isMine, ...row }): CaseMatch => {
      const rule = findStandingRule({ facts, grants }, row.kind, { agencyId, kind: asker.kind });
      return {
        matchId: matchIds.get(id) ?? '',
        traits: traits.filter((one) => one.case_id === id).map((one) => one.kind),
        owner: { name: row.name, kind: row.kind, district: row.district },
        opensBy: isMine ? 'mine' : rule ? 'standingRule' : 'owner',
        case: isMine ? { caseId: id, caseNumber: facts.caseNumber, title: facts.title } : null,
      };
    });
    return { matches: answered, isMore: found.length > matchesShown };
  });
}

/** The agency for which somebody looks up, with the kinds of case that they may look for there. Throws notAllowed. */
export function findAsker({ memberships }: CaseViewer, agencyId: string): CaseViewer['memberships'][number]['agency'] & { kinds: CaseFileKind[] } {
  const places = memberships.filter((one) => one.agency.id === agencyId);
  const kinds = [...new Set(places.flatMap(kindsToLookUp))];
  const [place] = places;
  if (!place || kinds.length === 0) throw new AppError('notAllowed');
  return { ...place.agency, kinds };
}

/** What the viewer is told of, and one more to know whether there is more. */
function listFound(transaction: Transaction<Database>, viewer: CaseViewer, matching: Condition<'court_case'>, now: Date) {
  const isMine = caseFilter(rulesFor(viewer, 'seeCase'), now);
  return transaction
    .selectFrom('court_case')
    .innerJoin('agency', 'agency.id', 'court_case.lead_agency_id')
    .select(['court_case.id', 'agency.name', 'agency.kind', 'agency.district'])
    .select([sql<CaseState['facts']>`court_case.state->'facts'`.as('facts'), sql<CaseState['grants']>`court_case.state->'grants'`.as('grants')])
    .select((eb) => sql<boolean>`${isMine(eb)}`.as('isMine'))
    .where((eb) => eb.and([matching(eb), eb.or([eb('court_case.secrecy', '!=', 'secret'), isMine(eb)])]))
    .orderBy('court_case.created_at', 'desc')
    .orderBy('court_case.id')
    .limit(matchesShown + 1)
    .execute();
}

/** Every owner reads that it was looked for: of a case that was told of, and of a secret that was not. */
async function noteLookUp(
  transaction: Transaction<Database>,
  { accountId, agencyId, ids, matching }: { accountId: string; agencyId: string; ids: string[]; matching: Condition<'court_case'> },
): Promise<void> {
  await transaction
    .insertInto('case_look')
    .columns(['case_id', 'account_id', 'agency_id', 'what'])
    .expression((eb) =>
      eb
        .selectFrom('court_case')
        .select(['court_case.id', sql<string>`${accountId}::uuid`.as('account_id'), sql<string>`${agencyId}::uuid`.as('agency_id')])
        .select(sql<string>`'lookUp'`.as('what'))
        .where((one) => one.and([matching(one), one.or([one('court_case.secrecy', '=', 'secret'), sql<boolean>`court_case.id = any(${ids}::uuid[])`])])),
    )
    .execute();
}

async function listMatchedTraits(transaction: Transaction<Database>, ids: string[], wanted: WantedTrait[]) {
  if (ids.length === 0 || wanted.length === 0) return [];
  return transaction
    .selectFrom('case_trait')
    .select(['case_id', 'kind'])
    .distinct()
    .where('case_id', 'in', ids)
    .where(isWanted(wanted))
    .orderBy('kind')
    .execute();
}
