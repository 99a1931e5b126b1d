import { describe, expect, it } from 'vitest';
import { buildCase, idAt, staffOf, testAgencies, type TestCase } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { relationsOf } from '../relations.ts';
import { type GroupMember, membersFor, viewGroup } from './groupView.ts';
import { decideJoin } from './rules.ts';

const groupId = idAt('a009', 1);
/** A case of an agency, with so many victims and these phone numbers, that is in the group. */
function member(index: number, owner: 'police' | 'police2', victims: number, phones: string[], secrecy: 'ordinary' | 'minors' | 'secret' = 'ordinary') {
  const made = buildCase({ caseNumber: `A-${String(index)}`, matters: [] });
  const caseId = idAt('a000', index);
  const person = { role: 'victim' as const, form: 'person' as const, name: 'Demo', idNumber: null, phone: null, bornOn: null };
  for (let each = 0; each < victims; each++) made.command({ type: 'party.add', payload: { partyId: idAt('a007', each), ...person } });
  for (const [at, value] of phones.entries())
    made.command({ type: 'trait.note', payload: { traitId: idAt('a008', at), kind: 'phone', value, partyId: null, documentId: null } });
  const joined = decideJoin(made.state, { groupId, title: 'One fraud', leadCaseId: idAt('a000', 1) });
  made.append(joined, { accountId: null, agencyId: null, agencyKind: null, name: null });
  made.command({ type: 'case.describe', payload: { secrecy } });
  const { id: agencyId, name: agencyName, district } = testAgencies[owner];
  return inHands({ ...made.state, caseId, lead: { ...made.state.lead, agencyId, agencyName } }, district);
}
function inHands(state: TestCase['state'], district: string): GroupMember {
  return { state, district, facts: { kind: state.facts.kind, secrecy: state.facts.secrecy, relations: relationsOf(state) } };
}

describe('the common view of a group', () => {
  it('adds up victims and districts, and tells what several cases share by the value that its reader knows', () => {
    const members = [
      member(1, 'police', 2, ['13800138000']),
      member(2, 'police2', 3, ['138-0013-8000', '13900139000']),
      member(3, 'police2', 1, ['+86 13900139000', '13700137000']),
    ];
    const view = viewGroup(staffOf('police', 'desk'), groupId, members);
    expect(view).toMatchObject({ title: 'One fraud', victims: 6 });
    expect(view.cases.map((one) => [one.caseNumber, one.isLeadCase, one.victims, one.seen?.title])).toEqual([
      ['A-1', true, 2, 'Demo case'],
      ['A-2', false, 3, undefined],
      ['A-3', false, 1, undefined],
    ]);
    expect(view.districts).toEqual([
      { district: 'B', cases: 2, victims: 4 },
      { district: 'A', cases: 1, victims: 2 },
    ]);
    expect(view.shared).toEqual([
      { kind: 'phone', value: '13800138000', cases: 2 },
      { kind: 'phone', value: null, cases: 2 },
    ]);
  });

  it('leaves a secret out for whoever may not see it', () => {
    const members = [member(1, 'police', 1, []), member(2, 'police2', 1, [], 'secret')];
    const numbersFor = (viewer: ReturnType<typeof staffOf>): string[] => membersFor(viewer, members).map(({ state }) => state.facts.caseNumber);
    expect(numbersFor(staffOf('police', 'head'))).toEqual(['A-1']);
    expect(numbersFor(staffOf('police2', 'head'))).toEqual(['A-1', 'A-2']);
  });

  it('is not entered by a secret, and is left once', () => {
    const made = buildCase({ secrecy: 'secret' });
    const group = { groupId, title: 'One fraud', leadCaseId: made.state.caseId };
    expect(refusalOf(() => decideJoin(made.state, group))).toMatchObject({ code: 'wrongCaseState', details: { cause: 'secret' } });
    const { state } = member(1, 'police', 0, []);
    expect(decideJoin(state, group)).toEqual([]);
  });
});
