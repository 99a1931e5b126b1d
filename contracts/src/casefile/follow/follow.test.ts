import { describe, expect, it } from 'vitest';
import { buildCase, idAt, type TestCase } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { relationsOf } from '../relations.ts';
import { followViewOf } from './followView.ts';
import { findFollower } from './rules.ts';
import type { FollowView } from './views.ts';

const partyId = (index: number): string => idAt('a005', index);
const followerId = (index: number): string => idAt('a006', index);
const accountOf = (index: number): string => idAt('a007', index);

/** An applicant (1), a respondent (2) and a relative of hers (3), who follow a case. */
function followed(): TestCase {
  const made = buildCase({ kind: 'enforcement', matters: [] });
  for (const [index, role] of [
    [1, 'applicant'],
    [2, 'respondent'],
  ] as const)
    made.command({
      type: 'party.add',
      payload: { partyId: partyId(index), role, form: 'person', name: `Demo ${role}`, idNumber: null, phone: null, bornOn: null },
    });
  const actor = { accountId: idAt('a002', 0), agencyId: null, agencyKind: null, name: null };
  for (const [index, party, as] of [
    [1, 1, 'party'],
    [2, 2, 'party'],
    [3, 2, 'relative'],
  ] as const) {
    const who = { followerId: followerId(index), accountId: accountOf(index), partyId: partyId(party), as, name: `Demo ${String(index)}` };
    made.append([{ type: 'follower.named', payload: { ...who, email: null, phone: null, acceptsService: index === 1 } }], actor);
  }
  return made;
}
function viewOf(made: TestCase, index: number): Omit<FollowView, 'hearings' | 'isDemo'> {
  const me = findFollower(made.state, accountOf(index));
  if (!me) throw new Error('follows nothing');
  return followViewOf(made.state, me);
}
const notice = (index: number, to: readonly number[], kind: 'message' | 'service' = 'message', documentIds: string[] = []) => ({
  type: 'notice.send' as const,
  payload: { noticeId: idAt('a008', index), kind, to: to.map(followerId), title: `Notice ${String(index)}`, text: 'Come', documentIds },
});

describe('who follows a case', () => {
  it('reads what is written to them, and no letter of another', () => {
    const made = followed();
    made.command(notice(1, [1]));
    made.command(notice(2, [1, 2]));
    expect([1, 2, 3].map((index) => viewOf(made, index).notices.map((one) => one.title))).toEqual([['Notice 2', 'Notice 1'], ['Notice 2'], []]);
    expect(refusalOf(() => made.command({ type: 'notice.open', payload: { noticeId: idAt('a008', 1) } }, 'police', accountOf(2)))).toMatchObject({
      code: 'notFound',
    });
    made.command({ type: 'notice.open', payload: { noticeId: idAt('a008', 1) } }, 'police', accountOf(1));
    made.command({ type: 'notice.open', payload: { noticeId: idAt('a008', 1) } }, 'police', accountOf(1));
    expect(made.state.follow.notices[0]?.opened).toHaveLength(1);
    expect(viewOf(made, 1).notices[1]?.openedAt).not.toBeNull();
  });

  it('is served online only if they agreed, and only with what is in the main volume', () => {
    const made = followed();
    const [main, side] = [made.file(1), made.file(2, 1, 'side')];
    expect(refusalOf(() => made.command(notice(1, [1, 2], 'service', [main])))).toMatchObject({
      code: 'serviceNotAgreed',
      details: { followerId: followerId(2) },
    });
    expect(refusalOf(() => made.command(notice(1, [1], 'service', [side])))).toMatchObject({ code: 'notFound' });
    made.command(notice(1, [1], 'service', [main]));
    expect(viewOf(made, 1).notices[0]).toMatchObject({ kind: 'service', documents: [{ documentId: main }], openedAt: null });
  });

  it('gives clues that the other side never sees, and hears what came of them', () => {
    const made = followed();
    made.command({ type: 'clue.give', payload: { clueId: idAt('a009', 1), kind: 'property', text: 'A car' } }, 'police', accountOf(1));
    made.command({ type: 'clue.answer', payload: { clueId: idAt('a009', 1), outcome: 'found', text: 'Sealed' } });
    expect(viewOf(made, 1).clues).toMatchObject([{ text: 'A car', answers: [{ outcome: 'found' }] }]);
    for (const index of [2, 3]) expect(JSON.stringify(viewOf(made, index))).not.toContain('A car');
    expect(refusalOf(() => made.command({ type: 'clue.give', payload: { clueId: idAt('a009', 2), kind: 'other', text: 'x' } }))).toMatchObject({
      code: 'notAllowed',
    });
  });

  it('is told steps that are for all; those against the other side only as the applicant', () => {
    const made = followed();
    const take = (index: number, toldTo: 'all' | 'applicants') => ({
      type: 'step.take' as const,
      payload: { stepId: idAt('a010', index), step: 'frozen' as const, takenOn: '2026-11-25', text: `Step ${toldTo}`, toldTo },
    });
    made.command(take(1, 'all'));
    made.command(take(2, 'applicants'));
    const steps = (index: number): string[] => viewOf(made, index).story.flatMap((one) => (one.what === 'step' ? [one.text] : []));
    expect([steps(1), steps(2), steps(3)]).toEqual([['Step all', 'Step applicants'], ['Step all'], []]);
  });

  it('sees their own money, and a relative none', () => {
    const made = followed();
    made.command({ type: 'fee.set', payload: { feeId: idAt('a011', 1), partyId: partyId(2), title: 'Fee', fen: 5000, dueOn: null } });
    made.command({ type: 'fee.pay', payload: { feeId: idAt('a011', 1), paidOn: '2026-11-26' } });
    expect([1, 2, 3].map((index) => viewOf(made, index).fees.length)).toEqual([0, 1, 0]);
    expect(viewOf(made, 2).fees[0]).toMatchObject({ fen: 5000, paidOn: '2026-11-26' });
  });

  it('stands in no relation any more when that is ended', () => {
    const made = followed();
    const related = (): unknown => relationsOf(made.state).flatMap((one) => (one.accountId ? [[one.accountId, one.relation]] : []));
    expect(related()).toEqual([
      [accountOf(1), 'party'],
      [accountOf(2), 'party'],
      [accountOf(3), 'relative'],
    ]);
    made.command({ type: 'follower.end', payload: { followerId: followerId(2), reason: 'no longer a party' } });
    expect(related()).toHaveLength(2);
    expect(findFollower(made.state, accountOf(2))).toBeUndefined();
    expect(refusalOf(() => made.command(notice(1, [2])))).toMatchObject({ code: 'notFound' });
  });
});
