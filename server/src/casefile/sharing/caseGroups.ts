import { AppError } from '@assize/contracts/AppError';
import { type CaseViewer, mayOnCase, rulesFor } from '@assize/contracts/casefile/access';
import { type GroupMember, type groupListSchema, type GroupView, membersFor, viewGroup } from '@assize/contracts/casefile/groups/groupView';
import { decideJoin } from '@assize/contracts/casefile/groups/rules';
import type { CaseState } from '@assize/contracts/casefile/state';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from '../caseAccess.ts';
import { caseFilter } from '../caseFilter.ts';
import type { CaseLog } from '../CaseLog.ts';
import { noteLook } from '../looks.ts';

/** Cases whose groups are listed at most. */
const groupsShown = 200;

/** The common view of a group for whoever has one of its cases in hand. `notFound` for everybody else. That they looked is noted in each. */
export async function readGroup(db: Db, viewer: CaseViewer, groupId: string, now = new Date()): Promise<GroupView> {
  const members = await listMembers(db, groupId, now);
  if (rulesFor(viewer, 'seeGroup').length === 0 || !members.some(({ facts }) => mayOnCase(viewer, 'seeGroup', facts))) {
    throw new AppError('notFound', { what: 'group' });
  }
  const shown = membersFor(viewer, members);
  for (const { state, facts } of shown) await noteLook(db, viewer, state, facts, { what: 'group', documentId: null });
  return viewGroup(viewer, groupId, shown);
}

/** Groups of the cases that the viewer sees with their traits, the newest case first. */
export async function listGroups(db: Db, viewer: CaseViewer, now = new Date()): Promise<z.infer<typeof groupListSchema>> {
  const rows = await db
    .selectFrom('court_case')
    .select(sql<CaseState['groups']>`court_case.state->'groups'`.as('groups'))
    .where((eb) => eb.exists(eb.selectFrom('case_group_member').select('group_id').whereRef('case_group_member.case_id', '=', 'court_case.id')))
    .where(caseFilter(rulesFor(viewer, 'seeTraits'), now))
    .orderBy('court_case.created_at', 'desc')
    .limit(groupsShown)
    .execute();
  const groups = new Map(rows.flatMap((row) => row.groups).map(({ groupId, title }) => [groupId, { groupId, title }]));
  return [...groups.values()];
}

/**
 * Puts a case of the caller's into a group: one of which they may see a case already, or a new one that begins with it.
 * Throws notFound for a group that is there and of which they may know nothing.
 */
export async function joinGroup(
  { db, cases }: { db: Db; cases: CaseLog },
  caller: Caller,
  groupId: string,
  { caseId, title }: { caseId: string; title: string },
): Promise<{ seq: number }> {
  const now = new Date();
  const viewer = await findCaseViewer(db, caller);
  const { facts } = await readCase(db, viewer, caseId, now);
  assertMay(viewer, 'groupCase', facts);
  const members = await listMembers(db, groupId, now);
  if (members.length > 0 && !members.some((one) => mayOnCase(viewer, 'seeCase', one.facts))) throw new AppError('notFound', { what: 'group' });
  const known = members.flatMap(({ state }) => state.groups).find((one) => one.groupId === groupId);
  const { seq } = await cases.append({
    ...{ caseId, actor: actorFor(viewer, 'groupCase', facts) },
    decide: (state) => {
      assertMay(viewer, 'groupCase', factsOf(state, new Date()));
      return decideJoin(state, known ?? { groupId, title, leadCaseId: caseId });
    },
  });
  return { seq };
}

async function listMembers(db: Db, groupId: string, now: Date): Promise<GroupMember[]> {
  const rows = await db
    .selectFrom('case_group_member')
    .innerJoin('court_case', 'court_case.id', 'case_group_member.case_id')
    .innerJoin('agency', 'agency.id', 'court_case.lead_agency_id')
    .select(['court_case.state', 'agency.district'])
    .where('case_group_member.group_id', '=', groupId)
    .orderBy('court_case.created_at')
    .execute();
  return rows.flatMap(({ state, district }) => (state ? [{ state, facts: factsOf(state, now), district }] : []));
}
