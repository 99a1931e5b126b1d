import { describe, expect, test } from 'vitest';
import { fullCodeOf, type IntegrityStatement, shortCodeOf } from '../../recording/integrity.ts';
import { buildHearing, hearingId, recordingId } from '../../testing/buildHearing.ts';
import { presentCustodyLine } from '../audience.ts';
import { decideCustody } from '../decide.ts';
import { custodian, type CustodyDraft, type CustodyEvent, custodyLineSchema } from '../events.ts';
import { reduceCustody } from '../reduce.ts';
import { type CustodyState, emptyCustody } from '../state.ts';
import { proofOf } from './state.ts';

const hearing = buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'witness', 'observer'], upTo: 'inSession' });
const head = hearing.events.at(-1);
const statement: IntegrityStatement = {
  format: 'assize.integrity.1',
  recordingId,
  hearingId,
  log: { headSeq: head?.seq ?? 0, headHash: head?.hash ?? '' },
  journals: [{ fileNo: 0, hash: 'b'.repeat(64), blocks: 3, bytes: 100 }],
  differences: [],
  issuedAt: '2026-11-24T03:00:00.000Z',
  keyId: '0123456789abcdef',
};
const code = fullCodeOf(statement);
const issued: CustodyDraft = { type: 'integrity.issued', payload: { statement, signature: 'AAAA', code, shortCode: shortCodeOf(code) } };
const event = (draft: CustodyDraft, seq = 1): CustodyEvent => ({
  ...{ ...draft, hearingId, seq, at: '2026-11-24T03:00:01.000Z', actor: custodian },
  ...{ previousHash: 'a'.repeat(64), hash: 'b'.repeat(64) },
});
const after = (drafts: readonly CustodyDraft[], from: CustodyState = emptyCustody(hearingId)): CustodyState =>
  drafts.reduce((state, draft, index) => reduceCustody(state, event(draft, index + 1)), from);
type Answer = { type: 'integrity.confirm'; payload: { code: string } } | { type: 'integrity.object'; payload: { code: string; reason: string } };
const act = (state: CustodyState, command: Answer, role: 'presidingJudge' | 'clerk' | 'plaintiff' | 'lawyer' | 'witness' | 'observer') =>
  decideCustody(state, command, {
    hearing: hearing.state,
    doer: { accountId: hearingId, participant: hearing.personOf(role), isAdmin: true },
    now: statement.issuedAt,
  });
const confirm: Answer = { type: 'integrity.confirm', payload: { code } };
const object: Answer = { type: 'integrity.object', payload: { code, reason: 'The picture broke off.' } };

describe('the integrity code of a hearing', () => {
  test.each(['presidingJudge', 'plaintiff', 'lawyer'] as const)('is confirmed by the %s, once however often', (role) => {
    const state = after([issued]);
    const drafts = act(state, confirm, role);
    expect(drafts).toEqual([{ type: 'integrity.confirmed', payload: { code, participantId: hearing.idOf(role) } }]);
    expect(act(after(drafts, state), confirm, role)).toEqual([]);
  });

  test.each(['clerk', 'witness', 'observer'] as const)('is not for the %s to confirm, nor to object to', (role) => {
    for (const command of [confirm, object]) expect(() => act(after([issued]), command, role)).toThrow(expect.objectContaining({ code: 'notAllowed' }));
  });

  test('is answered as the court issued it: another one, or none yet, is refused', () => {
    const other = code.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    for (const command of [
      { ...confirm, payload: { code: other } },
      { ...object, payload: { ...object.payload, code: other } },
    ] as Answer[])
      expect(() => act(after([issued]), command, 'plaintiff')).toThrow(expect.objectContaining({ code: 'otherCode' }));
    expect(() => act(after([]), confirm, 'plaintiff')).toThrow(expect.objectContaining({ code: 'notFound' }));
  });

  test('may be objected to after all and confirmed after all: the last word counts, and each stays on the log', () => {
    let state = after([issued]);
    for (const [command, kind] of [
      [object, 'objected'],
      [confirm, 'confirmed'],
      [object, 'objected'],
    ] as const) {
      const drafts = act(state, command, 'plaintiff');
      expect(drafts).toHaveLength(1);
      state = after(drafts, state);
      expect(state.integrity.answers[hearing.idOf('plaintiff')]).toMatchObject({ kind });
    }
    expect(act(state, object, 'plaintiff')).toEqual([]);
  });

  test('is known to everyone who took part; an objection to the court and to whoever made it', () => {
    const lawyer = { ...custodian, participantId: hearing.idOf('lawyer') };
    const lines = [
      event(issued),
      { ...event({ type: 'integrity.objected', payload: { code, participantId: hearing.idOf('lawyer'), reason: 'Cut.' } }, 2), actor: lawyer },
    ];
    const seen = (role: 'observer' | 'plaintiff' | 'lawyer' | 'clerk') => lines.map((line) => presentCustodyLine(line, hearing.personOf(role)).type);
    expect(seen('observer')).toEqual(['integrity.issued', 'withheld']);
    expect(seen('plaintiff')).toEqual(['integrity.issued', 'withheld']);
    expect(seen('lawyer')).toEqual(['integrity.issued', 'integrity.objected']);
    expect(seen('clerk')).toEqual(['integrity.issued', 'integrity.objected']);
    for (const line of lines) expect(custodyLineSchema.parse(line)).toEqual(line);
  });

  test('becomes a proof with all that was bound to it, the keys that it needs first', () => {
    const key = (id: string) => ({ id, publicKey: 'pem', from: statement.issuedAt, until: null });
    const products = {
      statement: { format: 'assize.products.1', recordingId, code, manifestSha256: 'c'.repeat(64), boundAt: statement.issuedAt, keyId: 'k2' },
      signature: 'BBBB',
    } as const;
    const stamp = { token: 'AAAA', authority: 'Demo', at: statement.issuedAt };
    const { integrity } = after([issued, { type: 'integrity.productsBound', payload: products }, { type: 'integrity.stamped', payload: { code, ...stamp } }]);
    expect(proofOf(integrity, [key('f'.repeat(16)), key(statement.keyId)])).toMatchObject({
      statement,
      products,
      timeStamps: [stamp],
      keys: [{ id: statement.keyId }, {}],
    });
    expect(proofOf(emptyCustody(hearingId).integrity, [])).toBeUndefined();
  });
});
