import type { Agency, Membership } from '@assize/contracts/agency/agencies';
import { AppError } from '@assize/contracts/AppError';
import { type CaseAct, caseActs, type CaseFacts, type CaseViewer, fits, mayOnCase, rulesFor } from '@assize/contracts/casefile/access';
import type { CaseActor } from '@assize/contracts/casefile/events';
import { relationsOf } from '@assize/contracts/casefile/relations';
import type { CaseState } from '@assize/contracts/casefile/state';
import { listMemberships } from '../agency/memberships.ts';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';

export interface NamedViewer extends CaseViewer {
  name: string;
  memberships: readonly (Membership & { agency: Agency })[];
}

/** Who asks, with their places in agencies as they are now. */
export async function findCaseViewer(db: DbOrTransaction, caller: Partial<Caller> & Pick<Caller, 'accountId'>): Promise<NamedViewer> {
  const { name } = await db.selectFrom('account').select('name').where('id', '=', caller.accountId).executeTakeFirstOrThrow();
  return { accountId: caller.accountId, name, memberships: await listMemberships(db, caller.accountId) };
}

/** What the table of access asks of a case, at an instant. */
export function factsOf(state: CaseState, now: Date): CaseFacts {
  const relations = relationsOf(state).filter((one) => one.untilAt === null || Date.parse(one.untilAt) > now.getTime());
  return { kind: state.facts.kind, secrecy: state.facts.secrecy, relations };
}

/** Throws unless the table allows it: `notFound` to whoever may not know of the case, `notAllowed` to who may. */
export function assertMay(viewer: CaseViewer, act: CaseAct, facts: CaseFacts): void {
  if (mayOnCase(viewer, act, facts)) return;
  if (act !== 'seeCase' && mayOnCase(viewer, 'seeCase', facts)) throw new AppError('notAllowed', { act });
  throw new AppError('notFound', { what: 'case' });
}

/** Everything that the viewer may do with the case, for the page to show. */
export function listActs(viewer: CaseViewer, facts: CaseFacts): CaseAct[] {
  return caseActs.filter((act) => mayOnCase(viewer, act, facts));
}

/** As whom the viewer does this act: for the agency of theirs by which it is allowed, or for themselves. */
export function actorFor(viewer: CaseViewer & { name: string }, act: CaseAct, facts: CaseFacts): CaseActor {
  const { accountId, name, memberships } = viewer;
  const allowing = memberships.find(({ agency }) =>
    fits(
      rulesFor({ ...viewer, memberships: memberships.filter((one) => one.agency.id === agency.id) }, act).filter(({ by }) => 'agencyId' in by),
      facts,
    ),
  );
  // Who is named on a case acts for the agency that leads it, where they work in it.
  const standing = allowing ?? memberships.find(({ agency }) => facts.relations.some((one) => one.relation === 'lead' && one.agencyId === agency.id));
  return { accountId, agencyId: standing?.agency.id ?? null, agencyKind: standing?.agency.kind ?? null, name };
}

/** The state of a case that the viewer may see something of. Throws notFound. */
export async function readCase(db: DbOrTransaction, viewer: CaseViewer, caseId: string, now = new Date()): Promise<{ state: CaseState; facts: CaseFacts }> {
  const row = await db.selectFrom('court_case').select('state').where('id', '=', caseId).executeTakeFirst();
  if (!row?.state) throw new AppError('notFound', { what: 'case' });
  const facts = factsOf(row.state, now);
  assertMay(viewer, 'seeCase', facts);
  return { state: row.state, facts };
}
