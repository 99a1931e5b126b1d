import { describe, expect, it } from 'vitest';
import { agencyKinds, rolesInAgency } from '../agency/agencies.ts';
import { buildCase, idAt, staffOf, type TestAgency, testAgencies } from '../testing/buildCase.ts';
import { agencyRelations, caseActs, type CaseFacts, type CaseRelation, mayOnCase, personRelations } from './access.ts';
import { caseFileKinds, secrecies } from './kinds.ts';
import { relationsOf } from './relations.ts';

const accountId = idAt('a002', 1);
const agencyOf = { police: 'police', procuratorate: 'procuratorate', court: 'court', lawFirm: 'lawFirm' } as const;
const facts = (relation: CaseRelation, agency: TestAgency | null, more: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ kind: 'criminal', secrecy: 'ordinary' },
  relations: [{ agencyId: agency ? testAgencies[agency].id : null, accountId: agency ? null : accountId, relation }],
  ...more,
});

describe('the table of access, walked', () => {
  it('gives nothing to whoever stands to a case in no way, whatever they are elsewhere', () => {
    for (const kind of agencyKinds)
      for (const role of rolesInAgency[kind])
        for (const relation of agencyRelations)
          for (const act of caseActs) {
            const stranger = staffOf(agencyOf[kind], role, accountId);
            const elsewhere: TestAgency = kind === 'police' ? 'police2' : 'police';
            expect(mayOnCase(stranger, act, facts(relation, elsewhere)), `${kind} ${role} ${relation} ${act}`).toBe(false);
          }
  });

  it('lets nobody do anything with a case that they may not see, and nobody see more pages than people', () => {
    for (const kind of agencyKinds)
      for (const role of rolesInAgency[kind])
        for (const relation of [...agencyRelations, ...personRelations])
          for (const caseKind of caseFileKinds)
            for (const secrecy of secrecies) {
              const isAgencys = (agencyRelations as readonly string[]).includes(relation);
              const at = facts(relation, isAgencys ? agencyOf[kind] : null, { kind: caseKind, secrecy });
              const viewer = staffOf(agencyOf[kind], role, accountId);
              const may = caseActs.filter((act) => mayOnCase(viewer, act, at));
              if (may.length > 0) expect(may).toContain('seeCase');
              if (may.includes('seeSideVolume')) expect(may).toContain('seeMainVolume');
              if (may.includes('seeMainVolume')) expect(may).toContain('seeNames');
            }
  });

  it('keeps a state secret for those who are named on it and who answer for the agency', () => {
    for (const role of rolesInAgency.police) {
      const may = mayOnCase(staffOf('police', role, accountId), 'seeCase', facts('lead', 'police', { secrecy: 'secret' }));
      expect(may, role).toBe(role === 'head');
    }
    expect(mayOnCase(staffOf('police', 'handler', accountId), 'seeMainVolume', facts('handler', null, { secrecy: 'secret' }))).toBe(true);
    for (const relation of ['counsel', 'party', 'relative'] as const)
      expect(mayOnCase({ accountId, memberships: [] }, 'seeCase', facts(relation, null, { secrecy: 'secret' }))).toBe(false);
  });

  it('lets whoever handed a case over follow it, and change nothing in it', () => {
    const made = buildCase();
    made.file(1);
    made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
    const at = { kind: made.state.facts.kind, secrecy: made.state.facts.secrecy, relations: relationsOf(made.state) };
    for (const role of rolesInAgency.police) {
      const may = caseActs.filter((act) => mayOnCase(staffOf('police', role), act, at));
      expect(may).toContain('seeCase');
      expect(may.filter((act) => !act.startsWith('see'))).toEqual([]);
      expect(may).not.toContain('seeSideVolume');
    }
    expect(mayOnCase(staffOf('police2', 'head'), 'seeCase', at)).toBe(false);
    expect(mayOnCase(staffOf('procuratorate', 'desk'), 'handOver', at)).toBe(true);
  });
});
