import { z } from 'zod';
import { type CaseFacts, type CaseViewer, mayOnCase } from '../access.ts';
import { type CaseTrait, traitsOf } from '../traits/traits.ts';
import { traitKindSchema } from '../traits/wire.ts';
import { idSchema } from '../../ids.ts';
import { caseStageSchema } from '../kinds.ts';
import { maySeePeopleInFull } from '../sharing/people.ts';
import type { CaseState } from '../state.ts';

/** What a group of cases is for whoever has one of them in hand; `null` where its owner's joining did not tell it. */
export const groupViewSchema = z.strictObject({
  groupId: idSchema,
  title: z.string(),
  cases: z.array(
    z.strictObject({
      caseNumber: z.string(),
      lead: z.string(),
      district: z.string(),
      isLeadCase: z.boolean(),
      victims: z.int(),
      /** For whoever may see the case by itself. */
      seen: z.strictObject({ caseId: idSchema, title: z.string(), stage: caseStageSchema.nullable() }).nullable(),
    }),
  ),
  victims: z.int(),
  districts: z.array(z.strictObject({ district: z.string(), cases: z.int(), victims: z.int() })),
  /** Traits that several of the cases have; the value for whoever knows it from one of them. */
  shared: z.array(z.strictObject({ kind: traitKindSchema, value: z.string().nullable(), cases: z.int() })),
});
export type GroupView = z.infer<typeof groupViewSchema>;

/** Groups that the caller may know of: those of cases that they see with their traits. */
export const groupListSchema = z.array(z.strictObject({ groupId: idSchema, title: z.string() }));

export interface GroupMember {
  state: CaseState;
  facts: CaseFacts;
  /** Of the agency that leads it. */
  district: string;
}

/** A secret that was put into a group before it was one is there for those who may see it, and in no sum for others. */
export function membersFor(viewer: CaseViewer, members: readonly GroupMember[]): GroupMember[] {
  return members.filter(({ facts }) => facts.secrecy !== 'secret' || mayOnCase(viewer, 'seeCase', facts));
}

/** The common view of a group, of the members that its reader may know of. */
export function viewGroup(viewer: CaseViewer, groupId: string, members: readonly GroupMember[]): GroupView {
  const group = members.flatMap(({ state }) => state.groups).find((one) => one.groupId === groupId);
  const cases = members.map(({ state, facts, district }) => ({
    ...{ caseNumber: state.facts.caseNumber, lead: state.lead.agencyName, district },
    isLeadCase: state.caseId === group?.leadCaseId,
    victims: countVictims(state),
    seen: mayOnCase(viewer, 'seeCase', facts) ? { caseId: state.caseId, title: state.facts.title, stage: state.stages.at(-1)?.stage ?? null } : null,
  }));
  const districts = [...Map.groupBy(cases, (one) => one.district)]
    .map(([district, of]) => ({ district, cases: of.length, victims: sum(of.map((one) => one.victims)) }))
    .toSorted((a, b) => b.cases - a.cases || a.district.localeCompare(b.district));
  return { groupId, title: group?.title ?? '', cases, victims: sum(cases.map((one) => one.victims)), districts, shared: sharedTraits(viewer, members) };
}

function sharedTraits(viewer: CaseViewer, members: readonly GroupMember[]): GroupView['shared'] {
  const all = members.flatMap(({ state, facts }) => {
    const isKnown = mayOnCase(viewer, 'seeTraits', facts) && maySeePeopleInFull(viewer, state, facts);
    return traitsOf(state).map((trait): { trait: CaseTrait; isKnown: boolean } => ({ trait, isKnown }));
  });
  return [...Map.groupBy(all, ({ trait }) => `${trait.kind} ${trait.normalForm}`).values()]
    .filter((of) => of.length > 1)
    .flatMap((of) => {
      const [first] = of;
      return first ? [{ kind: first.trait.kind, value: of.find((one) => one.isKnown)?.trait.value ?? null, cases: of.length }] : [];
    })
    .toSorted((a, b) => b.cases - a.cases);
}

const countVictims = ({ parties }: CaseState): number => Object.values(parties).filter((one) => one.role === 'victim').length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
