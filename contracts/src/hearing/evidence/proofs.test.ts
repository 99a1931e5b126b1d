import { describe, expect, test } from 'vitest';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import type { TestHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { reduce } from '../reduce.ts';
import type { Role } from '../roles.ts';
import { nextSitting } from '../sitting/nextSitting.ts';
import { emptyHearingState } from '../state.ts';
import { cutEvent, viewOf } from '../visibility.ts';
import type { ProofOfExhibit } from './carried.ts';
import { mostProofs, mostTokenChars, type Proof, proofSchema } from './proofs.ts';

const exhibitId = '00000000-0000-4000-b007-000000000001';
const proofIdOf = (index: number): string => `00000000-0000-4000-b00a-0000000000${String(index).padStart(2, '0')}`;
const stamp = (index: number, words = `token ${String(index)}`): Proof => ({ kind: 'timeStamp', proofId: proofIdOf(index), token: btoa(words) });
const deposit: Proof = {
  kind: 'deposit',
  proofId: proofIdOf(90),
  place: 'a judicial blockchain',
  reference: 'B-7',
  sha256: 'a'.repeat(64),
  depositedAt: '2026-01-05T08:00:00.000Z',
};
function filed(): TestHearing {
  const hearing = buildWholeCourt('inSession');
  const about = { title: 'The contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, hearing.idOf('lawyer'));
  return hearing;
}
const attach = (hearing: TestHearing, role: Role, proof: Proof) =>
  refusalOf(() => hearing.command({ type: 'exhibit.attachProof', payload: { exhibitId, proof } }, hearing.idOf(role)));
const proofsOf = (hearing: TestHearing) => hearing.state.evidence.exhibits[exhibitId]?.proofs ?? [];

describe('a proof from outside of the court', () => {
  test('is attached by the side that filed the exhibit and by nobody else, also once it was exchanged and ruled on', () => {
    const hearing = filed();
    expect(attach(hearing, 'defendant', stamp(0))).toMatchObject({ code: 'notFound' });
    expect(attach(hearing, 'plaintiff', stamp(0))).toBeUndefined();
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    expect(attach(hearing, 'defendant', stamp(1))).toMatchObject({ code: 'notAllowed' });
    expect(attach(hearing, 'presidingJudge', stamp(1))).toMatchObject({ code: 'notAllowed' });
    expect(attach(hearing, 'lawyer', stamp(1))).toBeUndefined();
    hearing.command({ type: 'exhibit.rule', payload: { exhibitId, outcome: 'rejected', reason: 'as argued' } }, hearing.idOf('presidingJudge'));
    expect(attach(hearing, 'lawyer', deposit)).toBeUndefined();
    expect(proofsOf(hearing).map((one) => one.proofId)).toEqual([proofIdOf(0), proofIdOf(1), proofIdOf(90)]);
  });

  test('is no event the second time, whatever its id; another one under a known id is refused', () => {
    const hearing = filed();
    for (const one of [stamp(0), deposit]) expect(attach(hearing, 'lawyer', one)).toBeUndefined();
    const { seq } = hearing.state;
    for (const one of [stamp(0), stamp(1, 'token 0'), deposit, { ...deposit, proofId: proofIdOf(91) }]) expect(attach(hearing, 'lawyer', one)).toBeUndefined();
    expect(hearing.state.seq).toBe(seq);
    expect(attach(hearing, 'lawyer', stamp(0, 'another'))).toMatchObject({ code: 'conflict' });
    expect(attach(hearing, 'lawyer', { ...deposit, proofId: proofIdOf(92), depositedAt: null })).toBeUndefined();
  });

  test('is not attached to what was withdrawn, nor more of them than can be looked at', () => {
    const hearing = filed();
    for (let index = 0; index < mostProofs; index++) expect(attach(hearing, 'lawyer', stamp(index))).toBeUndefined();
    expect(attach(hearing, 'lawyer', stamp(mostProofs))).toMatchObject({ code: 'tooLarge' });
    const other = filed();
    other.command({ type: 'exhibit.withdraw', payload: { exhibitId, reason: 'by mistake' } }, other.idOf('lawyer'));
    expect(attach(other, 'lawyer', stamp(0))).toMatchObject({ code: 'wrongExhibitState', details: { status: 'withdrawn' } });
  });

  test('has its token on the log, not in the state, and is told to those who may know of the exhibit', () => {
    const hearing = filed();
    attach(hearing, 'lawyer', stamp(0));
    const event = hearing.events.at(-1);
    expect(event).toMatchObject({ type: 'exhibit.proofAttached', payload: { proof: stamp(0) } });
    expect(JSON.stringify(hearing.state)).not.toContain(btoa('token 0'));
    expect(proofsOf(hearing)).toMatchObject([{ kind: 'timeStamp', seq: event?.seq, attachedAt: event?.at }]);
    const told =
      hearing.state.seq > 0 && event
        ? Object.values(hearing.state.participants).filter((who) => cutEvent(event, viewOf(hearing.state, who.id), who).type !== 'hidden')
        : [];
    expect(told.map((one) => one.role).toSorted()).toEqual(['clerk', 'judge', 'lawyer', 'plaintiff', 'presidingJudge']);
  });

  test('goes over to the next sitting with its token', () => {
    const hearing = filed();
    for (const one of [stamp(0), deposit]) attach(hearing, 'lawyer', one);
    const proofs = hearing.events.flatMap((event): ProofOfExhibit[] => (event.type === 'exhibit.proofAttached' ? [event.payload] : []));
    const at = '2026-12-08T01:30:00.000Z';
    const drafts = nextSitting(hearing.state, { scheduledAt: at, idOf: (id) => id.replace('4000-8000', '4000-9000'), proofs });
    expect(drafts.flatMap((draft) => (draft.type === 'exhibit.proofAttached' ? [draft.payload.proof] : []))).toMatchObject([stamp(0), deposit]);
    const state = drafts.reduce((before, draft, index) => reduce(before, { ...draft, seq: index + 1, at }), emptyHearingState(exhibitId));
    expect(state.evidence.exhibits[exhibitId]?.proofs.map((one) => one.proofId)).toEqual([proofIdOf(0), proofIdOf(90)]);
  });

  test.each<[string, object]>([
    ['too long', { ...stamp(0), token: 'A'.repeat(mostTokenChars + 4) }],
    ['no base64', { ...stamp(0), token: '-----BEGIN' }],
    ['empty', { ...stamp(0), token: '' }],
    ['of no known kind', { ...stamp(0), kind: 'seal' }],
    ['without a place', { ...deposit, place: ' ' }],
    ['with no hash', { ...deposit, sha256: 'A'.repeat(64) }],
  ])('is not taken when it is %s', (_, proof) => {
    expect(proofSchema.safeParse(proof).success).toBe(false);
  });
});
