import type { Db } from '../platform/db.ts';
import type { ServerEnv } from '../platform/env.ts';
import { hasDevMailbox } from '../platform/noticeEnv.ts';
import { DevMailbox } from './DevMailbox.ts';
import { HttpTextMessenger } from './HttpTextMessenger.ts';
import type { NoticePorts } from './ports.ts';
import { SmtpMailer } from './SmtpMailer.ts';

/** The ports that the settings name; in the embedded demo the mailbox stands in for what they do not. */
export function openPorts(env: ServerEnv, db: Db): NoticePorts & { mailbox: DevMailbox | undefined } {
  const mailbox = hasDevMailbox(env) ? new DevMailbox(db) : undefined;
  return {
    mailbox,
    mailer: env.SMTP_URL && env.MAIL_FROM ? new SmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM }) : mailbox,
    messenger: env.SMS_URL && env.SMS_SECRET ? new HttpTextMessenger({ url: env.SMS_URL, secret: env.SMS_SECRET }) : mailbox,
  };
}
