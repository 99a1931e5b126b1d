import { AppError } from '@assize/contracts/AppError';
import { hashOf } from '@assize/contracts/hearing/chain';
import { type DbOrTransaction, json } from '../platform/db.ts';

export interface Receipt {
  hearingId: string;
  /** The participant who acts, or the account of who is none. */
  doerId: string;
  key: string;
  command: unknown;
}

/** What was answered when this command was done under this key. Throws `keyReused` when it was another command. */
export async function findReceipt(db: DbOrTransaction, { hearingId, doerId, key, command }: Receipt): Promise<{ seq: number } | undefined> {
  const found = await db
    .selectFrom('command_receipt')
    .select(['command_hash', 'answer'])
    .where('hearing_id', '=', hearingId)
    .where('participant_id', '=', doerId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (found && found.command_hash !== hashOf(command)) throw new AppError('keyReused');
  return found?.answer;
}

export async function keepReceipt(db: DbOrTransaction, { hearingId, doerId, key, command }: Receipt, seq: number): Promise<void> {
  await db
    .insertInto('command_receipt')
    .values({ hearing_id: hearingId, participant_id: doerId, key, command_hash: hashOf(command), answer: json({ seq }), created_at: new Date() })
    .execute();
}
