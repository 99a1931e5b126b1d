import { generateKeyPairSync } from 'node:crypto';
import { systemActor } from '@assize/contracts/hearing/events';
import { inviteParticipant } from '../casefile/inviteParticipant.ts';
import { scheduleHearing } from '../casefile/scheduleHearing.ts';
import type { HearingLog } from '../hearing/HearingLog.ts';
import type { Db } from '../platform/db.ts';

const masterKey = Buffer.alloc(32, 7);
const pair = generateKeyPairSync('ed25519');
export const courtKey = { id: 'test', privateKey: pair.privateKey, publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString() };

/** A hearing in a new case whose check-in is open, with a judge and a plaintiff who have yet to arrive. */
export async function makeHearing(db: Db, log: HearingLog): Promise<{ hearingId: string; judge: string; plaintiff: string }> {
  const caseId = crypto.randomUUID();
  await db
    .insertInto('court_case')
    .values({ id: caseId, case_number: caseId, title: 'Demo', court: 'Demo court', is_demo: true, created_at: new Date() })
    .execute();
  const hearingId = await scheduleHearing(db, log, masterKey, caseId, { title: 'Hearing', courtroom: '1', scheduledAt: '2026-11-24T01:00:00.000Z' });
  const judge = await inviteParticipant(db, log, hearingId, { name: 'Demo judge', role: 'presidingJudge' });
  const plaintiff = await inviteParticipant(db, log, hearingId, { name: 'Demo plaintiff', role: 'plaintiff' });
  await log.append({ hearingId, actor: systemActor, decide: () => [{ type: 'hearing.checkInOpened', payload: {} }] });
  return { hearingId, judge: judge.participantId, plaintiff: plaintiff.participantId };
}
