import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyChain } from '@assize/contracts/hearing/chain';
import type { RouteAnswer } from '@assize/contracts/http/routes';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CutProxy } from '../../server/src/testing/CutProxy.ts';
import { type Court, startCourt } from '../start/startCourt.ts';
import { CourtClient } from '../testing/CourtClient.ts';

/*
 * Two whole installations, each under its supervisor, hand a case over; the process that serves either is killed (SIGKILL)
 * at each step of its way.
 */
const folder = mkdtempSync(join(tmpdir(), 'assize-killed-'));
const until = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 120_000, interval: 300 });
type CaseFile = RouteAnswer<'GET /api/case-files/:caseId'>;

interface Side {
  court: Court;
  proxy: CutProxy;
  desk: CourtClient;
  admin: CourtClient;
  agencyId: string;
}
let police: Side;
let procurators: Side;

async function begin(name: string, link: string, agency: string): Promise<Side> {
  const court = await startCourt({ dataDir: join(folder, name) });
  const desk = await CourtClient.signIn(court.demo.files.links[link] ?? '');
  const { agencies } = await desk.api('GET /api/agencies');
  const agencyId = agencies.find((one) => one.name === agency)?.id ?? '';
  return { court, desk, agencyId, admin: await CourtClient.signIn(court.demo.links.admin), proxy: await CutProxy.start(court.baseUrl) };
}
async function know(here: Side, there: Side, kind: 'police' | 'procuratorate'): Promise<RouteAnswer<'POST /api/exchange/partners'>> {
  const { keys } = await there.desk.api('GET /api/court-keys');
  const agencies = [{ id: there.agencyId, kind, level: 'basic', name: `Demo ${kind} elsewhere`, district: 'Elsewhere' }];
  return here.admin.api('POST /api/exchange/partners', {}, { name: `Demo ${kind}`, baseUrl: there.proxy.baseUrl, publicKey: keys[0]?.publicKey, agencies });
}

beforeAll(async () => {
  police = await begin('police', 'police', '演示市公安局东区分局');
  procurators = await begin('procurators', 'procurator', '演示市东区人民检察院');
  const [there, here] = [await know(police, procurators, 'procuratorate'), await know(procurators, police, 'police')];
  const signIn = (side: Side, partnerId: string, { clientId, clientSecret }: typeof there): Promise<unknown> =>
    side.admin.api('POST /api/exchange/partners/:partnerId/credentials', { partnerId }, { clientId, clientSecret });
  await signIn(police, there.partnerId, here);
  await signIn(procurators, here.partnerId, there);
}, 240_000);
afterAll(async () => {
  for (const side of [police, procurators]) {
    await side?.proxy.close();
    await side?.court.stop();
  }
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const caseId = (): string => police.court.demo.files.caseId;
const look = (side: Side): Promise<CaseFile> => side.desk.api('GET /api/case-files/:caseId', { caseId: caseId() });
const act = (side: Side, type: string, payload: object, key: string): Promise<unknown> =>
  side.desk.api('POST /api/case-files/:caseId', { caseId: caseId() }, { key, type, payload });
/** Whether the desk may hand the case on; undefined while the side cannot be asked, or does not know it yet. */
const mayHandOn = (side: Side): Promise<boolean | undefined> =>
  look(side).then(
    (file) => file.may.includes('handOver') && !file.handovers?.some((one) => one.status === 'sent'),
    () => undefined,
  );

/** On the way of one case, each once, in this order: what is asked of whom, when, and whose server dies then. */
const deaths = [
  { asked: 'PUT handovers', of: 'procurators', moment: 'after', victim: 'police' },
  { asked: 'PUT documents', of: 'procurators', moment: 'before', victim: 'procurators' },
  { asked: 'PUT documents', of: 'procurators', moment: 'after', victim: 'police' },
  { asked: 'PUT documents', of: 'procurators', moment: 'after', victim: 'procurators' },
  { asked: 'POST receipts', of: 'police', moment: 'before', victim: 'procurators' },
  { asked: 'POST receipts', of: 'police', moment: 'after', victim: 'police' },
] as const;

test('whoever is killed on the way of a case, one has it, and both have the same receipt', async () => {
  const sides = { police, procurators };
  const died: string[] = [];
  const inTwoHands: string[] = [];
  const heed =
    (of: keyof typeof sides) =>
    async (asked: string, moment: 'before' | 'after'): Promise<'pass' | 'cut'> => {
      const able = await Promise.all([mayHandOn(police), mayHandOn(procurators)]);
      if (able.every(Boolean)) inTwoHands.push(`${moment} ${asked}`);
      const next = deaths[died.length];
      if (next?.asked !== asked || next.of !== of || next.moment !== moment) return 'pass';
      died.push(`${next.victim} ${moment} ${asked}`);
      process.kill(sides[next.victim].court.pids().server, 'SIGKILL');
      return 'cut';
    };
  police.proxy.heed = heed('police');
  procurators.proxy.heed = heed('procurators');

  const handoverId = crypto.randomUUID();
  const sent = { handoverId, toAgencyId: procurators.agencyId, purpose: 'prosecution', note: 'Demo' };
  await act(police, 'handover.send', sent, crypto.randomUUID());
  const statusAt = async (side: Side): Promise<string | undefined> => (await look(side)).handovers?.find((one) => one.handoverId === handoverId)?.status;
  await until(async () => expect(await statusAt(procurators)).toBe('sent'));
  const { handovers } = await look(procurators);
  const answers = handovers
    ?.find((one) => one.handoverId === handoverId)
    ?.documents.map(({ documentId }) => ({ documentId, answer: 'accepted', page: null, note: '' }));
  const answer = { handoverId, outcome: 'accepted', answers, reason: null, caseNumber: null };
  await act(procurators, 'handover.answer', answer, crypto.randomUUID());
  await until(async () => expect(await statusAt(police)).toBe('accepted'));
  await until(async () => expect(died).toHaveLength(deaths.length));
  await until(async () => expect([await mayHandOn(police), await mayHandOn(procurators)]).toEqual([false, true]));

  expect(inTwoHands).toEqual([]);
  const receipts = [];
  for (const side of [police, procurators]) {
    receipts.push((await look(side)).handovers?.find((one) => one.handoverId === handoverId)?.answer?.receiptSha256);
    const { events } = await side.desk.api('GET /api/case-files/:caseId/log', { caseId: caseId() });
    expect(verifyChain(events)).toMatchObject({ ok: true });
    expect(events.filter((one) => one.type === 'handover.answered' || one.type === 'lead.moved')).toHaveLength(2);
  }
  expect(receipts[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(receipts[1]).toBe(receipts[0]);
}, 480_000);
