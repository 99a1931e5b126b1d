import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWalk, buildWholeCourt, walkStep } from '../../testing/anyActs.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import type { TestHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { cutEvent, cutState, viewOf } from '../visibility.ts';
import type { Role } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import { type Exhibit, exhibitStatus, listExhibits } from './state.ts';
import type { ExhibitVisibility } from './wire.ts';

const exhibitIdOf = (index: number): string => `00000000-0000-4000-b007-00000000000${String(index)}`;
const words = { purpose: 'that it was signed', source: 'from the files', form: 'copy' as const, pointIds: [] };
function file(hearing: TestHearing, role: Role, index: number) {
  const payload = { exhibitId: exhibitIdOf(index), document: evidenceDocument(index), title: `Exhibit ${String(index)}`, ...words };
  return refusalOf(() => hearing.command({ type: 'exhibit.file', payload }, hearing.idOf(role)));
}
const opinion = { authenticity: 'accepted', legality: 'accepted', relevance: 'disputed', words: null, counterIds: [] } as const;
const opine = (hearing: TestHearing, role: Role, index: number, counterIds: string[] = []) =>
  refusalOf(() => hearing.command({ type: 'exhibit.opine', payload: { exhibitId: exhibitIdOf(index), ...opinion, counterIds } }, hearing.idOf(role)));
const exhibitOf = (hearing: TestHearing, index: number): Exhibit | undefined => hearing.state.evidence.exhibits[exhibitIdOf(index)];
const withdraw = (hearing: TestHearing, role: Role, index: number) =>
  refusalOf(() => hearing.command({ type: 'exhibit.withdraw', payload: { exhibitId: exhibitIdOf(index), reason: 'filed by mistake' } }, hearing.idOf(role)));
const rule = (hearing: TestHearing, index: number, outcome: 'admitted' | 'rejected' = 'admitted') =>
  refusalOf(() =>
    hearing.command({ type: 'exhibit.rule', payload: { exhibitId: exhibitIdOf(index), outcome, reason: 'as argued' } }, hearing.idOf('presidingJudge')),
  );

describe('the register of exhibits', () => {
  test('numbers each side by itself, whoever of it files, and gives no number again', () => {
    const hearing = buildWholeCourt('scheduled');
    expect([file(hearing, 'plaintiff', 0), file(hearing, 'defender', 1), file(hearing, 'clerk', 2)]).toEqual([undefined, undefined, undefined]);
    expect(withdraw(hearing, 'lawyer', 0)).toBeUndefined();
    file(hearing, 'lawyer', 3);
    expect(listExhibits(hearing.state.evidence).map(({ number, title }) => [number.side, number.ordinal, title])).toEqual([
      ['plaintiff', 1, 'Exhibit 0'],
      ['plaintiff', 2, 'Exhibit 3'],
      ['defendant', 1, 'Exhibit 1'],
      ['bench', 1, 'Exhibit 2'],
    ]);
  });

  test('the same filing again is the one that is there; another under its id is refused, and so is one of a stranger', () => {
    const hearing = buildWholeCourt('scheduled');
    file(hearing, 'plaintiff', 0);
    const { seq } = hearing.state;
    expect(file(hearing, 'plaintiff', 0)).toBeUndefined();
    expect(hearing.state.seq).toBe(seq);
    expect(file(hearing, 'defendant', 0)).toMatchObject({ code: 'conflict' });
    expect(withdraw(hearing, 'defendant', 0)).toMatchObject({ code: 'notFound' });
    expect(file(hearing, 'witness', 1)).toMatchObject({ code: 'notAllowed' });
  });

  test('what came after the deadline is marked, and admitted only once the court lets it in', () => {
    const hearing = buildWholeCourt('inSession');
    const judge = hearing.idOf('presidingJudge');
    file(hearing, 'plaintiff', 0);
    hearing.command({ type: 'evidence.setDeadline', payload: { at: hearing.events.at(-1)?.at ?? '' } }, hearing.idOf('clerk'));
    file(hearing, 'defendant', 1);
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    expect([exhibitOf(hearing, 0)?.isLate, exhibitOf(hearing, 1)?.isLate]).toEqual([false, true]);
    expect(rule(hearing, 1)).toMatchObject({ code: 'wrongExhibitState', details: { status: 'late' } });
    hearing.command({ type: 'exhibit.ruleLate', payload: { exhibitId: exhibitIdOf(1), isAllowed: true, reason: 'found late' } }, judge);
    expect(rule(hearing, 1)).toBeUndefined();
    expect(
      refusalOf(() => hearing.command({ type: 'exhibit.ruleLate', payload: { exhibitId: exhibitIdOf(0), isAllowed: true, reason: 'x' } }, judge)),
    ).toMatchObject({
      details: { status: 'inTime' },
    });
  });

  test('nothing is admitted that the other side could not answer to, nor withdrawn once it is ruled on', () => {
    const hearing = buildWholeCourt('inSession');
    file(hearing, 'plaintiff', 0);
    expect(rule(hearing, 0)).toMatchObject({ code: 'wrongExhibitState', details: { status: 'filed' } });
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    expect(rule(hearing, 0, 'rejected')).toBeUndefined();
    expect(rule(hearing, 0)).toBeUndefined();
    expect(withdraw(hearing, 'plaintiff', 0)).toMatchObject({ code: 'wrongExhibitState' });
    const exhibit = exhibitOf(hearing, 0);
    expect(exhibit && exhibitStatus(exhibit)).toBe('admitted');
  });

  test('opinions are given on what the others filed, after the exchange, against it with what is one’s own', () => {
    const hearing = buildWholeCourt('scheduled');
    file(hearing, 'plaintiff', 0);
    file(hearing, 'defendant', 1);
    expect(opine(hearing, 'defendant', 0)).toMatchObject({ code: 'notFound' });
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    expect(opine(hearing, 'lawyer', 0)).toMatchObject({ code: 'notAllowed' });
    expect(opine(hearing, 'defender', 0, [exhibitIdOf(0)])).toMatchObject({ code: 'notAllowed' });
    expect(opine(hearing, 'defender', 0, [exhibitIdOf(1)])).toBeUndefined();
    expect(exhibitOf(hearing, 0)?.opinions[hearing.idOf('defender')]).toMatchObject({ relevance: 'disputed', counterIds: [exhibitIdOf(1)] });
    file(hearing, 'plaintiff', 2);
    expect(exhibitOf(hearing, 2)?.exchangedAt).not.toBeNull();
  });
});

