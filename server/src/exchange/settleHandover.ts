import { dayAt } from '@assize/contracts/casefile/reading/hours';
import { caseSystem } from '@assize/contracts/casefile/events';
import { getHandover } from '@assize/contracts/casefile/lead/rules';
import { refuseExchange, settleWith } from '@assize/contracts/exchange/package';
import type { WithdrawalAnswer } from '@assize/contracts/exchange/wire';
import type { CaseLog } from '../casefile/CaseLog.ts';
import type { Db } from '../platform/db.ts';
import { learnKeys, verifierFor } from './partnerKeys.ts';
import { type Partner, verifierOf } from './partners.ts';

interface SettleOptions {
  db: Db;
  cases: CaseLog;
  timeZone: string;
}

/** Takes what a partner signed of a handover into the log of the sender's case: its receipt, or that it let it go. The same again adds nothing. Throws `exchangeRefused`. */
export async function settleHandover({ db, cases, timeZone }: SettleOptions, caseId: string, partner: Partner, answer: WithdrawalAnswer): Promise<void> {
  const actor = { ...caseSystem };
  if (answer.outcome === 'answered') {
    await learnKeys(db, partner, answer.keys);
    const verify = await verifierFor(db, partner);
    const today = dayAt(answer.receipt.answeredAt, timeZone);
    await cases.append({ caseId, actor, decide: (state) => settleWith(state, answer, partner.id, verify, today) });
    return;
  }
  const { handoverId, reason } = answer.release;
  assertReleased(partner, handoverId, answer);
  await cases.append({
    ...{ caseId, actor },
    decide: (state) => (getHandover(state, handoverId).status === 'sent' ? [{ type: 'handover.withdrawn', payload: { handoverId, reason } }] : []),
  });
}

/** Throws unless the partner signed that it answers this handover no more. */
export function assertReleased(partner: Partner, handoverId: string, { release, signature }: Extract<WithdrawalAnswer, { outcome: 'withdrawn' }>): void {
  if (release.handoverId !== handoverId || !verifierOf(partner)(release, signature)) refuseExchange('badSignature');
}
