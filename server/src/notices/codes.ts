import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { renderCode } from '@assize/contracts/notices/render';
import type { Channel } from '@assize/contracts/notices/wire';
import { listMemberships } from '../agency/memberships.ts';
import type { Logger } from '@assize/platform/log';
import type { Db } from '../platform/db.ts';
import { readContact } from './contacts.ts';
import { DispatchError, type NoticePorts } from './ports.ts';

const codeMinutes = 10;
const mostTries = 5;

export interface CodeContext {
  db: Db;
  ports: NoticePorts;
  /** Under which digests of codes are made: six figures alone are soon found from a digest. */
  secret: string;
  logger: Logger;
  /** Of the pages, which names the sender to whom no agency is known. */
  publicUrl: string;
}

const hmacOf = (secret: string, accountId: string, address: string, code: string): string =>
  createHmac('sha256', secret).update(`contact ${accountId} ${address} ${code}`).digest('hex');

/**
 * Sends a code to the caller's own address of this channel, in place of the one before. It goes at once and not by the
 * outbox: somebody waits for it, by night too, and a code is kept nowhere. Throws `unavailable` when it was not taken.
 */
export async function sendCode({ db, ports, secret, logger, publicUrl }: CodeContext, accountId: string, channel: Channel): Promise<void> {
  const { address, language } = await addressOf(db, accountId, channel);
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const row = {
    ...{ address, code_hmac: hmacOf(secret, accountId, address, code), tries_left: mostTries },
    expires_at: new Date(Date.now() + codeMinutes * 60_000),
  };
  await db
    .insertInto('contact_code')
    .values({ account_id: accountId, channel, ...row })
    .onConflict((conflict) => conflict.columns(['account_id', 'channel']).doUpdateSet(row))
    .execute();
  const message = { id: randomUUID(), to: address, ...renderCode(channel, { language, sender: await senderTo(db, accountId, publicUrl), code }) };
  try {
    const receipt = await (channel === 'email' ? ports.mailer?.sendMail(message) : ports.messenger?.sendText(message));
    if (receipt === undefined) throw new Error('nothing is sent by this channel');
  } catch (error) {
    logger.warn({ channel, failure: error instanceof DispatchError ? error.failure : 'unreachable' }, 'a code was not taken');
    throw new AppError('unavailable', { cause: 'codeNotSent' });
  }
}

/** Confirms the address to which the code was sent, if it is the caller's still. Throws `codeWrong`; each wrong one counts. */
export async function confirmCode({ db, secret }: CodeContext, accountId: string, channel: Channel, code: string): Promise<void> {
  const { address } = await addressOf(db, accountId, channel);
  const mine = { account_id: accountId, channel, address };
  // Counted before it is compared: many at once are no more tries than one after another.
  const kept = await db
    .updateTable('contact_code')
    .set((eb) => ({ tries_left: eb('tries_left', '-', 1) }))
    .where((eb) => eb.and(mine))
    .where('tries_left', '>', 0)
    .where('expires_at', '>', new Date())
    .returning(['code_hmac', 'tries_left'])
    .executeTakeFirst();
  if (!kept) throw new AppError('codeWrong', { triesLeft: 0 });
  if (!timingSafeEqual(Buffer.from(kept.code_hmac), Buffer.from(hmacOf(secret, accountId, address, code))))
    throw new AppError('codeWrong', { triesLeft: kept.tries_left });
  const column = channel === 'email' ? 'email' : 'phone';
  await db
    .updateTable('contact')
    .set({ [`${column}_confirmed_at`]: new Date() })
    .where('account_id', '=', accountId)
    .where(column, '=', address)
    .execute();
  await db
    .deleteFrom('contact_code')
    .where((eb) => eb.and(mine))
    .execute();
}

async function addressOf(db: Db, accountId: string, channel: Channel) {
  const { email, phone, language } = await readContact(db, accountId);
  const address = channel === 'email' ? email : phone;
  if (address === null) throw new AppError('notFound', { what: 'address' });
  return { address, language };
}

/** In whose name: the agency whose case they follow or read, or for which they work, or the court to which they applied; else the house by its address. */
async function senderTo(db: Db, accountId: string, publicUrl: string): Promise<string> {
  const followed = await db
    .selectFrom('case_relation')
    .innerJoin('court_case', 'court_case.id', 'case_relation.case_id')
    .select('court_case.court')
    .where('case_relation.account_id', '=', accountId)
    .where('case_relation.secrecy', '<>', 'secret')
    .where((eb) => eb.or([eb('case_relation.until_at', 'is', null), eb('case_relation.until_at', '>', new Date())]))
    .orderBy('court_case.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const [membership] = await listMemberships(db, accountId);
  const applied = await db
    .selectFrom('docket_application')
    .innerJoin('agency', 'agency.id', 'docket_application.court_id')
    .select('agency.name')
    .where('docket_application.account_id', '=', accountId)
    .orderBy('docket_application.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return followed?.court ?? membership?.agency.name ?? applied?.name ?? new URL(publicUrl).host;
}
