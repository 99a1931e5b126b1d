import { randomUUID } from 'node:crypto';
import type { FiguresRow } from '@assize/contracts/casefile/figures';
import type { CaseEvent } from '@assize/contracts/casefile/events';
import { buildCase, type TestAgency, testAgencies } from '@assize/contracts/testing/buildCase';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameStaff } from '../agency/memberships.ts';
import { CaseLog } from '../casefile/CaseLog.ts';
import { signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let court: TestServer;
let head: TestStaff;
const logs: CaseEvent[][] = [];

/** Keeps a case made in memory, with the times that it has there. */
async function keep(made: ReturnType<typeof buildCase>): Promise<void> {
  let at = new Date();
  const cases = new CaseLog(court.server.db, () => at);
  const id = randomUUID();
  const events = made.events.map((event) => ({ ...event, caseId: id }));
  logs.push(events);
  const [first, ...rest] = events;
  if (first?.type !== 'case.opened') throw new Error('not opened');
  at = new Date(first.at);
  await cases.open({ id }, [{ type: first.type, payload: { ...first.payload, caseNumber: id } }], first.actor);
  for (const { type, payload, actor, at: then } of rest) {
    at = new Date(then);
    await cases.append({ caseId: id, actor, decide: () => [{ type, payload } as never] });
  }
}

beforeAll(async () => {
  court = await startTestServer();
  const { db } = court.server;
  for (const { isDemo, ...agency } of Object.values(testAgencies))
    await db
      .insertInto('agency')
      .values({ ...agency, is_demo: isDemo })
      .execute();
  head = await signInNew(db, 'Demo head');
  await nameStaff(db, testAgencies.police.id, head.accountId, 'head');
  const later = (made: ReturnType<typeof buildCase>, days: number): void => void (made.clockMs += days * 86_400_000);
  for (let index = 0; index < 12; index++) {
    const made = buildCase({ title: index === 0 ? '=HYPERLINK("http://x")' : `Case ${String(index)}` });
    made.file(1);
    later(made, index * 9);
    const to: TestAgency = index % 3 === 0 ? 'procuratorate2' : 'procuratorate';
    const handoverId = made.send(1, to, 'prosecution');
    later(made, 1 + (index % 4));
    if (index % 5 === 4) made.command({ type: 'handover.withdraw', payload: { handoverId, reason: 'x' } });
    else if (index % 5 !== 3) {
      made.answer(handoverId, index % 5 === 2 ? 'returned' : 'accepted', to);
      if (index % 5 === 0) made.answer(made.send(2, 'police', 'supplement', to), 'accepted', 'police');
    }
    await keep(made);
  }
}, 180_000);
afterAll(() => court.close());

function ask(path: string, body?: object, by: TestStaff = head): Promise<Response> {
  const headers = { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' };
  return fetch(court.baseUrl + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
}
const year = { agencyId: testAgencies.police.id, fromOn: '2026-11-01', toOn: '2027-10-31' };
const total = (rows: readonly FiguresRow[], of: 'sent' | 'accepted' | 'returned' | 'withdrawn' | 'waiting'): number =>
  rows.reduce((sum, row) => sum + row[of], 0);

test('figures are what the events say, of every case that may be seen', async () => {
  const { rows } = (await (await ask('/api/figures', year)).json()) as { rows: FiguresRow[] };
  const events = logs.flat();
  const ofType = <T extends CaseEvent['type']>(type: T) => events.filter((event): event is Extract<CaseEvent, { type: T }> => event.type === type);
  expect(total(rows, 'sent')).toBe(ofType('handover.sent').length);
  expect(total(rows, 'withdrawn')).toBe(ofType('handover.withdrawn').length);
  for (const outcome of ['accepted', 'returned'] as const)
    expect(total(rows, outcome)).toBe(ofType('handover.answered').filter((event) => event.payload.receipt.outcome === outcome).length);
  expect(total(rows, 'sent')).toBe((['accepted', 'returned', 'withdrawn', 'waiting'] as const).reduce((sum, of) => sum + total(rows, of), 0));
  const sentBack = rows.filter((row) => row.direction === 'in');
  expect(sentBack.every((row) => row.purpose === 'supplement' && row.otherKind === 'procuratorate')).toBe(true);
  expect(total(sentBack, 'sent')).toBe(ofType('handover.sent').filter((event) => event.payload.purpose === 'supplement').length);

  // And each row is its handovers.
  for (const row of rows) {
    const { month, direction, purpose, kind, otherAgency } = row;
    const answer = await ask('/api/figures/handovers', { agencyId: year.agencyId, month, direction, purpose, kind, otherAgency });
    const { handovers } = (await answer.json()) as { handovers: { status: string }[] };
    expect(handovers).toHaveLength(row.sent);
    expect(handovers.filter((one) => one.status === 'accepted')).toHaveLength(row.accepted);
  }
});

test('how long it took is the median of days to the answer', async () => {
  const { rows } = (await (await ask('/api/figures', { ...year, fromOn: '2026-11-24', toOn: '2026-11-24' })).json()) as { rows: FiguresRow[] };
  expect(rows.find((row) => row.direction === 'out')).toMatchObject({ otherDistrict: 'B', sent: 1, accepted: 1, medianDays: 1 });
});

test('a head who may not see a case does not find it in a figure either', async () => {
  const { db } = court.server;
  const other = await signInNew(db, 'Demo head of procurators');
  await nameStaff(db, testAgencies.procuratorate.id, other.accountId, 'head');
  const query = { ...year, agencyId: testAgencies.procuratorate.id };
  const count = async (): Promise<number> => total(((await (await ask('/api/figures', query, other)).json()) as { rows: FiguresRow[] }).rows, 'sent');
  const before = await count();
  const made = buildCase({ secrecy: 'secret' });
  made.file(1);
  made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
  made.answer(made.send(2, 'police', 'supplement', 'procuratorate'), 'accepted', 'police');
  await keep(made);
  // It went through their hands, and as a secret it is not theirs to know any more.
  expect(await count()).toBe(before);
});

test('are for who heads the agency, and nobody else', async () => {
  const desk = await signInNew(court.server.db, 'Demo desk');
  await nameStaff(court.server.db, testAgencies.police.id, desk.accountId, 'desk');
  expect((await ask('/api/figures', year, desk)).status).toBe(403);
  expect((await ask('/api/figures', { ...year, agencyId: testAgencies.court.id })).status).toBe(403);
  const path = `/api/figures.csv?${String(new URLSearchParams(year))}`;
  expect((await ask(path, undefined, desk)).status).toBe(403);
  expect((await fetch(court.baseUrl + path)).status).toBe(401);
  expect((await ask(`${path}&fromOn=yesterday`)).status).toBe(400);
});

test('as CSV a name is never a formula', async () => {
  await court.server.db.updateTable('agency').set({ name: '=cmd|" /C calc"!A1' }).where('id', '=', testAgencies.procuratorate2.id).execute();
  const answer = await ask(`/api/figures.csv?${String(new URLSearchParams(year))}`);
  expect(answer.headers.get('content-type')).toContain('text/csv');
  const lines = (await answer.text()).split('\r\n');
  expect(lines[0]).toContain('month,direction,purpose,kind,otherAgency');
  const named = lines.filter((line) => line.includes('cmd|'));
  expect(named.length).toBeGreaterThan(0);
  for (const line of named) expect(line).toContain(`"'=cmd|`);
});
