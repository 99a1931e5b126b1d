import { expect, it } from 'vitest';
import type { CaseEvent } from '../casefile/events.ts';
import { reduceCase } from '../casefile/reduce.ts';
import { relationsOf } from '../casefile/relations.ts';
import { emptyCase } from '../casefile/state.ts';
import { buildDocketForm, buildMaterials } from '../testing/buildApplication.ts';
import { causeNameOf, contactOf, openingOf, type Opening } from './openingOf.ts';

const id = (index: number): string => `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const file = { fileName: 'a.fodt', mime: 'text/plain', bytes: 1, sha256: 'b'.repeat(64) };

/** The case as it stands after it was opened. */
function opened(change: Partial<Opening> = {}) {
  let made = 500;
  const drafts = openingOf({
    ...{
      caseNumber: '（2026）演示民初1号',
      court: { id: id(1), name: 'Demo court' },
      applicantId: id(2),
      form: buildDocketForm(),
      materials: buildMaterials(),
    },
    ...{ complaint: { documentId: id(3), file }, feeFen: 30_000, receivedOn: '2026-11-24', today: '2026-11-30', newId: () => id((made += 1)) },
    ...change,
  });
  const at = '2026-11-30T02:00:00.000Z';
  const actor = { accountId: null, agencyId: id(1), agencyKind: 'court' as const, name: null };
  const lines = drafts.map((draft, index) => ({ ...draft, caseId: id(9), seq: index + 1, at, actor, previousHash: '', hash: '' }) as CaseEvent);
  return lines.reduce(reduceCase, emptyCase(id(9)));
}

it('a case opened from an application has its people, its documents, its stage and its fee', () => {
  const state = opened();
  expect(state.facts).toMatchObject({ title: 'Demo plaintiff诉Demo defendant民间借贷纠纷', cause: '民间借贷纠纷', kind: 'civil' });
  expect(Object.values(state.parties)).toMatchObject([
    { role: 'plaintiff', idNumber: '00000019900101000X', bornOn: '1990-01-01' },
    { role: 'defendant', idNumber: null, phone: null, bornOn: null },
  ]);
  expect(state.order).toEqual([id(3), id(100), id(101)]);
  expect(state.stages).toMatchObject([
    { stage: 'filing', enteredOn: '2026-11-24' },
    { stage: 'trial', enteredOn: '2026-11-30', deadlineOn: '2027-05-30' },
  ]);
  expect(state.follow.fees).toMatchObject([{ fen: 30_000, dueOn: '2026-12-07' }]);
});

it('whoever applied follows it by the same account, as the party or as who acts for it', () => {
  expect(relationsOf(opened())).toContainEqual({ agencyId: null, accountId: id(2), relation: 'party', untilAt: null });
  // Where they are reached is theirs to change: the log has nothing of it.
  expect(Object.values(opened().follow.followers)).toMatchObject([{ as: 'party', email: null, phone: null }]);
  const parties = buildDocketForm().parties.map((one) => ({ ...one, phone: '138 0000 0000' }));
  const [plaintiff] = parties;
  expect(contactOf({ form: buildDocketForm({ parties }) })).toEqual({ email: null, phone: '+8613800000000' });
  // A number by which nobody can be told anything.
  expect(contactOf({ form: buildDocketForm() }).phone).toBeNull();
  const agent = {
    agentId: id(4),
    partyId: plaintiff?.partyId ?? '',
    form: 'lawyer' as const,
    name: 'Demo lawyer',
    firm: 'Firm',
    licence: 'L',
    authority: 'special' as const,
  };
  const form = buildDocketForm({ appliesAs: 'agent', parties, email: ' a@demo.example ', agents: [{ ...agent, powers: ['settle'] }] });
  expect(contactOf({ form })).toEqual({ email: 'a@demo.example', phone: null });
  const state = opened({ form, materials: buildMaterials(['identity', 'evidence', 'authority']), feeFen: null });
  expect(Object.values(state.follow.followers)).toMatchObject([{ as: 'agent', name: 'Demo lawyer', accountId: id(2), email: null, phone: null }]);
  // The letter of authority that was given is the one to which the agent is named.
  expect(Object.values(state.parties)[0]?.agents).toMatchObject([{ powers: ['settle'], documentId: id(102) }]);
  expect(state.follow.fees).toEqual([]);
});

it('a cause in the applicant’s own words is the case’s', () => {
  expect(causeNameOf({ cause: 'other', fields: { causeInWords: '相邻关系纠纷' } })).toBe('相邻关系纠纷');
  expect(causeNameOf({ cause: 'other', fields: {} })).toBe('其他纠纷');
});
