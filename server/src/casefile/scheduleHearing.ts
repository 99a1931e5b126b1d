import { randomUUID } from 'node:crypto';
import { type EventDraft, systemActor } from '@assize/contracts/hearing/events';
import type { PlanName } from '@assize/contracts/hearing/procedure/plans';
import type { CaseKind } from '@assize/contracts/hearing/procedure/stages';
import { createDataKey } from '@assize/platform/masterKey';
import type { HearingLog } from '../hearing/HearingLog.ts';
import type { Db } from '../platform/db.ts';

/** Sets a date for a case: the hearing with its own data key and the first line of its log. */
export async function scheduleHearing(
  db: Db,
  log: HearingLog,
  masterKey: Buffer,
  caseId: string,
  hearing: { title: string; courtroom: string; scheduledAt: string; plan?: PlanName; caseKind?: CaseKind },
): Promise<string> {
  const { case_number: caseNumber, court } = await db.selectFrom('court_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
  const id = randomUUID();
  const { wrappedKey } = createDataKey(masterKey);
  const scheduledAt = new Date(hearing.scheduledAt).toISOString();
  const payload = { title: hearing.title, caseNumber, court, courtroom: hearing.courtroom, scheduledAt };
  const { plan = 'civilOrdinary', caseKind = 'civil' } = hearing;
  const drafts: EventDraft[] = [
    { type: 'hearing.scheduled', payload },
    { type: 'procedure.planned', payload: { plan, caseKind, reason: null } },
  ];
  await log.create({ id, caseId, scheduledAt, wrappedKey }, drafts, systemActor);
  return id;
}
