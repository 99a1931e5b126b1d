import { randomUUID } from 'node:crypto';
import { agencyKinds, rolesInAgency, type AgencyKind } from '@assize/contracts/agency/agencies';
import type { CaseMatch } from '@assize/contracts/casefile/sharing/lookups';
import { type Kysely, type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTraitsAnew } from '../../../migrations/0018_sharing.ts';
import { type Answer, CaseCalls } from '../../testing/caseCalls.ts';
import { makeAgency, signInNew, type TestStaff } from '../../testing/makeAgencies.ts';
import { startTestServer, type TestServer, testSecret } from '../../testing/startTestServer.ts';
import { findCaseViewer } from '../caseAccess.ts';
import { lookUp } from './lookUp.ts';

type Made = Awaited<ReturnType<typeof makeAgency>>;
let court: TestServer;
let calls: CaseCalls;
let owner: Made;
const others = {} as Record<AgencyKind, Made>;
const fresh = { agencyId: '', purpose: 'the same caller in our case' };

beforeAll(async () => {
  court = await startTestServer();
  calls = new CaseCalls(court);
  owner = await makeAgency(court.server.db, 'police', 'Police A', rolesInAgency.police);
  for (const kind of agencyKinds) others[kind] = await makeAgency(court.server.db, kind, `Other ${kind}`, rolesInAgency[kind]);
}, 180_000);
afterAll(() => court.close());

const look = (by: TestStaff | undefined, agency: Made, asked: object): Promise<Answer> =>
  calls.ask(by, 'POST', '/api/lookups', { ...fresh, agencyId: agency.id, ...asked });
const phone = (value: string): object => ({ traits: [{ kind: 'phone', value }] });
const matchesOf = ({ body }: Answer): CaseMatch[] => (body as { matches: CaseMatch[] }).matches;
const desk = (): TestStaff | undefined => owner.staff['desk'];
let next = 0;
/** A number that no other case has. */
const newPhone = (): string => `138${String((next += 1)).padStart(8, '0')}`;

async function openWith(value: string, facts: object = {}): Promise<string> {
  const by = facts && 'secrecy' in facts && facts.secrecy === 'secret' ? owner.staff['head'] : desk();
  const caseId = await calls.open(by, owner.id, { title: 'Title that nobody is told', ...facts });
  const named = { partyId: randomUUID(), role: 'suspect', form: 'person', name: 'Name that nobody is told', idNumber: null, phone: value, bornOn: null };
  // A head adds nobody: the people of a secret are entered by who handles it.
  if (by !== desk()) {
    const accountIds = [owner.staff['handler']?.accountId];
    expect(await calls.act(by, caseId, 'case.assign', { accountIds })).toMatchObject({ status: 200 });
    expect(await calls.act(owner.staff['handler'], caseId, 'party.add', named)).toMatchObject({ status: 200 });
  } else expect(await calls.act(by, caseId, 'party.add', named)).toMatchObject({ status: 200 });
  return caseId;
}

