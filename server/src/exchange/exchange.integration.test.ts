import { createHash, randomUUID } from 'node:crypto';
import { exportedCaseLogSchema } from '@assize/contracts/casefile/events';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { act, actsOf, answer, fileVersion, findHandover, joinInstallations, openCaseWith, send, type Side, stateOf } from '../testing/joinInstallations.ts';
import { verifierFor } from './partnerKeys.ts';
import { findPartner } from './partners.ts';

let police: Side;
let procurators: Side;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ police, procurators, close } = await joinInstallations());
}, 240_000);
afterAll(() => close());

const until = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 100 });
const comes = (caseId: string, handoverId: string, to: Side = procurators) =>
  until(async () => expect((await findHandover(to, caseId, handoverId))?.status).toBe('sent'));
const becomes = (side: Side, caseId: string, handoverId: string, status: string) =>
  until(async () => expect((await findHandover(side, caseId, handoverId))?.status).toBe(status));

/** The log of a case as its lead may read it; its chain holds. */
async function assertLog({ at, desk }: Side, caseId: string): Promise<string[]> {
  const log = exportedCaseLogSchema.parse((await at.ask(desk, 'GET', `/api/case-files/${caseId}/log`)).body);
  expect(verifyChain(log.events)).toMatchObject({ ok: true });
  return log.events.map((one) => one.type);
}

