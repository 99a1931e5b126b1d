import { randomUUID } from 'node:crypto';
import type { AgencyPublicKey } from '@assize/contracts/agency/agencyKeys';
import type { CourtPublicKey } from '@assize/contracts/recording/integrity';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AgencyRotation, rotateAgencyKey } from '../agency/agencyKeys.ts';
import { actsOf, answer, findHandover, joinInstallations, openCaseWith, send, type Side } from '../testing/joinInstallations.ts';
import { testMasterKey } from '../testing/startTestServer.ts';
import { isSignedBy } from './partners.ts';

let police: Side;
let procurators: Side;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ police, procurators, close } = await joinInstallations());
}, 240_000);
afterAll(() => close());

const becomes = (side: Side, caseId: string, handoverId: string, status: string): Promise<void> =>
  vi.waitFor(async () => expect((await findHandover(side, caseId, handoverId))?.status).toBe(status), { timeout: 60_000, interval: 100 });
const rotate = ({ at, agency }: Side): Promise<AgencyRotation> => rotateAgencyKey(at.db, testMasterKey, agency.id);
/** As anybody may read them, the newest first. */
const keysOf = async ({ at }: Side): Promise<AgencyPublicKey[]> =>
  ((await at.ask(undefined, 'GET', '/api/agency-keys')).body as { keys: AgencyPublicKey[] }).keys;
const courtKeysOf = async ({ at }: Side): Promise<CourtPublicKey[]> =>
  ((await at.ask(undefined, 'GET', '/api/court-keys')).body as { keys: CourtPublicKey[] }).keys;
/** Keys of an agency as the other side knows them. */
const knownAt = ({ at }: Side, { agency }: Side) =>
  at.db.selectFrom('agency_key').select(['id', 'valid_until', 'sealed']).where('agency_id', '=', agency.id).orderBy('valid_from').execute();

/** Sends a case and has it answered; the ids of the keys by which both signed, each proved by what is published. */
async function handOver(): Promise<{ caseId: string; handoverId: string; sentBy: string; answeredBy: string }> {
  const { caseId } = await openCaseWith(police, 1);
  const handoverId = randomUUID();
  expect((await send(police, procurators, caseId, handoverId)).status).toBe(200);
  await becomes(procurators, caseId, handoverId, 'sent');
  expect((await answer(procurators, caseId, handoverId)).status).toBe(200);
  await becomes(police, caseId, handoverId, 'accepted');
  return { caseId, handoverId, ...(await provenOf(caseId, handoverId)) };
}
async function provenOf(caseId: string, handoverId: string): Promise<{ sentBy: string; answeredBy: string }> {
  const handover = await findHandover(police, caseId, handoverId);
  if (!handover?.receipt) throw new Error('not answered');
  const { signature, ...receipt } = handover.receipt;
  for (const [side, statement, signed] of [
    [police, handover.manifest, handover.signature],
    [procurators, receipt, signature],
  ] as const) {
    const key = (await keysOf(side)).find((one) => one.id === signed.keyId);
    expect(key).toMatchObject({ agencyId: side.agency.id });
    expect(isSignedBy(key?.publicKey ?? '', statement, signed)).toBe(true);
  }
  return { sentBy: handover.signature.keyId, answeredBy: signature.keyId };
}

test('each agency signs by a key of its own, which the other installation learns without anybody entering it', async () => {
  const { sentBy, answeredBy } = await handOver();
  expect(await courtKeysOf(police)).not.toContainEqual(expect.objectContaining({ id: sentBy }));
  expect(await courtKeysOf(procurators)).not.toContainEqual(expect.objectContaining({ id: answeredBy }));
  expect(await knownAt(procurators, police)).toEqual([{ id: sentBy, valid_until: null, sealed: null }]);
  expect(await knownAt(police, procurators)).toEqual([{ id: answeredBy, valid_until: null, sealed: null }]);
  // Of what is another's nothing is published as one's own, and nothing secret of anybody's.
  expect(await keysOf(police)).toEqual([expect.objectContaining({ id: sentBy, agencyId: police.agency.id, until: null })]);
}, 120_000);

test('after a rotation on both sides cases go on, and what the old keys signed still verifies', async () => {
  const before = await handOver();
  const [ours, theirs] = [await rotate(police), await rotate(procurators)];
  expect([ours.oldId, theirs.oldId]).toEqual([before.sentBy, before.answeredBy]);
  const after = await handOver();
  expect(after).toMatchObject({ sentBy: ours.newId, answeredBy: theirs.newId });
  expect(await provenOf(before.caseId, before.handoverId)).toEqual({ sentBy: before.sentBy, answeredBy: before.answeredBy });
  expect(await knownAt(procurators, police)).toMatchObject([
    { id: before.sentBy, valid_until: expect.any(String) },
    { id: ours.newId, valid_until: null },
  ]);
}, 120_000);

test('a rotation in the middle of the way, before the package came and before the receipt was heard, stops nothing', async () => {
  const { caseId } = await openCaseWith(police, 2);
  const handoverId = randomUUID();
  let announced = 0;
  let rotated: AgencyRotation | undefined;
  // The first package arrives, none of its documents; then another key signs, and the same package comes again.
  procurators.proxy.heed = async (asked, moment) => {
    if (moment === 'before' && asked === 'PUT handovers' && ++announced === 2) rotated = await rotate(police);
    return asked === 'PUT documents' && announced < 3 ? 'cut' : 'pass';
  };
  await send(police, procurators, caseId, handoverId);
  await becomes(procurators, caseId, handoverId, 'sent');
  expect((await findHandover(procurators, caseId, handoverId))?.signature.keyId).toBe(rotated?.oldId);

  let isHeard = false;
  police.proxy.heed = () => Promise.resolve(isHeard ? 'pass' : 'cut');
  procurators.proxy.heed = (asked) => Promise.resolve(asked === 'GET receipt' && !isHeard ? 'cut' : 'pass');
  expect((await answer(procurators, caseId, handoverId)).status).toBe(200);
  const { oldId } = await rotate(procurators);
  isHeard = true;
  await becomes(police, caseId, handoverId, 'accepted');
  expect(await provenOf(caseId, handoverId)).toEqual({ sentBy: rotated?.oldId, answeredBy: oldId });
  expect([await actsOf(police, caseId), await actsOf(procurators, caseId)]).toEqual([[], ['fileDocuments', 'handOver']]);
}, 180_000);
