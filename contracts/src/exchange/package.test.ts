import { describe, expect, it } from 'vitest';
import type { CaseDraft } from '../casefile/events.ts';
import { relationsOf } from '../casefile/relations.ts';
import type { StatementSignature } from '../casefile/lead/wire.ts';
import { catalogueOf } from '../casefile/volumes/catalogue.ts';
import { hashOf } from '../hearing/chain.ts';
import { buildCase, idAt, testAgencies, TestCase } from '../testing/buildCase.ts';
import { refusalOf } from '../testing/refusalOf.ts';
import { assertMayArrive, assertPackage, buildPackage, documentsToCome, receivePackage, settleWith } from './package.ts';
import type { ExchangePackage } from './wire.ts';

const partnerId = idAt('a009', 1);
const sign = (statement: object): StatementSignature => ({ sha256: hashOf(statement), keyId: 'test', signature: 'test' });
const verify = (statement: object, { sha256, signature }: StatementSignature): boolean => sha256 === hashOf(statement) && signature === 'test';
const actor = { accountId: null, agencyId: null, agencyKind: null, name: null };

/** A case of the police with two documents, on its way to the procurators of another installation. */
function sendElsewhere(): { made: TestCase; brought: ExchangePackage; handoverId: string; documentId: string } {
  const made = buildCase();
  const documentId = made.file(1);
  made.file(2);
  const party = { partyId: idAt('a005', 1), role: 'suspect' as const, form: 'person' as const, name: 'Demo person', idNumber: '1', phone: null, bornOn: null };
  made.command({ type: 'party.add', payload: party });
  return { made, documentId, ...sendAgain(made, 1) };
}
function sendAgain(made: TestCase, index: number): { brought: ExchangePackage; handoverId: string } {
  const handoverId = made.send(index, 'procuratorate', 'prosecution');
  const handover = made.state.handovers.at(-1);
  if (!handover) throw new Error('nothing was sent');
  handover.exchange = { partnerId, side: 'sender' };
  return { handoverId, brought: buildPackage(made.state, handover, sign, []) };
}
const findAgency = (id: string) => {
  const found = Object.values(testAgencies).find((one) => one.id === id);
  return found?.kind === 'police' ? { ...found, partnerId } : found;
};
const border = (handoverId: string) => ({ handoverId, partnerId, verify, findAgency, limits: { maxBytes: 5000, maxTotalBytes: 9000 } });
function take(there: TestCase, brought: ExchangePackage): CaseDraft[] {
  const drafts = receivePackage(there.state.seq === 0 ? undefined : there.state, brought, partnerId, brought.manifest.caseNumber);
  there.append(drafts, actor);
  return drafts;
}
const leadsOf = (one: TestCase) =>
  relationsOf(one.state)
    .filter(({ relation }) => relation === 'lead')
    .map(({ agencyId }) => agencyId);

describe('a case that comes from another installation', () => {
  it('is there as it was sent: what it is, who is in it, its documents and where it came from', () => {
    const { made, brought } = sendElsewhere();
    const there = new TestCase();
    take(there, brought);
    expect(there.events[0]).toMatchObject({
      type: 'case.received',
      payload: { partnerId, manifestSha256: hashOf(brought.manifest), log: { hash: made.events.at(-2)?.hash } },
    });
    expect(there.state.facts).toEqual(made.state.facts);
    expect(there.state.parties).toEqual(made.state.parties);
    const contents = (one: TestCase) => catalogueOf(one.state, 'main').map(({ document, version, toPage }) => [document.title, version.sha256, toPage]);
    expect(contents(there)).toEqual(contents(made));
    expect(there.state.stages.at(-1)).toMatchObject({ stage: 'policeInvestigation' });
    // Its sender has it until it is taken; taken in again, it changes nothing.
    expect(leadsOf(there)).toEqual([testAgencies.police.id]);
    expect(take(there, brought)).toEqual([]);
  });

  it('goes back, is corrected and comes again with what is new; both hold the same receipts', () => {
    const { made, brought, documentId } = sendElsewhere();
    const there = new TestCase();
    take(there, brought);
    const settle = (): void => {
      const kept = there.state.handovers.at(-1)?.receipt;
      if (!kept) throw new Error('not answered');
      const { signature, ...receipt } = kept;
      made.append(settleWith(made.state, { receipt, signature }, partnerId, verify, made.today), actor);
    };
    there.answer(brought.manifest.handoverId, 'returned', 'procuratorate', { documentId, answer: 'unreadable', page: 2 });
    settle();
    expect([leadsOf(made), leadsOf(there)]).toEqual([[testAgencies.police.id], [testAgencies.police.id]]);
    const file = { fileName: '1.pdf', mime: 'application/pdf', bytes: 10, sha256: 'c'.repeat(64) };
    made.append([{ type: 'document.versioned', payload: { documentId, version: 2, file, reason: 'scanned again' } }], actor);
    const again = sendAgain(made, 2);
    expect(documentsToCome(again.brought, there.state).map((one) => [one.documentId, one.version])).toEqual([[documentId, 2]]);
    take(there, again.brought);
    there.answer(again.handoverId, 'accepted', 'procuratorate');
    settle();
    expect([leadsOf(made), leadsOf(there)]).toEqual([[testAgencies.procuratorate.id], [testAgencies.procuratorate.id]]);
    expect(made.state.handovers.map((one) => one.receipt)).toEqual(there.state.handovers.map((one) => one.receipt));
    expect(there.state.documents[documentId]?.versions.map((one) => one.version)).toEqual([1, 2]);
  });

  it('has no document any more that its sender took out before it sent it again', () => {
    const { made, brought, documentId } = sendElsewhere();
    const there = new TestCase();
    take(there, brought);
    there.answer(brought.manifest.handoverId, 'returned', 'procuratorate', { documentId, answer: 'differs', page: null });
    const handover = there.state.handovers[0]?.receipt;
    if (!handover) throw new Error('not answered');
    const { signature, ...receipt } = handover;
    made.append(settleWith(made.state, { receipt, signature }, partnerId, verify, made.today), actor);
    made.command({ type: 'document.withdraw', payload: { documentId, reason: 'not of this case' } });
    take(there, sendAgain(made, 2).brought);
    expect(catalogueOf(there.state, 'main').map((one) => one.document.title)).toEqual(['Document 2']);
  });
});

