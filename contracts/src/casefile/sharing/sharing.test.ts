import { describe, expect, it } from 'vitest';
import { actorOf, buildCase, idAt, staffOf, type TestAgency, testAgencies, type TestCase } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { type CaseFacts, caseActs, mayOnCase } from '../access.ts';
import { traitsOf } from '../traits/traits.ts';
import type { CasePartyRole } from '../parties/wire.ts';
import { relationsOf } from '../relations.ts';
import { maySeePeopleInFull, peopleFor } from './people.ts';
import { documentsFor } from './readable.ts';
import { decideShareRequest } from './rules.ts';

const factsOf = ({ state, clockMs }: TestCase): CaseFacts => ({
  ...{ kind: state.facts.kind, secrecy: state.facts.secrecy },
  relations: relationsOf(state).filter((one) => one.untilAt === null || Date.parse(one.untilAt) > clockMs),
});
let asked = 0;
function ask(made: TestCase, by: TestAgency, wants: { titles?: string[]; wantsMainVolume?: boolean; requestId?: string } = {}): string {
  const requestId = wants.requestId ?? idAt('a005', ++asked);
  const payload = { requestId, purpose: 'the same phone', titles: [], wantsMainVolume: false, days: 30, ...wants };
  made.append(decideShareRequest(made.state, payload, made.contextOf(by)), actorOf(by));
  return requestId;
}
function grant(made: TestCase, to: TestAgency, documentIds: string[] | null, more: { requestId?: string; days?: number } = {}): string {
  const grantId = idAt('a006', ++asked);
  made.command({ type: 'share.grant', payload: { grantId, requestId: null, agencyId: testAgencies[to].id, documentIds, days: 30, ...more } });
  return grantId;
}
function addParty(made: TestCase, index: number, role: CasePartyRole, name = `陈${String(index)}`): void {
  const payload = { partyId: idAt('a007', index), role, form: 'person' as const, name, idNumber: `11010519491231${String(1000 + index)}`, phone: null };
  made.command({ type: 'party.add', payload: { ...payload, bornOn: null } });
}
const reads = (made: TestCase, by: TestAgency, documentId: string): boolean =>
  documentsFor(staffOf(by, 'desk'), made.state, factsOf(made), { now: new Date(made.clockMs), timeZone: 'UTC' })(documentId);
const sees = (made: TestCase, by: TestAgency): boolean => mayOnCase(staffOf(by, 'desk'), 'seeCase', factsOf(made));

describe('a case that is shared', () => {
  it('is open in the documents that the grant names, to the agency that it names, until its time is over', () => {
    const made = buildCase({ matters: [] });
    const [named, other, side] = [made.file(1), made.file(2), made.file(3, 1, 'side')];
    grant(made, 'procuratorate2', [named]);
    const read = (by: TestAgency): boolean[] => [named, other, side].map((id) => reads(made, by, id));
    expect(read('procuratorate2')).toEqual([true, false, false]);
    expect(read('police')).toEqual([true, true, true]);
    expect(read('police2')).toEqual([false, false, false]);
    for (const act of caseActs.filter((one) => !['seeCase', 'seeNames', 'seePeople', 'seeTraits', 'seeMainVolume'].includes(one)))
      expect(mayOnCase(staffOf('procuratorate2', 'head'), act, factsOf(made)), act).toBe(false);
    made.command({ type: 'document.withdraw', payload: { documentId: named, reason: 'filed twice' } });
    expect([reads(made, 'procuratorate2', named), reads(made, 'police', named)]).toEqual([false, true]);
    made.clockMs += 31 * 86_400_000;
    expect(sees(made, 'procuratorate2')).toBe(false);
    expect(read('procuratorate2')).toEqual([false, false, false]);
  });

  it('is open in its main volume, also in what comes later, where all of it was granted; and shut at once when that is ended', () => {
    const made = buildCase();
    const grantId = grant(made, 'procuratorate2', null);
    const later = made.file(1);
    const side = made.file(2, 1, 'side');
    expect([reads(made, 'procuratorate2', later), reads(made, 'procuratorate2', side)]).toEqual([true, false]);
    made.command({ type: 'share.end', payload: { grantId, reason: 'no more' } });
    expect([sees(made, 'procuratorate2'), reads(made, 'procuratorate2', later)]).toEqual([false, false]);
  });

  it('keeps what each grant gives while it lasts, when there are two', () => {
    const made = buildCase();
    const [one, two] = [made.file(1), made.file(2)];
    grant(made, 'police2', [one], { days: 5 });
    grant(made, 'police2', [two], { days: 30 });
    expect([reads(made, 'police2', one), reads(made, 'police2', two)]).toEqual([true, true]);
    made.clockMs += 6 * 86_400_000;
    expect([sees(made, 'police2'), reads(made, 'police2', one), reads(made, 'police2', two)]).toEqual([true, false, true]);
  });

  it('is never shared with itself, with a law firm, in its side volume, in what is not there, or as a secret', () => {
    const made = buildCase();
    const side = made.file(1, 1, 'side');
    expect(refusalOf(() => grant(made, 'police', []))).toMatchObject({ code: 'wrongCaseState', details: { cause: 'ownCase' } });
    expect(refusalOf(() => grant(made, 'lawFirm', []))).toMatchObject({ code: 'badRequest' });
    for (const id of [side, idAt('a003', 99)]) expect(refusalOf(() => grant(made, 'police2', [id]))).toMatchObject({ details: { field: 'documentIds' } });
    grant(made, 'police2', null);
    made.command({ type: 'case.describe', payload: { secrecy: 'secret' } });
    expect(refusalOf(() => grant(made, 'police2', []))).toMatchObject({ details: { cause: 'secret' } });
    expect(sees(made, 'police2')).toBe(false);
    expect(refusalOf(() => ask(made, 'procuratorate2'))).toMatchObject({ code: 'notFound' });
  });
});

