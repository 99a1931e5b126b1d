import { randomUUID } from 'node:crypto';
import type { DocketState } from '@assize/contracts/docket/state';
import { type DocketTelling, docketTellingOf } from '@assize/contracts/notices/docketTable';
import { readDocketLines } from '../docket/DocketLog.ts';
import type { TopicPayload } from '../outbox/outbox.ts';
import type { DbOrTransaction } from '../platform/db.ts';
import { waysFor } from './waysFor.ts';

/** Notes what is to be sent to the applicant by lines of the log of their application. Told of the same lines again, it adds nothing. */
export async function planDocketDispatches(db: DbOrTransaction, { applicationId, fromSeq, toSeq }: TopicPayload<'docket.notices'>): Promise<void> {
  const row = await db.selectFrom('docket_application').select('state').where('id', '=', applicationId).executeTakeFirst();
  if (!row) return;
  for (const { seq, type } of await readDocketLines(db, applicationId)) {
    const telling = seq < fromSeq || seq > toSeq ? null : docketTellingOf(row.state, type);
    if (telling) await planDocketTelling(db, row.state, `event ${String(seq)}`, telling);
  }
}

/** The same for one telling; at most once for each occasion and channel. That the applicant could not be told is kept as well. */
export async function planDocketTelling(db: DbOrTransaction, state: DocketState, occasion: string, telling: DocketTelling): Promise<void> {
  const { applicationId, applicantId, court } = state;
  const contact = await db.selectFrom('contact').selectAll().where('account_id', '=', applicantId).executeTakeFirst();
  const { tiding, isNeeded, caseNumber } = telling;
  const said = { tiding, is_needed: isNeeded, is_blind: false, sender: court.name, case_number: caseNumber, language: contact?.language ?? ('zh-CN' as const) };
  const common = { application_id: applicationId, occasion, account_id: applicantId, ...said, path: `/applications/${applicationId}` };
  const rows = waysFor(telling, contact).map((way) => ({ id: randomUUID(), ...common, ...way }));
  await db
    .insertInto('dispatch')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['application_id', 'occasion', 'account_id', 'channel']).doNothing())
    .execute();
}
