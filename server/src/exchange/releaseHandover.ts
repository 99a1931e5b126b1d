import { caseSystem } from '@assize/contracts/casefile/events';
import type { SignedRelease, WithdrawalAnswer } from '@assize/contracts/exchange/wire';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { type Db, type DbOrTransaction, json } from '../platform/db.ts';
import type { Incoming } from './Incoming.ts';
import { findIncoming } from './incomingRows.ts';
import type { OwnKeys } from './OwnKeys.ts';
import type { Partner } from './partners.ts';

interface ReleaseOptions {
  db: Db;
  cases: CaseLog;
  incoming: Incoming;
  keys: OwnKeys;
}

/**
 * Lets a handover go that its sender takes back: from then on it is answered no more, though it came only later. Where
 * it was answered before, that receipt is the answer. Asked again, it is the same.
 */
export async function releaseHandover(
  { db, cases, incoming, keys }: ReleaseOptions,
  partner: Partner,
  handoverId: string,
  reason: string,
): Promise<WithdrawalAnswer> {
  const made = { format: 'assize.release.1' as const, handoverId, reason, releasedAt: new Date().toISOString() };
  const release: SignedRelease = { release: made, signature: keys.sign(made) };
  await db
    .insertInto('exchange_incoming')
    .values({ partner_id: partner.id, handover_id: handoverId, status: 'withdrawn', release: json(release) })
    .onConflict((conflict) =>
      conflict
        .columns(['partner_id', 'handover_id'])
        .doUpdateSet({ status: 'withdrawn', release: json(release) })
        .where('exchange_incoming.status', '=', 'arriving'),
    )
    .execute();
  const row = await findIncoming(db, partner.id, handoverId);
  if (row?.status === 'whole' && row.case_id !== null) {
    const actor = { ...caseSystem, agencyId: row.package?.manifest.from.agencyId ?? null, agencyKind: row.package?.manifest.from.kind ?? null };
    await cases.append({
      ...{ caseId: row.case_id, actor },
      decide: ({ handovers }) => {
        const isOpen = handovers.some((one) => one.handoverId === handoverId && one.status === 'sent');
        return isOpen ? [{ type: 'handover.withdrawn', payload: { handoverId, reason } }] : [];
      },
      // The case's row is held: what it says of the handover is what is so.
      alsoDo: async (transaction, { handovers }) => {
        if (handovers.some((one) => one.handoverId === handoverId && one.status === 'withdrawn'))
          await markWithdrawn(transaction, partner.id, handoverId, release);
      },
    });
  }
  const receipt = await incoming.findReceipt(partner, handoverId);
  if (receipt) return { outcome: 'answered', ...receipt };
  const kept = (await findIncoming(db, partner.id, handoverId))?.release;
  if (!kept) throw new TypeError('a handover that is neither answered nor let go');
  return { outcome: 'withdrawn', ...kept };
}

async function markWithdrawn(db: DbOrTransaction, partnerId: string, handoverId: string, release: SignedRelease): Promise<void> {
  await db
    .updateTable('exchange_incoming')
    .set({ status: 'withdrawn', release: json(release) })
    .where('partner_id', '=', partnerId)
    .where('handover_id', '=', handoverId)
    .where('status', '=', 'whole')
    .execute();
}
