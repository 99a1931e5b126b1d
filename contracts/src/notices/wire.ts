import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';

/** How somebody is told outside of their page: e-mail, or a text message to a mobile telephone. */
export const channels = ['email', 'sms'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

/** Languages in which notices are written, the court's own first. */
export const noticeLanguageSchema = z.enum(['zh-CN', 'en']);
export type NoticeLanguage = z.infer<typeof noticeLanguageSchema>;

/** E.164. A number without a country is a mobile one of mainland China. */
export const mobileSchema = z
  .string()
  .trim()
  .max(40)
  .transform((text) => normalMobile(text))
  .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/));

function normalMobile(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/[\s()-]/g, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

export const emailSchema = z.email().max(200);

/** By which channel somebody wishes to be told of what they need not be told. What is served, and dates of hearings, are told by every one. */
const wishesSchema = z.strictObject({ email: z.boolean(), sms: z.boolean() });
export type NoticeWishes = z.infer<typeof wishesSchema>;

/** What a person changes of their own contacts. Another address is told nothing until it is confirmed. */
export const contactsSchema = z.strictObject({
  language: noticeLanguageSchema,
  email: emailSchema.nullable(),
  phone: mobileSchema.nullable(),
  wishes: wishesSchema,
});
export const askCodeSchema = z.strictObject({ channel: channelSchema });
export const confirmSchema = z.strictObject({
  channel: channelSchema,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});

/**
 * What became of telling one person one thing by one channel. `sent`: the mail server, or the operator, has taken it; nobody
 * knows that it was read. `gaveUp`: refused, or not taken for hours. `noAddress`: none that is confirmed. `notWished`.
 * `noGateway`: this court sends nothing by this channel.
 * `withdrawn`: before it went, the person left the case, the case was closed to them, or it was no longer so.
 */
export const dispatchStatuses = ['waiting', 'sent', 'gaveUp', 'noAddress', 'notWished', 'noGateway', 'withdrawn'] as const;
/** Why it was not taken: said no to this message, was not reached, or did not answer in time. */
export const dispatchFailures = ['refused', 'unreachable', 'timeout'] as const;
export type DispatchStatus = (typeof dispatchStatuses)[number];
export type DispatchFailure = (typeof dispatchFailures)[number];

/** What is told, each with its words in `words.ts`. `news`: that there is something, where more may not be said. */
export const tidings = [
  'served',
  'letter',
  'stage',
  'step',
  'clueAnswered',
  'hearingBooked',
  'hearingMoved',
  'hearingCancelled',
  'fee',
  'readingAppointed',
  'readingRefused',
  'readingEnded',
  'commentAnswered',
  'assigned',
  'deadlineNear',
  'clueGiven',
  'commentMade',
  'readingAsked',
  'handoverArrived',
  'handoverAnswered',
  'handoverWithdrawn',
  'shareAsked',
  'shareGranted',
  'shareRefused',
  'shareEnded',
  'correctionAsked',
  'applicationAccepted',
  'applicationRefused',
  'linkRenewed',
  'draftLapses',
  'news',
] as const;
export type Tiding = (typeof tidings)[number];

const dispatch = {
  dispatchId: idSchema,
  tiding: z.enum(tidings),
  channel: channelSchema,
  /** As it may be shown: not whole. Null while it went nowhere. */
  address: z.string().nullable(),
  status: z.enum(dispatchStatuses),
  at: instantSchema,
  sentAt: instantSchema.nullable(),
};
/** A dispatch as whoever it was for sees it. */
export const ownDispatchSchema = z.strictObject({ ...dispatch, sender: z.string(), caseNumber: z.string().nullable() });
export type OwnDispatch = z.infer<typeof ownDispatchSchema>;
/** The same as proof of delivery, for the agency that leads the case. */
export const caseDispatchSchema = z.strictObject({
  ...dispatch,
  toName: z.string(),
  /** How often it was tried and not taken, and why the last time. */
  failures: z.int(),
  failure: z.enum(dispatchFailures).nullable(),
  /** What the mail server or the operator said when it took it. */
  receipt: z.string().nullable(),
  /** When it is tried again. */
  nextAt: instantSchema.nullable(),
});
export type CaseDispatch = z.infer<typeof caseDispatchSchema>;

/** The newest of them; whether there are older ones that are not shown. */
export const caseDispatchesSchema = z.object({ dispatches: z.array(caseDispatchSchema), hasMore: z.boolean() });
export type CaseDispatches = z.infer<typeof caseDispatchesSchema>;

const heldAddress = z.strictObject({ address: z.string(), confirmedAt: instantSchema.nullable() });
/** A person's own contacts, and what was sent to them. */
export const ownContactsSchema = z.strictObject({
  language: noticeLanguageSchema,
  email: heldAddress.nullable(),
  phone: heldAddress.nullable(),
  wishes: wishesSchema,
  /** By which channels this court sends at all. */
  channels: z.array(channelSchema),
  dispatches: z.array(ownDispatchSchema),
});
export type OwnContacts = z.infer<typeof ownContactsSchema>;

/** What the development mailbox of the embedded demo holds. */
export const mailboxLetterSchema = z.strictObject({
  id: idSchema,
  channel: channelSchema,
  address: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  at: instantSchema,
});
export type MailboxLetter = z.infer<typeof mailboxLetterSchema>;
