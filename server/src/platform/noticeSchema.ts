import type { Channel, DispatchFailure, DispatchStatus, NoticeLanguage, Tiding } from '@assize/contracts/notices/wire';
import type { ColumnType, Generated } from 'kysely';
import type { At, AtOrNull } from './columns.ts';

/** The tables by which people are told outside of their page. */
export interface NoticeTables {
  contact: {
    account_id: string;
    language: Generated<NoticeLanguage>;
    email: string | null;
    email_confirmed_at: AtOrNull;
    /** E.164. */
    phone: string | null;
    phone_confirmed_at: AtOrNull;
    wishes_email: Generated<boolean>;
    wishes_sms: Generated<boolean>;
  };
  contact_code: { account_id: string; channel: Channel; address: string; code_hmac: string; tries_left: number; expires_at: At };
  dispatch: {
    id: string;
    /** Of a case, or of an application to a docket: one of the two. */
    case_id: ColumnType<string | null, string | undefined, never>;
    application_id: ColumnType<string | null, string | undefined, never>;
    /** What it is told for: `event 12`, `deadline 2026-12-01`. */
    occasion: string;
    account_id: string;
    channel: Channel;
    tiding: Tiding;
    is_needed: boolean;
    is_blind: boolean;
    language: NoticeLanguage;
    sender: string;
    /** Masked; null: not named. */
    case_number: string | null;
    /** Of the page to which it leads. */
    path: string;
    status: DispatchStatus;
    /** Where it went. */
    address: ColumnType<string | null, string | undefined, string>;
    failures: Generated<number>;
    failure: ColumnType<DispatchFailure | null, DispatchFailure | undefined, DispatchFailure>;
    receipt: ColumnType<string | null, string | undefined, string>;
    at: ColumnType<Date, never, never>;
    next_at: ColumnType<Date, Date | undefined, Date>;
    sent_at: AtOrNull;
  };
  mailbox_letter: { id: string; channel: Channel; address: string; subject: string | null; text: string; at: ColumnType<Date, never, never> };
}