describe('who asks', () => {
  it('waits for the owner, who grants or refuses once', () => {
    const made = buildCase({ matters: [] });
    const requestId = ask(made, 'police2', { titles: ['Record of questioning'] });
    expect(sees(made, 'police2')).toBe(false);
    expect(refusalOf(() => ask(made, 'police2'))).toMatchObject({ code: 'conflict' });
    // Sent again, it is the same request; under an id of another's it is none.
    ask(made, 'police2', { requestId });
    expect(made.state.shareRequests).toHaveLength(1);
    expect(refusalOf(() => ask(made, 'procuratorate2', { requestId }))).toMatchObject({ code: 'conflict' });
    expect(refusalOf(() => grant(made, 'procuratorate2', [], { requestId }))).toMatchObject({ details: { field: 'agencyId' } });
    made.command({ type: 'share.refuse', payload: { requestId, reason: 'ask the procurators' } });
    expect(made.state.shareRequests).toMatchObject([{ status: 'refused', refusal: 'ask the procurators' }]);
    expect(refusalOf(() => grant(made, 'police2', [], { requestId }))).toMatchObject({ details: { cause: 'answered' } });
    const again = ask(made, 'police2');
    grant(made, 'police2', [], { requestId: again });
    expect(made.state.shareRequests.map((one) => one.status)).toEqual(['refused', 'granted']);
    expect(sees(made, 'police2')).toBe(true);
  });

  it.each<[string, Parameters<typeof buildCase>[0], TestAgency, boolean]>([
    ['police of another district, of telecom fraud', {}, 'police2', true],
    ['procurators, of a case that the police have', {}, 'procuratorate2', false],
    ['a case of another matter', { matters: ['antiDrug'] }, 'police2', false],
    ['a fraud on minors', { matters: ['telecomFraud', 'minors'] }, 'police2', false],
    ['a fraud that is kept as one of minors', { secrecy: 'minors' }, 'police2', false],
  ])('is given at once what a standing rule gives: %s', (_, facts, by, isGiven) => {
    const made = buildCase(facts);
    const document = made.file(1);
    ask(made, by);
    expect(made.state.grants.map((one) => one.byRule !== null)).toEqual(isGiven ? [true] : []);
    expect(made.state.shareRequests[0]?.status).toBe(isGiven ? 'granted' : 'open');
    expect([sees(made, by), reads(made, by, document)]).toEqual([isGiven, false]);
  });

  it('waits for documents, has the rest by the rule, and is given nothing by it again when the owner ended it', () => {
    const made = buildCase();
    const requestId = ask(made, 'police2', { wantsMainVolume: true });
    expect(made.state.shareRequests[0]?.status).toBe('open');
    expect(sees(made, 'police2')).toBe(true);
    made.command({ type: 'share.refuse', payload: { requestId, reason: 'not yet' } });
    expect(sees(made, 'police2')).toBe(true);
    made.command({ type: 'share.end', payload: { grantId: requestId, reason: 'not any more' } });
    ask(made, 'police2');
    expect(sees(made, 'police2')).toBe(false);
  });
});

describe('people of a case that is shared', () => {
  const seen = (made: TestCase, by: TestAgency): unknown => {
    const viewer = staffOf(by, 'desk');
    const facts = factsOf(made);
    return [peopleFor(viewer, made.state, facts).map((one) => one.name), maySeePeopleInFull(viewer, made.state, facts)];
  };

  it.each<[string, Parameters<typeof buildCase>[0], unknown]>([
    ['as they are', {}, [['陈1'], true]],
    ['masked, of minors by matter', { matters: ['minors'] }, [['陈某'], false]],
    ['masked, of minors by class', { secrecy: 'minors' }, [['陈某'], false]],
  ])('are seen %s', (_, facts, expected) => {
    const made = buildCase(facts);
    addParty(made, 1, 'victim');
    grant(made, 'police2', []);
    expect(seen(made, 'police2')).toEqual(expected);
    expect(seen(made, 'police')).toEqual([['陈1'], true]);
    expect(seen(made, 'procuratorate2')).toEqual([[], false]);
  });

  it('leave out who informed on drugs, whom only the lead knows, and by whom the case is not found', () => {
    const made = buildCase({ matters: ['antiDrug'] });
    made.file(1);
    addParty(made, 1, 'suspect');
    addParty(made, 2, 'reporter');
    made.command({
      type: 'trait.note',
      payload: { traitId: idAt('a008', 1), kind: 'phone', value: '13800138000', partyId: idAt('a007', 2), documentId: null },
    });
    grant(made, 'police2', null);
    const handoverId = made.send(1, 'procuratorate', 'prosecution');
    expect(seen(made, 'police2')).toEqual([['陈1'], true]);
    expect(seen(made, 'procuratorate')).toEqual([['陈1'], true]);
    expect(seen(made, 'police')).toEqual([['陈1', '陈2'], true]);
    expect(traitsOf(made.state).map((one) => one.partyId)).toEqual([idAt('a007', 1)]);
    made.command({ type: 'handover.withdraw', payload: { handoverId, reason: 'not yet' } });
    made.command({ type: 'case.describe', payload: { matters: [] } });
    expect(traitsOf(made.state).map((one) => one.kind)).toEqual(['phone', 'person', 'person']);
  });
});
