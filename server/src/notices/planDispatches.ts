import { randomUUID } from 'node:crypto';
import { type CaseAct, mayOnCase } from '@assize/contracts/casefile/access';
import type { CaseEvent } from '@assize/contracts/casefile/events';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { Told } from '@assize/contracts/notices/table';
import { type Telling, tellingsOf } from '@assize/contracts/notices/tellingsOf';
import { factsOf, findCaseViewer } from '../casefile/caseAccess.ts';
import { readCaseLines } from '../hearing/chainLines.ts';
import type { TopicPayload } from '../outbox/outbox.ts';
import type { Db } from '../platform/db.ts';
import { waysFor } from './waysFor.ts';

/** Notes what is to be sent to whom by lines of a case's log. Told of the same lines again, it adds nothing. */
export async function planDispatches(db: Db, { caseId, fromSeq, toSeq }: TopicPayload<'case.notices'>): Promise<void> {
  const row = await db.selectFrom('court_case').select('state').where('id', '=', caseId).executeTakeFirst();
  if (!row?.state) return;
  for (const event of await readCaseLines<CaseEvent>(db, caseId, { fromSeq, toSeq })) {
    for (const telling of tellingsOf(row.state, event)) await planTelling(db, row.state, `event ${String(event.seq)}`, telling);
  }
}

const followedPath = '/my-cases';
/** By which act of the table somebody may be told, by the page to which they are led. */
export const tellAct = (path: string): CaseAct => (path === followedPath ? 'followCase' : 'seeCase');

/** The same for one telling; at most once for each occasion, person and channel. */
export async function planTelling(db: Db, state: CaseState, occasion: string, telling: Telling): Promise<void> {
  const facts = factsOf(state, new Date());
  const path = 'follower' in telling.told ? followedPath : '/case-files';
  for (const accountId of await listAccounts(db, telling.told)) {
    if (accountId === telling.byId) continue;
    if (!telling.isBlind && !mayOnCase(await findCaseViewer(db, { accountId }), tellAct(path), facts)) continue;
    const contact = await db.selectFrom('contact').selectAll().where('account_id', '=', accountId).executeTakeFirst();
    const { tiding, isNeeded, isBlind, sender, caseNumber } = telling;
    const said = { tiding, is_needed: isNeeded, is_blind: isBlind, sender, case_number: caseNumber };
    const common = { case_id: state.caseId, occasion, account_id: accountId, ...said, path };
    const ways = waysFor(telling, contact);
    // Of staff it is no matter that they could not be told.
    const kept = 'roles' in telling.told ? ways.filter((way) => way.status === 'waiting') : ways;
    const rows = kept.map((way) => ({ id: randomUUID(), ...common, ...way, language: contact?.language ?? ('zh-CN' as const) }));
    if (rows.length === 0) continue;
    await db
      .insertInto('dispatch')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['case_id', 'occasion', 'account_id', 'channel']).doNothing())
      .execute();
  }
}

async function listAccounts(db: Db, told: Told): Promise<string[]> {
  if ('follower' in told) return [told.follower];
  if ('person' in told) return [told.person];
  const rows = await db
    .selectFrom('agency_staff')
    .innerJoin('agency', 'agency.id', 'agency_staff.agency_id')
    .select('account_id')
    .distinct()
    .where('agency_id', '=', told.agencyId)
    .where('role', 'in', told.roles)
    // Whoever works for another installation's agency is told there.
    .where('agency.partner_id', 'is', null)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', new Date())]))
    .execute();
  return rows.map((row) => row.account_id);
}
