import { randomUUID } from 'node:crypto';
import { agencyKinds, rolesInAgency, type AgencyKind } from '@assize/contracts/agency/agencies';
import { caseSystem } from '@assize/contracts/casefile/events';
import { type CaseFileView, caseFileQuerySchema } from '@assize/contracts/casefile/fileViews';
import type { GroupView } from '@assize/contracts/casefile/groups/groupView';
import type { CaseMatch } from '@assize/contracts/casefile/sharing/lookups';
import type { CaseSharing } from '@assize/contracts/casefile/sharing/views';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, CaseCalls } from '../../testing/caseCalls.ts';
import { makeAgency, type TestStaff } from '../../testing/makeAgencies.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { findCaseViewer } from '../caseAccess.ts';
import { CaseLog } from '../CaseLog.ts';
import { listCaseFiles } from '../listCaseFiles.ts';

type Made = Awaited<ReturnType<typeof makeAgency>>;
let court: TestServer;
let calls: CaseCalls;
let owner: Made;
const others = {} as Record<AgencyKind, Made>;

beforeAll(async () => {
  court = await startTestServer();
  calls = new CaseCalls(court);
  owner = await makeAgency(court.server.db, 'police', 'Police A', rolesInAgency.police);
  for (const kind of agencyKinds) others[kind] = await makeAgency(court.server.db, kind, `Other ${kind}`, rolesInAgency[kind]);
}, 180_000);
afterAll(() => court.close());

let next = 0;
const newPhone = (): string => `137${String((next += 1)).padStart(8, '0')}`;
const desk = (): TestStaff | undefined => owner.staff['desk'];
const page = (by: TestStaff | undefined, caseId: string): Promise<Answer> => calls.ask(by, 'GET', `/api/case-files/${caseId}`);
const titlesOf = ({ body }: Answer): string[] | undefined => (body as CaseFileView).main?.map((one) => one.title);

async function openWith(value: string, facts: object = {}, by: Made = owner): Promise<string> {
  const caseId = await calls.open(by.staff['desk'], by.id, facts);
  const victim = { partyId: randomUUID(), role: 'victim', form: 'person', name: '陈小明', idNumber: null, phone: value, bornOn: null };
  expect((await calls.act(by.staff['desk'], caseId, 'party.add', victim)).status).toBe(200);
  return caseId;
}
async function findMatch(agency: Made, value: string): Promise<string> {
  const asked = { agencyId: agency.id, purpose: 'the same phone', traits: [{ kind: 'phone', value }] };
  const { body } = await calls.ask(agency.staff['desk'], 'POST', '/api/lookups', asked);
  return (body as { matches: CaseMatch[] }).matches[0]?.matchId ?? '';
}
function request(agency: Made, of: { matchId: string } | { caseId: string }, more: { role?: string; titles?: string[]; requestId?: string } = {}) {
  const { role = 'desk', titles = [], requestId = randomUUID() } = more;
  const body = { matchId: null, caseId: null, ...of, agencyId: agency.id, requestId, purpose: 'the same phone', wantsMainVolume: false, titles, days: 30 };
  return calls.ask(agency.staff[role], 'POST', '/api/share-requests', body);
}
const join = (by: TestStaff | undefined, groupId: string, caseId: string): Promise<Answer> =>
  calls.ask(by, 'POST', `/api/case-groups/${groupId}`, { caseId, title: 'One fraud' });
const listsHave = async (by: TestStaff | undefined, caseId: string): Promise<boolean> => {
  const { body } = await calls.ask(by, 'POST', '/api/case-files/search', {});
  return (body as { cases: { id: string }[] }).cases.some((one) => one.id === caseId);
};