/* The rule once more, in the words of the court: may this person know of this exhibit? */
function mayKnowInWords(state: HearingState, exhibit: Exhibit, who: ParticipantState): boolean {
  if (who.status === 'removed') return false;
  if (['presidingJudge', 'judge', 'clerk'].includes(who.role)) return true;
  const partyOf = (id: string): string => state.participants[id]?.actsFor ?? id;
  const isOwn = partyOf(who.id) === partyOf(exhibit.filedById);
  const isOfSide = ['plaintiff', 'defendant', 'victim', 'lawyer', 'defender', 'interpreter'].includes(who.role);
  if (!isOfSide || isOwn) return isOwn;
  const isNamed = exhibit.namedIds.some((id) => partyOf(id) === partyOf(who.id));
  const rules: Record<ExhibitVisibility, boolean> = { court: false, named: isNamed, parties: true, public: true };
  return exhibit.exchangedAt !== null && rules[exhibit.visibility];
}

describe('who may know of an exhibit', () => {
  test('is what the rule says, for every viewer after every act of any court, in the state and in what is told', () => {
    const seen = { known: 0, kept: 0 };
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const hearing = buildWholeCourt('inSession');
        for (const step of walk) {
          const from = hearing.events.length;
          walkStep(hearing, step);
          const { state } = hearing;
          for (const who of Object.values(state.participants)) {
            const view = viewOf(state, who.id);
            const expected = Object.values(state.evidence.exhibits)
              .filter((one) => mayKnowInWords(state, one, who))
              .map((one) => one.id);
            expect(Object.keys(cutState(state, view, who.id).evidence.exhibits).toSorted()).toEqual(expected.toSorted());
            seen.known += expected.length;
            seen.kept += Object.keys(state.evidence.exhibits).length - expected.length;
            const told = hearing.events.slice(from).map((event) => cutEvent(event, view, who));
            const ofExhibits = told.flatMap((event) =>
              event.type.startsWith('exhibit.') && event.type !== 'hidden' && 'exhibitId' in event.payload ? [event.payload.exhibitId] : [],
            );
            for (const id of ofExhibits) expect(expected).toContain(id);
          }
        }
      }),
      { numRuns: 60, seed: 20261125 },
    );
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(100);
  });
});