describe('looking for cases of others', () => {
  test('is for investigators and procurators, for their own agency, in criminal cases; its log is for their head', async () => {
    for (const kind of agencyKinds)
      for (const role of rolesInAgency[kind]) {
        const by = others[kind].staff[role];
        const may = (kind === 'police' || kind === 'procuratorate') && role !== 'assistant';
        expect((await look(by, others[kind], phone('13800000000'))).status, `${kind} ${role}`).toBe(may ? 200 : 403);
        expect((await look(by, others[kind], { ...phone('13800000000'), kinds: ['civil'] })).status).toBe(403);
        expect((await look(by, owner, phone('13800000000'))).status).toBe(403);
        expect((await calls.ask(by, 'GET', `/api/agencies/${others[kind].id}/lookups`)).status, `${kind} ${role}`).toBe(role === 'head' ? 200 : 403);
        expect((await calls.ask(by, 'GET', `/api/agencies/${owner.id}/lookups`)).status).toBe(403);
      }
    expect((await look(await signInNew(court.server.db, 'Nobody'), others.police, phone('13800000000'))).status).toBe(403);
  });

  test('finds a trait however it was written, whole and not in part, and tells whose rule opens the case and nothing of it', async () => {
    const value = newPhone();
    const caseId = await openWith(value);
    const by = others.police.staff['handler'];
    const found = await look(by, others.police, phone(`+86 ${value.slice(0, 3)} ${value.slice(3)}`));
    expect(found.body).toMatchObject({
      isMore: false,
      matches: [{ traits: ['phone'], owner: { name: 'Police A', kind: 'police', district: 'Police A' }, opensBy: 'standingRule', case: null }],
    });
    for (const hidden of [caseId, 'nobody is told', 'Number', value]) expect(JSON.stringify(found.body)).not.toContain(hidden);
    expect(matchesOf(await look(others.procuratorate.staff['desk'], others.procuratorate, phone(value)))).toMatchObject([{ opensBy: 'owner' }]);
    expect(matchesOf(await look(desk(), owner, phone(value)))).toMatchObject([{ opensBy: 'mine', case: { caseId } }]);
    // The same case has another name for each agency, and the same each time for one.
    const names = [others.police, others.police, others.procuratorate].map(async (agency) => matchesOf(await look(agency.staff['head'], agency, phone(value))));
    const ids = (await Promise.all(names)).map(([match]) => match?.matchId);
    expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
    for (const part of [value.slice(0, 8), `${value}0`, `%${value.slice(4)}`]) expect(matchesOf(await look(by, others.police, phone(part)))).toEqual([]);
    expect(await look(by, others.police, phone('no number'))).toMatchObject({ status: 400, body: { error: { details: { field: 'traits.0.value' } } } });
  });

  test('finds by manner, place and time, all that are given', async () => {
    const caseId = await openWith(newPhone());
    const circumstances = { manner: '冒充客服 退款 100%', place: '演示东区', fromOn: '2026-03-01', toOn: '2026-03-31' };
    expect((await calls.act(desk(), caseId, 'circumstances.describe', circumstances)).status).toBe(200);
    const count = async (asked: object): Promise<number> => matchesOf(await look(others.procuratorate.staff['handler'], others.procuratorate, asked)).length;
    expect(await count({ manner: '退款 客服' })).toBe(1);
    expect(await count({ manner: '客服', place: '东区', fromOn: '2026-03-31', toOn: '2026-04-30' })).toBe(1);
    expect(await count({ manner: '客服', place: '西区' })).toBe(0);
    expect(await count({ manner: '客服', fromOn: '2026-04-01' })).toBe(0);
    expect(await count({ manner: '客服', toOn: '2026-02-28' })).toBe(0);
    expect(await count({ manner: '__' })).toBe(0);
    expect(await count({ manner: '客服', kinds: ['publicInterest'] })).toBe(0);
  });

  test('shows fifty, and that there are more without how many', async () => {
    const value = newPhone();
    for (let index = 0; index < 51; index++) await openWith(value);
    const { body } = await look(others.police.staff['desk'], others.police, phone(value));
    expect(body).toMatchObject({ isMore: true });
    expect((body as { matches: unknown[] }).matches).toHaveLength(50);
    expect(Object.keys(body as object)).toEqual(['matches', 'isMore']);
  }, 60_000);

  test('is noted with what was asked and why, and every owner reads who looked', async () => {
    const value = newPhone();
    const caseId = await openWith(value);
    const by = others.procuratorate.staff['desk'];
    await look(by, others.procuratorate, { ...phone(value), purpose: 'Purpose for the log' });
    const log = await calls.ask(others.procuratorate.staff['head'], 'GET', `/api/agencies/${others.procuratorate.id}/lookups`);
    const [newest] = (log.body as { lookUps: unknown[] }).lookUps;
    expect(newest).toMatchObject({ name: 'Other procuratorate desk', purpose: 'Purpose for the log', matched: 1, asked: { traits: [{ value }] } });
    const looks = await calls.ask(owner.staff['head'], 'GET', `/api/case-files/${caseId}/looks`);
    expect(looks.body).toMatchObject({ looks: [{ name: 'Other procuratorate desk', agency: 'Other procuratorate', what: 'lookUp' }] });
    await expect(court.server.db.deleteFrom('lookup').execute()).rejects.toThrow(/only ever appended/);
  });

  test('finds what was opened before cases were looked up', async () => {
    const { db } = court.server;
    const value = newPhone();
    const caseId = await openWith(value);
    await db.deleteFrom('case_trait').execute();
    await sql`update court_case set state = state - array['traits', 'circumstances', 'shareRequests', 'grants', 'groups'] where state is not null`.execute(db);
    expect(matchesOf(await look(desk(), owner, phone(value)))).toEqual([]);
    await readTraitsAnew(db as unknown as Kysely<unknown>);
    expect(matchesOf(await look(desk(), owner, phone(value)))).toMatchObject([{ case: { caseId } }]);
    const trait = { traitId: randomUUID(), kind: 'vehicle', value: '沪A·12340', partyId: null, documentId: null };
    expect(await calls.act(desk(), caseId, 'trait.note', trait)).toMatchObject({ status: 200 });
    expect(matchesOf(await look(desk(), owner, { traits: [{ kind: 'vehicle', value: '沪a 1234O' }] }))).toMatchObject([{ traits: ['vehicle'] }]);
    expect(await calls.act(desk(), caseId, 'trait.strike', { traitId: trait.traitId, reason: 'misread' })).toMatchObject({ status: 200 });
    expect(matchesOf(await look(desk(), owner, { traits: [{ kind: 'vehicle', value: '沪A12340' }] }))).toEqual([]);
  });

  test('is for so many a minute', async () => {
    const { staff, id } = await makeAgency(court.server.db, 'police', 'Police in a hurry', ['desk']);
    const statuses: number[] = [];
    for (let index = 0; index < 21; index++) statuses.push((await look(staff['desk'], { id, staff }, phone('13900000000'))).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
  });
});

describe('a secret', () => {
  test('never matches for others, in no answer and no figure, and its owner is told who asked', async () => {
    const value = newPhone();
    const secretId = await openWith(value, { secrecy: 'secret' });
    for (const agency of [others.police, others.procuratorate]) {
      const by = agency.staff['head'];
      expect((await look(by, agency, phone(value))).body).toEqual((await look(by, agency, phone(newPhone()))).body);
      const { body } = await calls.ask(by, 'GET', `/api/agencies/${agency.id}/lookups`);
      expect((body as { lookUps: { matched: number }[] }).lookUps[0]).toMatchObject({ matched: 0 });
    }
    // Nor for those of its own agency who are not named on it.
    expect(matchesOf(await look(desk(), owner, phone(value)))).toEqual([]);
    expect(matchesOf(await look(owner.staff['head'], owner, phone(value)))).toMatchObject([{ opensBy: 'mine', case: { caseId: secretId } }]);
    const looks = await calls.ask(owner.staff['head'], 'GET', `/api/case-files/${secretId}/looks`);
    const names = (looks.body as { looks: { name: string; what: string }[] }).looks.filter((one) => one.what === 'lookUp').map((one) => one.name);
    expect(names).toEqual(expect.arrayContaining(['Other police head', 'Other procuratorate head', 'Police A desk']));
  });

  test('is looked for by the same statements as what is not there', async () => {
    const value = newPhone();
    await openWith(value, { secrecy: 'secret' });
    const { db } = court.server;
    const accountId = others.police.staff['desk']?.accountId ?? '';
    const viewer = await findCaseViewer(db, { accountId, sessionId: '', isAdmin: false });
    const statementsOf = async (wanted: string): Promise<string[]> => {
      const seen: string[] = [];
      const watch: KyselyPlugin = {
        transformQuery: ({ node, queryId }) => {
          seen.push(db.getExecutor().compileQuery(node, queryId).sql);
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      };
      const asked = { kinds: [], manner: '', place: '', fromOn: null, toOn: null, traits: [{ kind: 'phone' as const, value: wanted }] };
      await lookUp({ db: db.withPlugin(watch), secret: testSecret }, viewer, { ...fresh, agencyId: others.police.id, ...asked });
      return seen;
    };
    const missing = await statementsOf(newPhone());
    expect(missing.length).toBeGreaterThan(2);
    expect(await statementsOf(value)).toEqual(missing);
  });

  test('that a case became is asked for in vain, like what was never there', async () => {
    const value = newPhone();
    const caseId = await openWith(value);
    const [match] = matchesOf(await look(others.procuratorate.staff['desk'], others.procuratorate, phone(value)));
    expect((await calls.act(desk(), caseId, 'case.describe', { secrecy: 'secret' })).status).toBe(200);
    const request = (matchId: string | undefined): Promise<Answer> =>
      calls.ask(others.procuratorate.staff['desk'], 'POST', '/api/share-requests', {
        ...{ agencyId: others.procuratorate.id, matchId, caseId: null, requestId: randomUUID() },
        ...{ purpose: 'x', wantsMainVolume: false, titles: [], days: 1 },
      });
    const answer = await request(match?.matchId);
    expect(answer).toEqual(await request('f'.repeat(64)));
    expect(answer.status).toBe(404);
  });
});
