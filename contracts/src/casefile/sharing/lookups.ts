import { z } from 'zod';
import { agencyKindSchema, type AgencyKind, type Membership, type StaffRole } from '../../agency/agencies.ts';
import { idSchema, instantSchema, reasonSchema } from '../../ids.ts';
import { traitKindSchema, traitValueSchema } from '../traits/wire.ts';
import { type CaseFileKind, caseFileKindSchema } from '../kinds.ts';

interface LookUpLine {
  agencies: readonly AgencyKind[];
  roles: readonly StaffRole[];
  kinds: readonly CaseFileKind[];
}
/** Who may look up, and ask to be shared, cases of others at all, and of which kinds. A court looks for no cases: they come to it. */
export const lookUpAccess: readonly LookUpLine[] = [
  { agencies: ['police', 'procuratorate'], roles: ['handler', 'desk', 'head'], kinds: ['criminal'] },
  { agencies: ['procuratorate'], roles: ['handler', 'desk', 'head'], kinds: ['publicInterest'] },
];

/** The kinds of case that somebody in this place may look up; none: they may not. */
export function kindsToLookUp({ agency, role }: Pick<Membership, 'role'> & { agency: Pick<Membership['agency'], 'kind'> }): CaseFileKind[] {
  return lookUpAccess.filter((line) => line.agencies.includes(agency.kind) && line.roles.includes(role)).flatMap((line) => line.kinds);
}

const words = z.string().trim().max(200).default('');
/**
 * What is looked for. Of traits any one, of the rest everything that is given must fit; a trait fits as a whole and never
 * in part. `from`, `to`: days between which it was done.
 */
const askedSchema = z.strictObject({
  traits: z
    .array(z.strictObject({ kind: traitKindSchema, value: traitValueSchema }))
    .max(20)
    .default([]),
  kinds: z.array(caseFileKindSchema).max(10).default([]),
  manner: words,
  place: words,
  fromOn: z.iso.date().nullable().default(null),
  toOn: z.iso.date().nullable().default(null),
});
export type AskedCases = z.infer<typeof askedSchema>;

/** For which agency of the caller's, and what for: it is noted with what was asked, before anything is answered. */
export const lookUpSchema = z
  .strictObject({ agencyId: idSchema, purpose: reasonSchema, ...askedSchema.shape })
  // A kind and a time alone would be a list of everybody's cases.
  .refine(({ traits, manner, place }) => traits.length > 0 || manner.length >= 2 || place.length >= 2, { path: ['traits'] });

/** Whose word opens it: `mine`: the caller may see it already; `standingRule`: at once when it is asked for; `owner`: the owner decides. */
const opensBy = z.enum(['mine', 'standingRule', 'owner']);
const matchSchema = z.strictObject({
  /** Known to the agency for which it was looked up alone, and says nothing of the case. */
  matchId: z.string(),
  traits: z.array(traitKindSchema),
  owner: z.strictObject({ name: z.string(), kind: agencyKindSchema, district: z.string() }),
  opensBy,
  /** Null but for whoever may see the case. */
  case: z.strictObject({ caseId: idSchema, caseNumber: z.string(), title: z.string() }).nullable(),
});
export type CaseMatch = z.infer<typeof matchSchema>;
export const matchesShown = 50;
export const lookUpAnswerSchema = z.strictObject({ matches: z.array(matchSchema), isMore: z.boolean() });

/** A look-up as the head of the agency for which it was made reads it. */
export const noteOfLookUpSchema = z.strictObject({
  name: z.string(),
  purpose: z.string(),
  asked: askedSchema,
  matched: z.int(),
  at: instantSchema,
});
