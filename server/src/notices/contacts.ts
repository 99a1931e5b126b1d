import type { Channel, contactsSchema, NoticeLanguage } from '@assize/contracts/notices/wire';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

type Contact = Selectable<Database['contact']>;

/** How an account is reached; of whom nothing was entered, nowhere and in the court's own language. */
export async function readContact(db: DbOrTransaction, accountId: string): Promise<Contact> {
  const found = await db.selectFrom('contact').selectAll().where('account_id', '=', accountId).executeTakeFirst();
  const none = { email: null, email_confirmed_at: null, phone: null, phone_confirmed_at: null, wishes_email: true, wishes_sms: true };
  return found ?? { account_id: accountId, language: 'zh-CN', ...none };
}

/** Where an account is told something by this channel: an address that it confirmed. */
export async function findConfirmed(db: DbOrTransaction, accountId: string, channel: Channel): Promise<string | undefined> {
  const { email, email_confirmed_at, phone, phone_confirmed_at } = await readContact(db, accountId);
  const [address, confirmedAt] = channel === 'email' ? [email, email_confirmed_at] : [phone, phone_confirmed_at];
  return confirmedAt === null ? undefined : (address ?? undefined);
}

/** What is known of somebody whom an agency names, or who applied: nothing is kept of whom nothing is known, and what they have said themselves stands. */
export async function enterContact(
  db: DbOrTransaction,
  accountId: string,
  { email, phone, language }: { email: string | null; phone: string | null; language?: NoticeLanguage | undefined },
): Promise<void> {
  if (email === null && phone === null && language === undefined) return;
  await db
    .insertInto('contact')
    .values({ account_id: accountId, email, phone, ...(language ? { language } : {}) })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
}

/** Changes one's own contacts. An address that stays the same stays confirmed; another is to be confirmed, and codes for the one before are of no more use. */
export async function changeContact(db: DbOrTransaction, accountId: string, asked: z.infer<typeof contactsSchema>): Promise<void> {
  const { language, email, phone, wishes } = asked;
  const before = await readContact(db, accountId);
  const row = {
    ...{ language, email, phone, wishes_email: wishes.email, wishes_sms: wishes.sms },
    email_confirmed_at: before.email === email ? before.email_confirmed_at : null,
    phone_confirmed_at: before.phone === phone ? before.phone_confirmed_at : null,
  };
  await db
    .insertInto('contact')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}
