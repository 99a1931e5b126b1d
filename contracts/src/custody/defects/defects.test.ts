import { describe, expect, test } from 'vitest';
import { type DefectNote, writeDefectNote } from '../../recording/defectNote.ts';
import { buildHearing, hearingId, recordingId } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { presentCustodyLine } from '../audience.ts';
import { decideCustody } from '../decide.ts';
import { custodian, type CustodyActor, type CustodyDraft } from '../events.ts';
import { reduceCustody } from '../reduce.ts';
import { type CustodyState, emptyCustody } from '../state.ts';
import { draftNote } from './rules.ts';
import { awaitsSignature } from './state.ts';

const now = '2026-11-24T03:00:00.000Z';
const hearing = buildHearing({ upTo: 'inSession' });
const span = { fromAt: '2026-11-24T01:00:00.000Z', toAt: '2026-11-24T02:00:00.000Z' };
function noteOf(...seconds: number[]): DefectNote {
  const defects = seconds.map((s) => ({ fromAt: span.fromAt, toAt: `2026-11-24T01:00:0${String(s)}.000Z`, cause: 'sfuLost' as const, concerned: null }));
  return writeDefectNote({ recordingId, about: hearing.state, hearing: span, defects, timeZone: 'Asia/Shanghai' });
}
function after(state: CustodyState, drafts: readonly CustodyDraft[], actor: CustodyActor = custodian): CustodyState {
  return drafts.reduce((before, draft) => reduceCustody(before, { ...draft, seq: before.seq + 1, at: now, actor }), state);
}
const drafted = (note: DefectNote, before = emptyCustody(hearingId)): CustodyState => after(before, draftNote(before, note));

type Signer = 'presidingJudge' | 'clerk' | 'plaintiff';
function sign(state: CustodyState, words: string | null = null, by: Signer = 'presidingJudge', noteHash = state.defects?.noteHash ?? ''): CustodyDraft[] {
  const doer = { accountId: hearingId, participant: hearing.personOf(by), isAdmin: false };
  return decideCustody(state, { type: 'defect.sign', payload: { noteHash, words } }, { hearing: hearing.state, doer, now });
}
function signed(state: CustodyState, words: string | null = null): CustodyState {
  return after(state, sign(state, words), { ...custodian, participantId: hearing.idOf('presidingJudge') });
}
const codeOf = (act: () => unknown): string | undefined => refusalOf(act)?.code;

describe('the note of defects in the custody log', () => {
  test('waits for the presiding judge and is signed by nobody else', () => {
    const state = drafted(noteOf(3));
    expect(awaitsSignature(state.defects)).toBe(true);
    for (const by of ['clerk', 'plaintiff'] as const) expect(codeOf(() => sign(state, null, by))).toBe('notAllowed');
    const admin = { accountId: hearingId, participant: undefined, isAdmin: true };
    const payload = { noteHash: state.defects?.noteHash ?? '', words: null };
    expect(codeOf(() => decideCustody(state, { type: 'defect.sign', payload }, { hearing: hearing.state, doer: admin, now }))).toBe('notAllowed');
    const done = signed(state, 'The fault was seen at once.');
    expect(awaitsSignature(done.defects)).toBe(false);
    expect(done.defects?.signed).toMatchObject({ words: 'The fault was seen at once.', participantId: hearing.idOf('presidingJudge') });
  });

  test('signed again as it is adds nothing; with other words, or under another note than was read, it is refused', () => {
    const state = signed(drafted(noteOf(3)), 'once');
    expect(sign(state, 'once')).toEqual([]);
    expect(codeOf(() => sign(state, 'twice'))).toBe('conflict');
    expect(codeOf(() => sign(state, 'once', 'presidingJudge', 'a'.repeat(64)))).toBe('conflict');
  });

  test('drafted again from the same facts stays signed; from others it is to be signed anew', () => {
    const state = signed(drafted(noteOf(3)));
    expect(draftNote(state, noteOf(3))).toEqual([]);
    const again = drafted(noteOf(3, 7), state);
    expect(awaitsSignature(again.defects)).toBe(true);
    expect(codeOf(() => sign(again, null, 'presidingJudge', state.defects?.noteHash))).toBe('conflict');
  });

  test('without a defect says so and waits for nobody', () => {
    const state = drafted(noteOf());
    expect(awaitsSignature(state.defects)).toBe(false);
    expect(codeOf(() => sign(state))).toBe('conflict');
  });

  test('is for the court to read', () => {
    const [draft] = draftNote(emptyCustody(hearingId), noteOf(3));
    const line = { ...(draft as CustodyDraft), hearingId, seq: 9, at: now, actor: custodian, previousHash: 'a'.repeat(64), hash: 'b'.repeat(64) };
    expect(presentCustodyLine(line, hearing.personOf('clerk'))).toEqual(line);
    expect(presentCustodyLine(line, hearing.personOf('plaintiff')).type).toBe('withheld');
  });
});
