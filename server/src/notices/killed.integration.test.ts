import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@assize/platform/testing/freePort';
import { startRedis } from '@assize/platform/testing/startRedis';
import { expect, test } from 'vitest';
import { codeIn, MailServer } from '../testing/MailServer.ts';
import { ServerProcess } from '../testing/ServerProcess.ts';

/**
 * What at least once means here: a server that is killed after it gave a message over and before it noted so gives it over
 * again, under the same Message-ID, by which a mail server or a reader drops the second. After that it never comes again.
 */
test('a server killed between sending and noting sends the same message again, and none after that', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-notices-'));
  const [redis, mails, port] = [await startRedis(dataDir), await MailServer.start(), await freePort()];
  const settings = { SMTP_URL: mails.url, MAIL_FROM: 'notices@court.example' };
  const start = () => ServerProcess.start({ dataDir, redisUrl: redis.url, port, settings });
  let server = await start();
  try {
    const ask = async (token: string, method: string, path: string, body?: object): Promise<unknown> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`http://localhost:${String(port)}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
      expect([path, answer.status]).toEqual([path, 200]);
      return answer.json();
    };
    const signIn = async (url = ''): Promise<string> =>
      ((await ask('', 'POST', '/api/sessions', { secret: new URL(url).hash.slice(1) })) as { accessToken: string }).accessToken;
    const desk = await signIn(server.demo.files?.links['police']);
    const caseId = server.demo.files?.caseId ?? '';
    const { parties } = (await ask(desk, 'GET', `/api/case-files/${caseId}`)) as { parties: { partyId: string }[] };
    const reached = { email: 'victim@mail.example', phone: null };
    const who = { followerId: randomUUID(), partyId: parties[1]?.partyId, as: 'party', name: 'Demo', acceptsService: true, ...reached };
    const mine = await signIn(((await ask(desk, 'POST', `/api/case-files/${caseId}/followers`, who)) as { url: string }).url);
    await ask(mine, 'POST', '/api/contacts/codes', { channel: 'email' });
    await ask(mine, 'POST', '/api/contacts/confirm', { channel: 'email', code: codeIn(mails.received[0]?.mail.text) });

    const given = Promise.withResolvers<undefined>();
    mails.answer = async () => {
      given.resolve(undefined);
      mails.answer = () => Promise.resolve(undefined);
      await server.end('SIGKILL');
      return undefined;
    };
    const letter = { noticeId: randomUUID(), kind: 'message', to: [who.followerId], title: 'x', text: 'x', documentIds: [] };
    await ask(desk, 'POST', `/api/case-files/${caseId}`, { key: randomUUID(), type: 'notice.send', payload: letter });
    await given.promise;
    await server.end('SIGKILL');

    server = await start();
    const [, first, second] = await mails.waitFor('victim@mail.example', 3);
    expect(second?.mail.messageId).toBe(first?.mail.messageId);
    const again = await signIn(server.demo.files?.links['police']);
    const statuses = async () => {
      const { dispatches } = (await ask(again, 'GET', `/api/case-files/${caseId}/dispatches`)) as { dispatches: { status: string; toName: string }[] };
      return dispatches.filter((one) => one.toName === 'Demo').map((one) => one.status);
    };
    await expect.poll(statuses, { timeout: 120_000 }).toEqual(['sent']);
    // Ended in order and started once more, it has nothing left to send: the next that comes is a new letter.
    await server.end('SIGTERM');
    server = await start();
    const last = await signIn(server.demo.files?.links['police']);
    const other = { key: randomUUID(), type: 'notice.send', payload: { ...letter, noticeId: randomUUID() } };
    await ask(last, 'POST', `/api/case-files/${caseId}`, other);
    const all = await mails.waitFor('victim@mail.example', 4);
    expect(new Set(all.map((one) => one.mail.messageId)).size).toBe(3);
  } finally {
    await server.end('SIGKILL');
    await mails.close();
    await redis.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 600_000);
