import { maskAddress } from '@assize/contracts/notices/maskForNotice';
import { type CaseDispatches, channels, type Channel, type OwnContacts } from '@assize/contracts/notices/wire';
import type { Selectable } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { readContact } from './contacts.ts';
import type { NoticePorts } from './ports.ts';

const most = 200;

/** A person's own contacts, and what was sent to them, the newest first. */
export async function presentOwnContacts(db: Db, ports: NoticePorts, accountId: string): Promise<OwnContacts> {
  const contact = await readContact(db, accountId);
  const rows = await db.selectFrom('dispatch').selectAll().where('account_id', '=', accountId).orderBy('at', 'desc').limit(most).execute();
  const held = (address: string | null, confirmedAt: Date | null) => (address === null ? null : { address, confirmedAt: confirmedAt?.toISOString() ?? null });
  return {
    language: contact.language,
    email: held(contact.email, contact.email_confirmed_at),
    phone: held(contact.phone, contact.phone_confirmed_at),
    wishes: { email: contact.wishes_email, sms: contact.wishes_sms },
    channels: channels.filter((channel: Channel) => (channel === 'email' ? ports.mailer : ports.messenger)),
    dispatches: rows.map((row) => ({ ...present(row), sender: row.sender, caseNumber: row.case_number })),
  };
}

type About = { caseId: string } | { applicationId: string };

/** Proof of who was told what of a case, or by the court of an application (a draft is the applicant's alone), and what became of it, the newest first. Whole addresses are the persons' own. */
export async function presentDispatches(db: Db, about: About): Promise<CaseDispatches> {
  const rows = await db
    .selectFrom('dispatch')
    .innerJoin('account', 'account.id', 'dispatch.account_id')
    .selectAll('dispatch')
    .select('account.name')
    .where((eb) =>
      'caseId' in about ? eb('case_id', '=', about.caseId) : eb.and([eb('application_id', '=', about.applicationId), eb('tiding', '!=', 'draftLapses')]),
    )
    .orderBy('at', 'desc')
    .limit(most + 1)
    .execute();
  const dispatches = rows.slice(0, most).map((row) => {
    const { failures, failure, receipt } = row;
    const nextAt = row.status === 'waiting' && failures > 0 ? row.next_at.toISOString() : null;
    return { ...present(row), toName: row.name, failures, failure, receipt, nextAt };
  });
  return { dispatches, hasMore: rows.length > most };
}

function present({ id, tiding, channel, address, status, at, sent_at }: Selectable<Database['dispatch']>) {
  const shown = address === null ? null : maskAddress(address);
  return { dispatchId: id, tiding, channel, address: shown, status, at: at.toISOString(), sentAt: sent_at?.toISOString() ?? null };
}
