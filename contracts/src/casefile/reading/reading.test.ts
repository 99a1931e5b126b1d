import { beforeEach, describe, expect, it, test } from 'vitest';
import { AppError } from '../../AppError.ts';
import { buildCase, idAt, testAgencies, type TestCase } from '../../testing/buildCase.ts';
import { caseActs, mayOnCase } from '../access.ts';
import type { CasePartyRole } from '../parties/wire.ts';
import { relationsOf } from '../relations.ts';
import type { CaseFileKind, CaseStage, Secrecy } from '../kinds.ts';
import { enterStage } from '../stages/rules.ts';
import { findReadingLaw } from './lawOfReading.ts';
import { readingOf } from './readingOf.ts';
import { decideAnswer, decideAsking, decideComment } from './rules.ts';

const [lawyer, other] = [idAt('a009', 1), idAt('a009', 2)];
const [readingId, partyId] = [idAt('a00a', 1), idAt('a00b', 1)];
const asActor = { accountId: lawyer, agencyId: testAgencies.lawFirm.id, agencyKind: 'lawFirm' as const, name: 'Demo lawyer' };
const during = '2026-11-25T10:00:00.000Z';
const period = { readingId, from: '2026-11-25', until: '2026-11-26', hours: { opens: '09:00', closes: '17:00' }, copying: 'pictures' as const, remarks: '' };
let made: TestCase;
let ids: string[];
const code = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error instanceof AppError ? [error.code, error.details] : error;
  }
  return 'nothing refused';
};

function ask(id = readingId, accountId = lawyer): void {
  const credentials = { licence: '1', authority: 'Letter 1', wish: null };
  const firm = { firmId: testAgencies.lawFirm.id, firmName: 'Demo law firm' };
  const now = new Date(made.clockMs).toISOString();
  const asking = decideAsking(made.state, { readingId: id, accountId, name: 'Demo lawyer', ...firm, partyId, partyName: 'Demo suspect', ...credentials }, now);
  made.append(asking, asActor);
}
const enter = (stage: CaseStage): void => made.append([enterStage('criminal', stage, made.today)], asActor);
const appoint = (more: object = {}): void => made.command({ type: 'reading.appoint', payload: { ...period, documents: 'main', ...more } as never });
const now = (at = during, accountId = lawyer) => readingOf(made.state, accountId, at, 'UTC');

beforeEach(() => {
  made = buildCase();
  const person = { form: 'person' as const, name: 'Demo suspect', idNumber: null, phone: null, bornOn: null };
  made.command({ type: 'party.add', payload: { partyId, role: 'suspect', ...person } });
  ids = [made.file(1), made.file(2), made.file(3, 3, 'side')];
  ask();
});

describe('a reading period', () => {
  it('is asked for once, and gives nothing until it is appointed', () => {
    ask(idAt('a00a', 2));
    expect(made.state.readings.map((one) => one.readingId)).toEqual([readingId]);
    expect(now()).toEqual({ isOpen: false, why: 'none' });
    expect(relationsOf(made.state).some((one) => one.relation === 'counsel')).toBe(false);
  });

  it('is not appointed before the case is with the procurators, and then is', () => {
    expect(code(appoint)).toEqual(['wrongCaseState', { cause: 'readingTooEarly' }]);
    enter('prosecutionReview');
    appoint();
    const documentIds = ids.slice(0, 2);
    expect(now()).toEqual({ isOpen: true, readingId, documentIds, copying: 'pictures', endsAt: '2026-11-26T17:00:00.000Z' });
    expect(now(during, other)).toEqual({ isOpen: false, why: 'none' });
    // What goes back to the police stays open to whoever may read it.
    enter('supplementaryInvestigation');
    expect(now().isOpen).toBe(true);
  });

  it.each([
    ['2026-11-24T10:00:00.000Z', 'notBegun'],
    ['2026-11-25T08:00:00.000Z', 'closed'],
    ['2026-11-25T17:00:00.000Z', 'closed'],
    ['2026-11-26T17:00:00.000Z', 'over'],
  ])('at %s says why nothing is open: %s', (at, why) => {
    enter('prosecutionReview');
    appoint();
    expect(now(at)).toEqual({ isOpen: false, why });
  });

  it('names documents of the main volume alone, and gives no more of them than the catalogue has', () => {
    enter('prosecutionReview');
    expect(code(() => appoint({ documents: [ids[2]] }))).toEqual(['badRequest', { field: 'documents' }]);
    expect(code(() => appoint({ documents: [idAt('a003', 9)] }))).toEqual(['badRequest', { field: 'documents' }]);
    appoint({ documents: [ids[1]] });
    expect(now()).toMatchObject({ documentIds: [ids[1]] });
    const placed = { documentId: ids[1] ?? '', folder: 'F', title: 'Document 2', madeOn: null };
    made.command({ type: 'document.describe', payload: { ...placed, volume: 'side' } });
    expect(now()).toMatchObject({ documentIds: [] });
    made.command({ type: 'document.describe', payload: { ...placed, volume: 'main' } });
    made.command({ type: 'document.withdraw', payload: { documentId: ids[1] ?? '', reason: 'wrong' } });
    expect(now()).toMatchObject({ documentIds: [] });
  });

  it('is no period that lies behind or ends before it begins', () => {
    enter('prosecutionReview');
    for (const days of [{ from: '2026-11-27' }, { from: '2026-11-01', until: '2026-11-02' }])
      expect(code(() => appoint(days))).toEqual(['badRequest', { field: 'until' }]);
  });

  it('can be changed, and is over at once when it is ended or the party is gone', () => {
    enter('prosecutionReview');
    appoint();
    const before = made.events.length;
    appoint();
    expect(made.events).toHaveLength(before);
    appoint({ hours: null });
    expect(now('2026-11-25T08:00:00.000Z').isOpen).toBe(true);
    made.command({ type: 'party.remove', payload: { partyId, reason: 'error' } });
    expect(now()).toEqual({ isOpen: false, why: 'notByLaw' });
    made.command({ type: 'reading.end', payload: { readingId, reason: 'letter revoked' } });
    expect(now()).toEqual({ isOpen: false, why: 'none' });
    expect(relationsOf(made.state).some((one) => one.relation === 'counsel')).toBe(false);
    for (const type of ['reading.appoint', 'reading.refuse'] as const)
      expect(code(() => made.command({ type, payload: { ...period, documents: 'main', reason: 'x' } } as never))).toEqual([
        'wrongCaseState',
        { cause: 'readingOver' },
      ]);
    // Asked for anew, it is another.
    ask(idAt('a00a', 3));
    expect(made.state.readings).toHaveLength(2);
  });

  it('makes the lawyer counsel, who sees the case and never has a volume of it', () => {
    enter('prosecutionReview');
    appoint();
    const acts = (secrecy: Secrecy) =>
      caseActs.filter((act) => mayOnCase({ accountId: lawyer, memberships: [] }, act, { kind: 'criminal', secrecy, relations: relationsOf(made.state) }));
    expect(acts('ordinary')).toEqual(['seeCase', 'seeNames', 'readAppointed', 'commentOnCase']);
    expect(acts('minors')).toEqual(acts('ordinary'));
    expect(acts('secret')).toEqual([]);
  });
});

