import { describe, expect, test } from 'vitest';
import { buildHearing, hearingId } from '../../testing/buildHearing.ts';
import type { CustodyCommand } from '../commands.ts';
import { decideCustody } from '../decide.ts';
import { custodian, type CustodyActor, type CustodyDraft } from '../events.ts';
import { reduceCustody } from '../reduce.ts';
import { type CustodyState, emptyCustody } from '../state.ts';
import { dueOn } from './classes.ts';

const open = buildHearing({ upTo: 'inSession' });
const hearing = { ...open.state, status: 'closed' as const, closedAt: '2026-11-24T03:00:00.000Z' };
const after = '2087-01-01T00:00:00.000Z';
const before = '2086-12-31T23:59:59.000Z';
const recordingId = '00000000-0000-4000-8000-00000000000a';
const entered: CustodyDraft = { type: 'keeping.entered', payload: { recordingId, objects: 3, bytes: 10 } };

const accountOf = (role: string): string => `00000000-0000-4000-8000-${Buffer.from(role.padEnd(6).slice(0, 6)).toString('hex')}`;
const actorOf = (role: 'clerk' | 'presidingJudge'): CustodyActor => ({ accountId: accountOf(role), participantId: open.personOf(role).id, role });
const apply = (state: CustodyState, drafts: readonly CustodyDraft[], actor: CustodyActor = custodian): CustodyState =>
  drafts.reduce((now, draft) => reduceCustody(now, { ...draft, seq: now.seq + 1, at: after, actor }), state);

function act(state: CustodyState, role: 'clerk' | 'presidingJudge' | 'plaintiff', command: CustodyCommand, now = after): CustodyState {
  const doer = { accountId: accountOf(role), participant: open.personOf(role), isAdmin: false };
  const drafts = decideCustody(state, command, { hearing, doer, now });
  return apply(state, drafts, role === 'plaintiff' ? custodian : actorOf(role));
}
const propose: CustodyCommand = { type: 'destruction.propose', payload: { reason: 'The time is over.' } };
const review = (isApproved: boolean): CustodyCommand => ({ type: 'destruction.review', payload: { isApproved, reason: 'Looked through.' } });
const hold: CustodyCommand = { type: 'hold.place', payload: { reason: 'A retrial is applied for.' } };
const kept = apply(emptyCustody(hearingId), [entered]);
const refusal = (cause: string): unknown => expect.objectContaining({ code: 'destructionRefused', details: { cause } });

describe('the time for which a record is kept', () => {
  test('counts whole years from the year after, and never ends for what is permanent', () => {
    expect(dueOn('longTerm', '2026-01-01T00:00:00.000Z')).toBe('2087-01-01');
    expect(dueOn('shortTerm', '2026-12-31T23:00:00.000Z')).toBe('2057-01-01');
    expect(dueOn('permanent', '2026-12-31T23:00:00.000Z')).toBeNull();
  });

  test('follows the class that the court sets, with its reason', () => {
    const state = act(kept, 'clerk', { type: 'keeping.classify', payload: { retention: 'permanent', reason: 'Of historic worth.' } });
    expect(() => act(state, 'clerk', propose, '2999-01-01T00:00:00.000Z')).toThrow(refusal('notDue'));
  });
});

describe('destruction', () => {
  test('is proposed by one, reviewed by another, and then ordered', () => {
    const state = act(act(kept, 'clerk', propose), 'presidingJudge', review(true));
    expect(state.keeping).toMatchObject({
      proposal: { accountId: accountOf('clerk'), dueOn: '2087-01-01' },
      approval: { accountId: accountOf('presidingJudge') },
    });
  });

  test('is never reviewed by who proposed it', () => {
    expect(() => act(act(kept, 'clerk', propose), 'clerk', review(true))).toThrow(refusal('samePerson'));
    expect(() => act(act(kept, 'clerk', propose), 'clerk', review(false))).toThrow(refusal('samePerson'));
  });

  test('refused by the second person is over, and may be proposed anew', () => {
    const state = act(act(kept, 'clerk', propose), 'presidingJudge', review(false));
    expect(state.keeping).toMatchObject({ proposal: null, approval: null });
    expect(act(state, 'clerk', propose).keeping.proposal).not.toBeNull();
  });

  test('waits for the day', () => {
    expect(() => act(kept, 'clerk', propose, before)).toThrow(refusal('notDue'));
  });

  test('waits for the recording to be sealed', () => {
    expect(() => act(emptyCustody(hearingId), 'clerk', propose)).toThrow(refusal('notSealed'));
  });

  test('is stopped by a hold at every step, and begins anew after it', () => {
    expect(() => act(act(kept, 'presidingJudge', hold), 'clerk', propose)).toThrow(refusal('held'));
    const held = act(act(act(kept, 'clerk', propose), 'presidingJudge', review(true)), 'clerk', hold);
    expect(held.keeping).toMatchObject({ proposal: null, approval: null });
    const lifted = act(held, 'presidingJudge', { type: 'hold.lift', payload: { reason: 'Dismissed.' } });
    expect(() => act(lifted, 'presidingJudge', review(true))).toThrow(refusal('notProposed'));
  });

  test('is done once', () => {
    const done: CustodyDraft = { type: 'destruction.done', payload: { objects: [], isKeyDestroyed: true } };
    const state = apply(act(act(kept, 'clerk', propose), 'presidingJudge', review(true)), [done]);
    for (const command of [propose, hold]) expect(() => act(state, 'clerk', command)).toThrow(refusal('destroyed'));
  });

  test('is nothing for a party, nor is lifting a hold for a clerk', () => {
    expect(() => act(kept, 'plaintiff', propose)).toThrow(expect.objectContaining({ code: 'notAllowed' }));
    expect(() => act(kept, 'clerk', { type: 'hold.lift', payload: { reason: 'x' } })).toThrow(expect.objectContaining({ code: 'notAllowed' }));
  });
});

test('rot is told until the copy is healed', () => {
  const key = `recordings/${recordingId}/products/hearing.mp4`;
  const rotten = apply(kept, [{ type: 'keeping.rotFound', payload: { key, copy: 'first' } }]);
  expect(rotten.keeping.rot).toMatchObject([{ key, copy: 'first', healedAt: null }]);
  expect(apply(rotten, [{ type: 'keeping.healed', payload: { key, copy: 'first' } }]).keeping.rot).toMatchObject([{ healedAt: after }]);
});
