import type { MailboxLetter } from '@assize/contracts/notices/wire';
import type { Db } from '../platform/db.ts';
import type { Mailer, OutgoingMail, OutgoingText, TextMessenger } from './ports.ts';

/** The embedded form of both ports: what would be sent lies in the database, for anybody of the demo to read. The same message twice is one letter. */
export class DevMailbox implements Mailer, TextMessenger {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async sendMail({ id, to, subject, text }: OutgoingMail): Promise<string> {
    return this.#keep({ id, channel: 'email', address: to, subject, text });
  }

  async sendText({ id, to, text }: OutgoingText): Promise<string> {
    return this.#keep({ id, channel: 'sms', address: to, subject: null, text });
  }

  async list(): Promise<MailboxLetter[]> {
    const rows = await this.#db.selectFrom('mailbox_letter').selectAll().orderBy('at', 'desc').limit(100).execute();
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  async #keep(letter: Omit<MailboxLetter, 'at'>): Promise<string> {
    await this.#db
      .insertInto('mailbox_letter')
      .values(letter)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return 'development mailbox';
  }
}