test('a case goes to another installation, is returned for one document, corrected, sent again and accepted; and goes back for supplement', async () => {
  const { caseId, documentIds } = await openCaseWith(police, 3);
  const [first, second] = [randomUUID(), randomUUID()];
  expect(await actsOf(police, caseId)).toEqual(['fileDocuments', 'handOver']);
  expect((await send(police, procurators, caseId, first)).status).toBe(200);
  await comes(caseId, first);
  // On its way it is in nobody's hands to change.
  expect(await actsOf(police, caseId)).toEqual([]);
  expect(await actsOf(procurators, caseId)).toEqual([]);
  expect(await act(police, caseId, 'case.describe', { title: 'Other' })).toMatchObject({ status: 409, body: { error: { details: { cause: 'onItsWay' } } } });

  const page = await procurators.at.ask(procurators.desk, 'GET', `/api/case-files/${caseId}`);
  expect(page).toMatchObject({ status: 200, body: { title: 'Demo fraud', lead: { agencyName: 'Demo police' } } });
  expect((await answer(procurators, caseId, first, documentIds[1])).status).toBe(200);
  await becomes(police, caseId, first, 'returned');
  expect(await actsOf(police, caseId)).toEqual(['fileDocuments', 'handOver']);
  expect(await actsOf(procurators, caseId)).toEqual([]);

  await fileVersion(police, caseId, documentIds[1] ?? '', 2);
  expect((await send(police, procurators, caseId, second)).status).toBe(200);
  await comes(caseId, second);
  expect((await answer(procurators, caseId, second)).status).toBe(200);
  await becomes(police, caseId, second, 'accepted');
  expect(await actsOf(police, caseId)).toEqual([]);
  expect(await actsOf(procurators, caseId)).toEqual(['fileDocuments', 'handOver']);

  // Both hold the same receipts, and each can prove them by the key of the other's agency.
  const [theirs, ours] = [await stateOf(police, caseId), await stateOf(procurators, caseId)];
  expect(theirs?.handovers.map((one) => one.receipt)).toEqual(ours?.handovers.map((one) => one.receipt));
  const partnerId = theirs?.handovers[0]?.exchange?.partnerId ?? '';
  const partner = await findPartner(police.at.db, partnerId);
  const verify = partner && (await verifierFor(police.at.db, partner));
  for (const { receipt: kept } of theirs?.handovers ?? []) {
    if (!kept) throw new Error('no receipt');
    const { signature, ...receipt } = kept;
    expect(verify?.(receipt, signature, { agencyId: receipt.by.agencyId })).toBe(true);
  }
  const there = catalogueOf(ours);
  expect(there).toEqual(catalogueOf(theirs));
  for (const { documentId, version, sha256 } of there) {
    const path = `/api/case-files/${caseId}/documents/${documentId}/original?version=${String(version)}`;
    const read = await fetch(procurators.at.baseUrl + path, { headers: { authorization: `Bearer ${procurators.desk.token}` } });
    const bytes = Buffer.from(await read.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  expect(await assertLog(procurators, caseId)).toEqual([
    ...['case.received', 'stage.entered', 'handover.sent', 'handover.answered', 'case.received', 'handover.sent', 'handover.answered'],
    ...['lead.moved', 'stage.entered'],
  ]);
  await assertLog(police, caseId);

  // Back the same way, to where its history is known already.
  const third = randomUUID();
  expect((await send(procurators, police, caseId, third, 'supplement')).status).toBe(200);
  await comes(caseId, third, police);
  expect((await answer(police, caseId, third)).status).toBe(200);
  await becomes(procurators, caseId, third, 'accepted');
  expect(await actsOf(police, caseId)).toEqual(['fileDocuments', 'handOver']);
  expect(await actsOf(procurators, caseId)).toEqual([]);
  expect((await stateOf(police, caseId))?.stages.at(-1)?.stage).toBe('supplementaryInvestigation');
}, 240_000);

test('what was sent is taken back when the other side lets it go, and is answered there no more', async () => {
  const { caseId } = await openCaseWith(police, 1);
  const handoverId = randomUUID();
  await send(police, procurators, caseId, handoverId);
  await comes(caseId, handoverId);
  expect((await act(police, caseId, 'handover.withdraw', { handoverId, reason: 'sent too early' })).status).toBe(200);
  expect(await actsOf(police, caseId)).toEqual(['fileDocuments', 'handOver']);
  expect((await findHandover(procurators, caseId, handoverId))?.withdrawn?.reason).toBe('sent too early');
  // Whoever had it open finds that the case is no more theirs to know.
  expect((await answer(procurators, caseId, handoverId)).status).toBe(404);
  const again = randomUUID();
  await send(police, procurators, caseId, again);
  await comes(caseId, again);
}, 120_000);

test('what was answered meanwhile is not taken back: the receipt is there instead', async () => {
  const { caseId } = await openCaseWith(police, 1);
  const handoverId = randomUUID();
  // Nothing is heard of the answer, as if the line were cut.
  police.proxy.heed = () => Promise.resolve('cut');
  procurators.proxy.heed = (asked) => Promise.resolve(asked === 'GET receipt' ? 'cut' : 'pass');
  await send(police, procurators, caseId, handoverId);
  await comes(caseId, handoverId);
  await answer(procurators, caseId, handoverId);
  const refused = await act(police, caseId, 'handover.withdraw', { handoverId, reason: 'sent too early' });
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'wrongCaseState', details: { cause: 'answered' } } } });
  expect((await findHandover(police, caseId, handoverId))?.receipt).toEqual((await findHandover(procurators, caseId, handoverId))?.receipt);
  expect([await actsOf(police, caseId), await actsOf(procurators, caseId)]).toEqual([[], ['fileDocuments', 'handOver']]);
  police.proxy.heed = procurators.proxy.heed = () => Promise.resolve('pass');
}, 120_000);

test('while the other side cannot be reached nothing is taken back', async () => {
  const { caseId } = await openCaseWith(police, 1);
  const handoverId = randomUUID();
  procurators.proxy.heed = () => Promise.resolve('cut');
  await send(police, procurators, caseId, handoverId);
  expect(await act(police, caseId, 'handover.withdraw', { handoverId, reason: 'x' })).toMatchObject({
    status: 409,
    body: { error: { code: 'exchangeRefused', details: { cause: 'unreachable' } } },
  });
  expect(await actsOf(police, caseId)).toEqual([]);
  procurators.proxy.heed = () => Promise.resolve('pass');
  await comes(caseId, handoverId);
}, 120_000);

function catalogueOf(state: Awaited<ReturnType<typeof stateOf>>) {
  return (state?.order ?? []).map((id) => ({
    documentId: id,
    version: state?.documents[id]?.versions.at(-1)?.version,
    sha256: state?.documents[id]?.versions.at(-1)?.sha256,
  }));
}