describe('comments', () => {
  const [commentId, bodySha256] = [idAt('a00c', 1), 'a'.repeat(64)];
  it('are made by who reads, answered once, and stand in the log by hash alone', () => {
    expect(code(() => decideComment(made.state, { commentId, accountId: lawyer, bodySha256 }))).toEqual(['notAllowed', undefined]);
    enter('prosecutionReview');
    appoint();
    made.append(decideComment(made.state, { commentId, accountId: lawyer, bodySha256 }), asActor);
    expect(decideComment(made.state, { commentId, accountId: lawyer, bodySha256 })).toEqual([]);
    expect(code(() => decideComment(made.state, { commentId, accountId: lawyer, bodySha256: 'b'.repeat(64) }))).toEqual(['conflict', { field: 'commentId' }]);
    made.append(decideAnswer(made.state, { commentId, bodySha256: 'c'.repeat(64) }), asActor);
    expect(made.state.comments[commentId]?.answer?.bodySha256).toBe('c'.repeat(64));
    expect(code(() => decideAnswer(made.state, { commentId, bodySha256: 'd'.repeat(64) }))).toEqual(['wrongCaseState', { cause: 'answered' }]);
    expect(code(() => decideAnswer(made.state, { commentId: idAt('a00c', 2), bodySha256 }))).toEqual(['notFound', { what: 'comment' }]);
  });
});

test.each<[CaseFileKind, CasePartyRole, CaseStage[], string | undefined]>([
  ['criminal', 'suspect', ['policeInvestigation'], undefined],
  ['criminal', 'suspect', ['policeInvestigation', 'prosecutionReview'], 'CrPL 40'],
  ['criminal', 'accused', ['policeInvestigation', 'prosecutionReview', 'supplementaryInvestigation'], 'CrPL 40'],
  ['criminal', 'accused', ['trial'], 'CrPL 40'],
  ['criminal', 'victim', ['prosecutionReview'], 'CrPL 46'],
  ['criminal', 'witness', ['prosecutionReview', 'trial'], undefined],
  ['civil', 'plaintiff', ['filing'], undefined],
  ['civil', 'defendant', ['filing', 'trial'], 'CPL 64'],
  ['administrative', 'plaintiff', ['trial'], 'ALL 32'],
  ['civil', 'witness', ['trial'], undefined],
])('in a %s case the lawyer of a %s reads after %j by %s', (kind, role, entered, basis) => {
  const state = buildCase({ kind }).state;
  const party = { partyId, role, form: 'person' as const, name: 'D', idNumber: null, phone: null, bornOn: null, agents: [] };
  const stages = entered.map((stage) => ({ stage, enteredOn: '2026-11-24', deadlineOn: null, basis: null, extensions: [] }));
  expect(findReadingLaw({ ...state, stages, parties: { [partyId]: party } }, partyId)?.basis).toBe(basis);
});
