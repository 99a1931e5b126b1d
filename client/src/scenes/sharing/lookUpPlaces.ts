import { caseFileKinds, type CaseFileKind } from '@assize/contracts/casefile/kinds';
import type { membershipSchema } from '@assize/contracts/casefile/fileViews';
import { kindsToLookUp } from '@assize/contracts/casefile/sharing/lookups';
import type { z } from 'zod';

type Membership = z.infer<typeof membershipSchema>;

export interface LookUpPlace {
  agencyId: string;
  name: string;
  /** Kinds of case that may be looked for there. */
  kinds: CaseFileKind[];
}

/** The agencies for which this person may look up cases of others, each once. */
export function lookUpPlaces(memberships: readonly Membership[]): LookUpPlace[] {
  const agencies = new Map(memberships.map(({ agency }) => [agency.id, agency]));
  return [...agencies.values()].flatMap(({ id, name }) => {
    const own = memberships.filter((one) => one.agency.id === id).flatMap(kindsToLookUp);
    const kinds = caseFileKinds.filter((kind) => own.includes(kind));
    return kinds.length === 0 ? [] : [{ agencyId: id, name, kinds }];
  });
}

/** Whether cases of this person's agencies may be asked for: every organ of the state has some, a law firm none. */
export function isOfOrgan(memberships: readonly Membership[]): boolean {
  return memberships.some((one) => one.agency.kind !== 'lawFirm');
}

/** The agencies that this person heads and for which others look up. */
export function headedPlaces(memberships: readonly Membership[]): LookUpPlace[] {
  return lookUpPlaces(memberships.filter((one) => one.role === 'head'));
}