describe('a package', () => {
  it.each<[string, (one: ExchangePackage) => unknown]>([
    ['badSignature', (one) => (one.signature.signature = 'forged')],
    ['badSignature', (one) => (one.manifest.documents = one.manifest.documents.map((each) => ({ ...each, sha256: 'e'.repeat(64) })))],
    ['badSignature', (one) => (one.contents.parties = [])],
    ['otherId', (one) => resign(one, { handoverId: idAt('a004', 99) })],
    ['otherCase', (one) => resign(one, { caseNumber: 'B-1' })],
    ['notYourAgency', (one) => resign(one, { from: one.manifest.to })],
    ['notOurAgency', (one) => resign(one, { to: { ...one.manifest.to, agencyId: idAt('a001', 4) } })],
    ['noWay', (one) => resign(one, { purpose: 'withdrawal' })],
    ['tooManyBytes', (one) => resign(one, { documents: one.manifest.documents.map((each) => ({ ...each, bytes: 6000 })) })],
    ['tooManyBytes', (one) => resign(one, { documents: one.manifest.documents.map((each) => ({ ...each, bytes: 4900 })) })],
  ])('is refused with %s', (cause, spoil) => {
    const { brought, handoverId } = sendElsewhere();
    const spoilt = structuredClone(brought);
    assertPackage(spoilt, border(handoverId));
    spoil(spoilt);
    expect(refusalOf(() => assertPackage(spoilt, border(handoverId)))).toMatchObject({ code: 'exchangeRefused', details: { cause } });
  });

  it('does not arrive for a case that is in other hands, and waits while another is on its way', () => {
    const { made } = sendElsewhere();
    const isOfPartner = (id: string): boolean => findAgency(id)?.kind === 'police';
    expect(refusalOf(() => assertMayArrive(made.state, idAt('a004', 2), isOfPartner))).toMatchObject({ code: 'wrongCaseState' });
    const ours = buildCase();
    expect(refusalOf(() => assertMayArrive(ours.state, idAt('a004', 2), () => false))).toMatchObject({ details: { cause: 'notLead' } });
  });
});

function resign(one: ExchangePackage, change: Partial<ExchangePackage['manifest']>): void {
  one.manifest = { ...one.manifest, ...change };
  one.signature = sign(one.manifest);
}

describe('what is at another installation', () => {
  it('does not change, nor is it taken back, until that lets it go', () => {
    const { made, handoverId, documentId } = sendElsewhere();
    const refused = [
      () => made.command({ type: 'case.describe', payload: { title: 'Other' } }),
      () => made.command({ type: 'case.assign', payload: { accountIds: [idAt('a002', 1)] } }),
      () => made.command({ type: 'party.remove', payload: { partyId: idAt('a005', 1), reason: 'x' } }),
      () => made.command({ type: 'stage.enter', payload: { stage: 'closed' } }),
      () => made.command({ type: 'document.withdraw', payload: { documentId, reason: 'x' } }),
      () => made.send(9, 'procuratorate2', 'prosecution'),
    ];
    for (const act of refused) expect(refusalOf(act)).toMatchObject({ code: 'wrongCaseState', details: { cause: 'onItsWay' } });
    const withdraw = () => made.command({ type: 'handover.withdraw', payload: { handoverId, reason: 'x' } });
    expect(refusalOf(withdraw)).toMatchObject({ details: { cause: 'atPartner' } });
  });

  it('is answered by a receipt of that agency for this manifest, signed, and by no other', () => {
    const { made, brought, handoverId } = sendElsewhere();
    const there = new TestCase();
    take(there, brought);
    there.answer(handoverId, 'accepted', 'procuratorate');
    const kept = there.state.handovers[0]?.receipt;
    if (!kept) throw new Error('not answered');
    const { signature: _own, ...receipt } = kept;
    const settle = (change: Partial<typeof receipt>, signature?: StatementSignature) => () =>
      settleWith(made.state, { receipt: { ...receipt, ...change }, signature: signature ?? sign({ ...receipt, ...change }) }, partnerId, verify, made.today);
    expect(refusalOf(settle({ outcome: 'returned' }, sign(receipt)))).toMatchObject({ details: { cause: 'badSignature' } });
    expect(refusalOf(settle({ manifestSha256: 'a'.repeat(64) }))).toMatchObject({ details: { cause: 'otherCase' } });
    expect(refusalOf(settle({ by: brought.manifest.from }))).toMatchObject({ details: { cause: 'notYourAgency' } });
    expect(refusalOf(settle({ answers: receipt.answers.slice(1) }))).toMatchObject({ code: 'badRequest' });
    made.append(settle({})(), actor);
    expect(leadsOf(made)).toEqual([testAgencies.procuratorate.id]);
    expect(settle({})()).toEqual([]);
  });
});
