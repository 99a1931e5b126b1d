import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { CaseAct } from '@assize/contracts/casefile/access';
import type { CaseState, Handover } from '@assize/contracts/casefile/state';
import { issuedCredentialsSchema } from '@assize/contracts/exchange/wire';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { expect } from 'vitest';
import { factsOf, findCaseViewer, listActs } from '../casefile/caseAccess.ts';
import { CaseLog } from '../casefile/CaseLog.ts';
import { keepVersions } from '../casefile/volumes/versionRows.ts';
import { CutProxy } from './CutProxy.ts';
import { Installation } from './Installation.ts';
import { makeAgency, signInNew, type TestStaff } from './makeAgencies.ts';

type Made = Awaited<ReturnType<typeof makeAgency>>;
/** One installation as the other knows it. */
export interface Side {
  at: Installation;
  agency: Made;
  desk: TestStaff;
  admin: TestStaff;
  /** By which the other reaches it. */
  proxy: CutProxy;
  /** What the other signs in with here. */
  credentials: { clientId: string; clientSecret: string };
}

/** Police in one installation and procurators in another, which know each other. */
export async function joinInstallations(): Promise<{ police: Side; procurators: Side; close: () => Promise<void> }> {
  const begin = async (kind: 'police' | 'procuratorate'): Promise<Omit<Side, 'credentials'>> => {
    const at = await Installation.create();
    const agency = await makeAgency(at.db, kind, `Demo ${kind}`, ['handler', 'desk', 'head']);
    const [admin, desk] = [await signInNew(at.db, `Demo admin of ${kind}`, true), agency.staff['desk']];
    if (!desk) throw new Error('no desk');
    return { at, agency, desk, admin, proxy: await CutProxy.start(at.baseUrl) };
  };
  const [one, other] = [await begin('police'), await begin('procuratorate')];
  const known = async (here: typeof one, there: typeof one, kind: string): Promise<Side['credentials'] & { partnerId: string }> => {
    const { keys } = (await there.at.ask(undefined, 'GET', '/api/court-keys')).body as { keys: { publicKey: string }[] };
    const agencies = [{ id: there.agency.id, kind, level: 'basic', name: `Demo ${kind}`, district: 'Elsewhere' }];
    const body = { name: `Installation of ${kind}`, baseUrl: there.proxy.baseUrl, publicKey: keys[0]?.publicKey, agencies };
    return issuedCredentialsSchema.parse((await here.at.ask(here.admin, 'POST', '/api/exchange/partners', body)).body);
  };
  const [atOne, atOther] = [await known(one, other, 'procuratorate'), await known(other, one, 'police')];
  const signIn = async (here: typeof one, partnerId: string, { clientId, clientSecret }: Side['credentials']): Promise<void> => {
    const path = `/api/exchange/partners/${partnerId}/credentials`;
    expect((await here.at.ask(here.admin, 'POST', path, { clientId, clientSecret })).status).toBe(200);
  };
  await signIn(one, atOne.partnerId, atOther);
  await signIn(other, atOther.partnerId, atOne);
  const close = async (): Promise<void> => {
    for (const { at, proxy } of [one, other]) {
      await proxy.close();
      await at.close();
    }
  };
  return { police: { ...one, credentials: atOne }, procurators: { ...other, credentials: atOther }, close };
}

/** A criminal case at the police, with documents whose bytes are there. */
export async function openCaseWith({ at, agency, desk }: Side, documents: number): Promise<{ caseId: string; documentIds: string[] }> {
  const caseId = randomUUID();
  const facts = { caseNumber: `Demo ${caseId}`, title: 'Demo fraud', cause: 'Fraud', kind: 'criminal', matters: [], secrecy: 'ordinary' };
  expect((await at.ask(desk, 'POST', '/api/case-files', { caseId, agencyId: agency.id, ...facts })).status).toBe(200);
  const documentIds: string[] = [];
  for (let index = 0; index < documents; index++) documentIds.push(await fileVersion({ at, agency }, caseId, randomUUID(), 1));
  return { caseId, documentIds };
}

/** Files a version of a document as if its bytes had been uploaded. */
export async function fileVersion({ at, agency }: Pick<Side, 'at' | 'agency'>, caseId: string, documentId: string, version: number): Promise<string> {
  const content = Buffer.from(`%PDF-1.4\n% ${randomBytes(50_000).toString('hex')}\n%%EOF\n`);
  const storeId = randomUUID();
  await at.store.put(documentKeys.original(caseId, storeId), content, { once: true });
  const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  const actor = { accountId: null, agencyId: agency.id, agencyKind: 'police' as const, name: null };
  const placed = { documentId, volume: 'main' as const, folder: 'F', title: 'Record of questioning', madeOn: null };
  const first = { type: 'document.filed' as const, payload: { ...placed, file } };
  const later = { type: 'document.versioned' as const, payload: { documentId, version, file, reason: 'scanned again' } };
  await new CaseLog(at.db).append({
    ...{ caseId, actor },
    decide: () => [version === 1 ? first : later],
    alsoDo: (transaction, state) => keepVersions(transaction, state, [{ documentId, storeId }]),
  });
  return documentId;
}

export async function stateOf({ at }: Pick<Side, 'at'>, caseId: string): Promise<CaseState | undefined> {
  const row = await at.db.selectFrom('court_case').select('state').where('id', '=', caseId).executeTakeFirst();
  return row?.state ?? undefined;
}

export async function findHandover(side: Pick<Side, 'at'>, caseId: string, handoverId: string): Promise<Handover | undefined> {
  return (await stateOf(side, caseId))?.handovers.find((one) => one.handoverId === handoverId);
}

/** What the desk of a side may do with a case at this moment: nothing while it is on its way. */
export async function actsOf({ at, desk }: Side, caseId: string): Promise<CaseAct[]> {
  const state = await stateOf({ at }, caseId);
  if (!state || state.handovers.some((one) => one.status === 'sent')) return [];
  const viewer = await findCaseViewer(at.db, { accountId: desk.accountId, sessionId: '', isAdmin: false });
  return listActs(viewer, factsOf(state, new Date())).filter((act) => act === 'handOver' || act === 'fileDocuments');
}

export function act({ at, desk }: Side, caseId: string, type: string, payload: object): Promise<{ status: number; body: unknown }> {
  return at.ask(desk, 'POST', `/api/case-files/${caseId}`, { key: randomUUID(), type, payload });
}

export function send(from: Side, to: Side, caseId: string, handoverId: string, purpose = 'prosecution'): Promise<{ status: number; body: unknown }> {
  return act(from, caseId, 'handover.send', { handoverId, toAgencyId: to.agency.id, purpose, note: 'Demo' });
}

/** Answers with every document accepted, unless one is named that cannot be read. */
export async function answer(by: Side, caseId: string, handoverId: string, unreadable?: string): Promise<{ status: number; body: unknown }> {
  const handover = await findHandover(by, caseId, handoverId);
  const answers = handover?.manifest.documents.map(({ documentId }) => {
    const isBad = documentId === unreadable;
    return { documentId, answer: isBad ? 'unreadable' : 'accepted', page: isBad ? 2 : null, note: '' };
  });
  const outcome = unreadable === undefined ? 'accepted' : 'returned';
  const reason = unreadable === undefined ? null : 'one cannot be read';
  return act(by, caseId, 'handover.answer', { handoverId, outcome, answers, reason, caseNumber: null });
}