describe('asking to be shared a case', () => {
  test('is for those who may look up, of what their agency was told of; other ids and other agencies open nothing', async () => {
    const value = newPhone();
    const caseId = await openWith(value, { matters: [] });
    const matchId = await findMatch(others.procuratorate, value);
    for (const kind of agencyKinds)
      for (const role of rolesInAgency[kind]) {
        const may = (kind === 'police' || kind === 'procuratorate') && role !== 'assistant';
        const [forged, guessed] = [await request(others[kind], { matchId: 'a'.repeat(64) }, { role }), await request(others[kind], { caseId }, { role })];
        expect([forged.status, guessed.status], `${kind} ${role}`).toEqual(may ? [404, 404] : [403, 403]);
        if (may) expect(guessed).toEqual(forged);
        if (kind !== 'procuratorate') expect((await request(others[kind], { matchId }, { role })).status).toBe(may ? 404 : 403);
        for (const path of [`/api/case-files/${caseId}/sharing`, `/api/case-groups/${randomUUID()}`])
          expect((await calls.ask(others[kind].staff[role], 'GET', path)).status).toBe(404);
        expect((await join(others[kind].staff[role], randomUUID(), caseId)).status).toBe(404);
        const refuse = { requestId: randomUUID(), reason: 'x' };
        expect((await calls.act(others[kind].staff[role], caseId, 'share.refuse', refuse)).status).toBe(404);
        expect((await calls.ask(others[kind].staff[role], 'GET', '/api/share-requests')).body).toEqual({ asked: [], toAnswer: [] });
      }
    expect(await request(others.procuratorate, { matchId })).toMatchObject({ status: 200, body: { status: 'open', caseId: null } });
    expect((await page(others.procuratorate.staff['desk'], caseId)).status).toBe(404);
  });

  test('gives at once what a standing rule gives, and the rest when the owner grants it', async () => {
    const value = newPhone();
    const caseId = await openWith(value);
    const documentId = await calls.file(caseId, 'Record of questioning');
    await calls.file(caseId, 'Account statement');
    const by = others.police.staff['desk'];
    const requestId = randomUUID();
    for (let again = 0; again < 2; again++)
      expect(await request(others.police, { matchId: await findMatch(others.police, value) }, { titles: ['Record of questioning'], requestId })).toMatchObject({
        status: 200,
        body: { status: 'open', caseId },
      });
    expect((await page(by, caseId)).body).toMatchObject({ parties: [{ name: '陈小明', phone: value }], main: [], side: null, handovers: null });
    // It waits on the owner's desk, and on nobody else's.
    for (const [role, count] of Object.entries({ handler: 0, assistant: 0, desk: 1, head: 1 })) {
      const { toAnswer } = (await calls.ask(owner.staff[role], 'GET', '/api/share-requests')).body as { toAnswer: { requestId: string; case: object }[] };
      expect(
        toAnswer.filter((one) => one.requestId === requestId && one.case),
        role,
      ).toHaveLength(count);
    }
    const grant = { grantId: randomUUID(), requestId, agencyId: others.police.id, documentIds: [documentId], days: 30 };
    for (const [who, status] of [
      [by, 403],
      [owner.staff['handler'], 403],
      [others.procuratorate.staff['head'], 404],
      [owner.staff['head'], 200],
    ] as const)
      expect((await calls.act(who, caseId, 'share.grant', grant)).status).toBe(status);
    expect(titlesOf(await page(by, caseId))).toEqual(['Record of questioning']);
    expect(titlesOf(await page(desk(), caseId))).toEqual(['Record of questioning', 'Account statement']);
    const { asked } = (await calls.ask(by, 'GET', '/api/share-requests')).body as { asked: { requestId: string }[] };
    expect(asked.find((one) => one.requestId === requestId)).toMatchObject({
      ...{ status: 'granted', owner: 'Police A', case: { caseId } },
      openUntil: expect.stringMatching(/^\d{4}-/) as unknown,
    });
    // Whoever shares reads who looked, and ends it: at once, in pages and in lists.
    const looks = (await calls.ask(owner.staff['head'], 'GET', `/api/case-files/${caseId}/looks`)).body as { looks: { agency: string; what: string }[] };
    expect(looks.looks.map((one) => `${one.agency}: ${one.what}`)).toEqual(expect.arrayContaining(['Other police: lookUp', 'Other police: case']));
    expect(await listsHave(by, caseId)).toBe(true);
    for (const grantId of [grant.grantId, requestId]) {
      expect((await page(by, caseId)).status).toBe(200);
      expect((await calls.act(desk(), caseId, 'share.end', { grantId, reason: 'no more' })).status).toBe(200);
    }
    expect([(await page(by, caseId)).status, await listsHave(by, caseId)]).toEqual([404, false]);
    expect((await calls.ask(by, 'GET', `/api/case-files/${caseId}/sharing`)).status).toBe(404);
    const after = (await calls.ask(by, 'GET', '/api/share-requests')).body as { asked: { requestId: string }[] };
    expect(after.asked.find((one) => one.requestId === requestId)).toMatchObject({ status: 'granted', openUntil: null, case: null });
  });

  test('gives for a time, which closes the case by itself', async () => {
    const caseId = await openWith(newPhone());
    await calls.file(caseId, 'Record of questioning');
    const { db } = court.server;
    const untilAt = new Date(Date.now() - 1000);
    const agency = { agencyId: others.police.id, kind: 'police' as const, name: 'Other police' };
    const payload = { grantId: randomUUID(), requestId: null, agency, documentIds: null, untilAt: untilAt.toISOString(), byRule: null };
    await new CaseLog(db).append({ caseId, actor: caseSystem, decide: () => [{ type: 'share.granted', payload }] });
    const by = others.police.staff['desk'];
    const viewer = await findCaseViewer(db, { accountId: by?.accountId ?? '', sessionId: '', isAdmin: false });
    const query = caseFileQuerySchema.parse({});
    const totalAt = async (ms: number): Promise<boolean> =>
      (await listCaseFiles(db, viewer, query, { now: new Date(ms) })).cases.some((one) => one.id === caseId);
    expect([await totalAt(untilAt.getTime() - 1), await totalAt(untilAt.getTime())]).toEqual([true, false]);
    expect((await page(by, caseId)).status).toBe(404);
  });

  test('masks minors, whom no rule shares', async () => {
    const value = newPhone();
    const caseId = await openWith(value, { secrecy: 'minors', matters: ['telecomFraud', 'minors'] });
    const by = others.police.staff['desk'];
    expect(await request(others.police, { matchId: await findMatch(others.police, value) })).toMatchObject({ body: { status: 'open', caseId: null } });
    const grant = { grantId: randomUUID(), requestId: null, agencyId: others.police.id, documentIds: [], days: 1 };
    expect((await calls.act(owner.staff['head'], caseId, 'share.grant', grant)).status).toBe(200);
    expect((await page(by, caseId)).body).toMatchObject({ parties: [{ name: '陈某', isMasked: true, phone: null, idNumber: null }] });
    const sharing = (await calls.ask(by, 'GET', `/api/case-files/${caseId}/sharing`)).body as CaseSharing;
    expect(sharing).toMatchObject({ traits: null, circumstances: null, requests: null, grants: null, mine: [{ grantId: grant.grantId }] });
    expect((await page(others.police.staff['handler'], caseId)).status).toBe(404);
  });
});

