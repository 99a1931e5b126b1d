import { randomUUID } from 'node:crypto';
import type { Channel } from '@assize/contracts/notices/wire';
import { createLogger } from '@assize/platform/log';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildCase } from '@assize/contracts/testing/buildCase';
import { json } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { MailServer } from '../testing/MailServer.ts';
import { TextGateway } from '../testing/TextGateway.ts';
import { Dispatcher } from './Dispatcher.ts';
import { HttpTextMessenger } from './HttpTextMessenger.ts';
import type { NoticePorts } from './ports.ts';
import { SmtpMailer } from './SmtpMailer.ts';

const noon = '2026-11-24T04:00:00.000Z';
const night = '2026-11-24T15:00:00.000Z';

describe.each(databases)('what waits to be sent, on %s', (_, make) => {
  let database: TestDatabase;
  let mails: MailServer;
  let texts: TextGateway;
  let ports: NoticePorts;
  const open: Dispatcher[] = [];

  beforeAll(async () => {
    [database, mails, texts] = await Promise.all([make(), MailServer.start(), TextGateway.start()]);
    ports = {
      mailer: new SmtpMailer({ url: mails.url, from: 'notices@court.example' }),
      messenger: new HttpTextMessenger({ url: texts.url, secret: Buffer.alloc(32).toString('base64') }),
    };
  }, 120_000);
  afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
  afterAll(async () => {
    await database.close();
    await Promise.all([mails.close(), texts.close()]);
  }, 60_000);

  /** One thing to send to somebody who is reached by both channels. */
  async function wait(channel: Channel): Promise<{ id: string; to: string }> {
    const [id, accountId, caseId] = [randomUUID(), randomUUID(), randomUUID()];
    const email = `${id}@mail.example`;
    const phone = `+86138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    const { db } = database;
    await db.insertInto('account').values({ id: accountId, name: 'Demo', is_admin: false, created_at: noon }).execute();
    await db
      .insertInto('court_case')
      .values({ id: caseId, case_number: id, title: 'x', court: 'x', is_demo: true, created_at: noon, state: json({ ...buildCase().state, caseId }) })
      .execute();
    const confirmed = { email_confirmed_at: noon, phone_confirmed_at: noon };
    await db
      .insertInto('contact')
      .values({ account_id: accountId, email, phone, ...confirmed })
      .execute();
    const about = {
      case_id: caseId,
      occasion: 'event 1',
      account_id: accountId,
      tiding: 'letter',
      is_needed: false,
      is_blind: true,
      language: 'en',
      case_number: null,
    } as const;
    await db
      .insertInto('dispatch')
      .values({ ...about, id, channel, sender: 'Demo court', path: '/my-cases', status: 'waiting', next_at: new Date(0) })
      .execute();
    return { id, to: channel === 'email' ? email : phone };
  }
  function start(now: () => Date, more: Partial<NoticePorts> = {}, db = database.db): Dispatcher {
    const own = { db, ports: { ...ports, ...more }, publicUrl: 'https://court.example', timeZone: 'Asia/Shanghai', logger: createLogger('test') };
    const made = Dispatcher.start({ ...own, now, waits: { firstMs: 1000, lastMs: 4000 }, mostFailures: 4 });
    open.push(made);
    return made;
  }
  const read = (id: string) => database.db.selectFrom('dispatch').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  async function sendAt(clock: { ms: number }, dispatcher: Dispatcher): Promise<number> {
    dispatcher.kick();
    await dispatcher.settled();
    return clock.ms;
  }

  test('what is not taken is tried again after longer and longer pauses, then given up', async () => {
    mails.answer = () => Promise.resolve({ code: 451, text: 'try later' });
    const { id, to } = await wait('email');
    const clock = { ms: Date.parse(noon) };
    const dispatcher = start(() => new Date(clock.ms));
    const pauses: number[] = [];
    for (let round = 0; round < 4; round++) {
      await sendAt(clock, dispatcher);
      const { next_at, status } = await read(id);
      if (status === 'waiting') pauses.push(next_at.getTime() - clock.ms);
      clock.ms = next_at.getTime() + 1;
    }
    expect(pauses).toEqual([1000, 2000, 4000]);
    expect(await read(id)).toMatchObject({ status: 'gaveUp', failures: 4, failure: 'unreachable', sent_at: null });
    const came = await mails.waitFor(to, 4);
    expect(new Set(came.map((one) => one.mail.messageId))).toEqual(new Set([`<${id}@court.example>`]));
  });

  test('what is refused for good is given up at once', async () => {
    mails.answer = () => Promise.resolve({ code: 550, text: 'no such mailbox' });
    texts.status = 422;
    const [mail, text] = [await wait('email'), await wait('sms')];
    await sendAt(
      { ms: 0 },
      start(() => new Date(noon)),
    );
    for (const { id } of [mail, text]) expect(await read(id)).toMatchObject({ status: 'gaveUp', failures: 1, failure: 'refused' });
  });

  test('what waited is not told any more where the case became a secret, the person left it, or wishes none', async () => {
    mails.answer = () => Promise.resolve(undefined);
    const { db } = database;
    const [secret, left, unwished] = [await wait('email'), await wait('email'), await wait('email')];
    const { case_id: caseId } = await read(secret.id);
    const { state } = buildCase();
    await db
      .updateTable('court_case')
      .set({ state: json({ ...state, caseId, facts: { ...state.facts, secrecy: 'secret' } }) })
      .where('id', '=', caseId)
      .execute();
    await db.updateTable('dispatch').set({ is_blind: false }).where('id', '=', left.id).execute();
    await db
      .updateTable('contact')
      .set({ wishes_email: false })
      .where('account_id', '=', (await read(unwished.id)).account_id)
      .execute();
    await sendAt(
      { ms: 0 },
      start(() => new Date(noon)),
    );
    const ends = await Promise.all([secret, left, unwished].map(({ id }) => read(id)));
    expect(ends.map((one) => [one.status, one.sent_at])).toEqual([
      ['withdrawn', null],
      ['withdrawn', null],
      ['notWished', null],
    ]);
  });

  test('by night no telephone rings, and it does in the morning; e-mail goes', async () => {
    mails.answer = () => Promise.resolve(undefined);
    texts.status = 202;
    const [mail, text] = [await wait('email'), await wait('sms')];
    const clock = { ms: Date.parse(night) };
    const dispatcher = start(() => new Date(clock.ms));
    await sendAt(clock, dispatcher);
    expect((await read(mail.id)).status).toBe('sent');
    expect(await read(text.id)).toMatchObject({ status: 'waiting', failures: 0, next_at: new Date('2026-11-25T00:00:00.000Z') });
    expect(texts.received.filter((one) => one.to === text.to)).toEqual([]);
    clock.ms = Date.parse('2026-11-25T00:00:00.000Z');
    await sendAt(clock, dispatcher);
    expect(await texts.waitFor(text.to, 1)).toMatchObject([{ id: text.id }]);
  });

  test('several servers send it once', async () => {
    mails.answer = () => Promise.resolve(undefined);
    const all = await Promise.all(Array.from({ length: 15 }, () => wait('email')));
    const [one, other] = [start(() => new Date(noon)), start(() => new Date(noon))];
    await Promise.all([sendAt({ ms: 0 }, one), sendAt({ ms: 0 }, other)]);
    for (const { id, to } of all) {
      expect((await read(id)).status).toBe('sent');
      expect(mails.received.filter((mail) => mail.to.includes(to))).toHaveLength(1);
    }
  });

  test('a court that sends nothing by a channel says so', async () => {
    const { id } = await wait('sms');
    await sendAt(
      { ms: 0 },
      start(() => new Date(noon), { messenger: undefined }),
    );
    expect(await read(id)).toMatchObject({ status: 'noGateway', sent_at: null });
  });
});
