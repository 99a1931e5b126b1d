import { describe, expect, it } from 'vitest';
import { serverEnv } from './env.ts';
import { hasDevMailbox } from './noticeEnv.ts';

const needed = { REDIS_URL: 'redis://localhost', ASSIZE_SECRET: 'x'.repeat(32), MASTER_KEY: Buffer.alloc(32).toString('base64') };
const parse = (settings: Record<string, string>) => serverEnv.safeParse({ ...needed, ...settings });
const faultsOf = (settings: Record<string, string>) => parse(settings).error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('the mailbox that anybody may read', () => {
  it.each([{ DATABASE_URL: 'postgres://court', DEMO: '1' }, { DEMO: '0' }, {}])('is refused with %j', (settings) => {
    expect(faultsOf({ ...settings, DEV_MAILBOX: '1' })).toEqual(['DEV_MAILBOX']);
    const { data } = parse(settings);
    expect(data && hasDevMailbox(data)).toBe(false);
  });
  it('is there in the embedded demo, unless it is not wanted', () => {
    const [asked, not] = [parse({ DEMO: '1' }).data, parse({ DEMO: '1', DEV_MAILBOX: '0' }).data];
    expect([asked && hasDevMailbox(asked), not && hasDevMailbox(not)]).toEqual([true, false]);
  });
});

describe('the ports of notices', () => {
  it.each([
    [{ SMTP_URL: 'smtp://mail.example' }, ['MAIL_FROM']],
    [{ SMS_URL: 'https://sms.example' }, ['SMS_SECRET']],
    [{ SMS_URL: 'https://sms.example', SMS_SECRET: 'short' }, ['SMS_SECRET']],
    [{ SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@b.example' }, ['SMTP_URL']],
  ])('%j lacks %j', (settings, faults) => {
    expect(faultsOf(settings)).toEqual(faults);
  });
  it('may be left empty, and may be whole', () => {
    const secret = Buffer.alloc(32).toString('base64');
    const all = { SMTP_URL: 'smtps://n:p@mail.example:465', MAIL_FROM: 'Court <a@b.example>', SMS_URL: 'https://sms.example', SMS_SECRET: `whsec_${secret}` };
    expect([faultsOf({ SMTP_URL: '', MAIL_FROM: '', SMS_URL: '', SMS_SECRET: '', DEV_MAILBOX: '' }), faultsOf(all)]).toEqual([[], []]);
  });
});