describe('cases that belong together', () => {
  const view = (by: TestStaff | undefined, groupId: string): Promise<Answer> => calls.ask(by, 'GET', `/api/case-groups/${groupId}`);

  test('have a common view for whoever has one of them in hand, each case as much as they may see of it', async () => {
    const value = newPhone();
    const groupId = randomUUID();
    const first = await openWith(value);
    const theirs = await openWith(value, {}, others.police);
    const by = others.police.staff['desk'];
    expect((await join(owner.staff['handler'], groupId, first)).status).toBe(403);
    expect((await join(by, groupId, first)).status).toBe(404);
    expect((await join(desk(), groupId, first)).status).toBe(200);
    // Of a group one knows by a case of it that one may see, here by the standing rule.
    expect((await join(by, groupId, theirs)).status).toBe(404);
    const requested = await request(others.police, { matchId: await findOther(value) });
    expect(requested).toMatchObject({ body: { caseId: first } });
    expect((await calls.ask(by, 'GET', `/api/case-files/${first}/sharing`)).body).toMatchObject({ groups: [{ groupId, leadCaseId: first }] });
    expect((await view(by, groupId)).status).toBe(404);
    // Whoever sees a case of it knows its name, and can put a case of their own into it.
    const known = async (one: TestStaff | undefined): Promise<boolean> =>
      ((await calls.ask(one, 'GET', '/api/case-groups')).body as { groups: { groupId: string }[] }).groups.some((group) => group.groupId === groupId);
    expect([await known(desk()), await known(by)]).toEqual([true, true]);
    for (const kind of ['procuratorate', 'court', 'lawFirm'] as const)
      for (const role of rolesInAgency[kind]) expect(await known(others[kind].staff[role]), `${kind} ${role}`).toBe(false);
    expect((await join(by, groupId, theirs)).status).toBe(200);
    const seen = (await view(desk(), groupId)).body as GroupView;
    expect(seen).toMatchObject({ groupId, title: 'One fraud', victims: 2, shared: [{ kind: 'phone', value, cases: 2 }] });
    expect(seen.cases.map((one) => [one.district, one.isLeadCase, one.victims, one.seen?.caseId])).toEqual([
      ['Police A', true, 1, first],
      ['Other police', false, 1, undefined],
    ]);
    expect(seen.districts).toHaveLength(2);
    for (const kind of ['procuratorate', 'court', 'lawFirm'] as const)
      for (const role of rolesInAgency[kind]) expect((await view(others[kind].staff[role], groupId)).status).toBe(404);
    const looks = (await calls.ask(others.police.staff['head'], 'GET', `/api/case-files/${theirs}/looks`)).body;
    expect(looks).toMatchObject({ looks: expect.arrayContaining([expect.objectContaining({ name: 'Police A desk', what: 'group' })]) as unknown });
    // What became a secret is in no view and no sum of others; what left is in none.
    expect((await calls.act(by, theirs, 'case.describe', { secrecy: 'secret' })).status).toBe(200);
    expect((await view(desk(), groupId)).body).toMatchObject({ victims: 1, shared: [], districts: [{ district: 'Police A', cases: 1 }] });
    expect((await calls.act(desk(), first, 'group.leave', { groupId, reason: 'another fraud' })).status).toBe(200);
    expect((await view(desk(), groupId)).status).toBe(404);
  });

  /** The match that is not the agency's own case. */
  async function findOther(value: string): Promise<string> {
    const asked = { agencyId: others.police.id, purpose: 'the same phone', traits: [{ kind: 'phone', value }] };
    const { body } = await calls.ask(others.police.staff['desk'], 'POST', '/api/lookups', asked);
    return (body as { matches: CaseMatch[] }).matches.find((one) => one.opensBy === 'standingRule')?.matchId ?? '';
  }
});
