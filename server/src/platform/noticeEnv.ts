import { z } from 'zod';

const isSet = (value: unknown): unknown => (value === '' ? undefined : value);

/** Variables by which people are told outside of their page. */
export const noticeEnv = {
  /** Mail server: `smtp://name:password@host:587` or `smtps://host:465`. None: no e-mail is sent. */
  SMTP_URL: z.preprocess(isSet, z.url({ protocol: /^smtps?$/, hostname: /./ }).optional()),
  /** In whose name e-mail is sent: `Court <notices@court.example>`. */
  MAIL_FROM: z.preprocess(isSet, z.string().regex(/@/).max(300).optional()),
  /** Gateway for text messages (`HttpTextMessenger`). None: none are sent. */
  SMS_URL: z.preprocess(isSet, z.url({ protocol: /^https?$/ }).optional()),
  /** What it is signed with: at least 24 bytes in base64, with or without `whsec_`. */
  SMS_SECRET: z.preprocess(
    isSet,
    z
      .string()
      .regex(/^(whsec_)?[A-Za-z0-9+/]{32,}={0,2}$/)
      .optional(),
  ),
  /** `1`: what has no port lies in a mailbox that anybody may read. By default in the embedded demo; anywhere else it is refused. */
  DEV_MAILBOX: z.preprocess(isSet, z.enum(['0', '1']).optional()),
};

interface Settings {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  SMS_URL?: string | undefined;
  SMS_SECRET?: string | undefined;
  DEV_MAILBOX?: '0' | '1' | undefined;
  DEMO: '0' | '1';
  DATABASE_URL?: string | undefined;
}

const isEmbeddedDemo = ({ DEMO, DATABASE_URL }: Settings): boolean => DEMO === '1' && DATABASE_URL === undefined;

/** What does not go together, said at the start. */
export function checkNoticeEnv(settings: Settings, context: z.RefinementCtx): void {
  const refuse = (name: keyof Settings, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
  if (settings.SMTP_URL && !settings.MAIL_FROM) refuse('MAIL_FROM', 'is needed with SMTP_URL');
  if (settings.SMS_URL && !settings.SMS_SECRET) refuse('SMS_SECRET', 'is needed with SMS_URL');
  if (settings.DEV_MAILBOX === '1' && !isEmbeddedDemo(settings)) refuse('DEV_MAILBOX', 'is for the embedded demo alone: anybody may read it');
}

export function hasDevMailbox(settings: Settings): boolean {
  return settings.DEV_MAILBOX !== '0' && isEmbeddedDemo(settings);
}
