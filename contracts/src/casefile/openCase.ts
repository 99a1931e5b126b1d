import type { AgencyKind, Membership, StaffRole } from '../agency/agencies.ts';
import type { CaseFileKind } from './kinds.ts';

/** Which agency begins which kinds of case. What comes by handover or by filing online was begun elsewhere. */
const opening: Record<AgencyKind, readonly CaseFileKind[]> = {
  police: ['criminal'],
  procuratorate: ['criminal', 'publicInterest'],
  court: ['civil', 'commercial', 'financial', 'administrative', 'publicInterest', 'enforcement'],
  lawFirm: [],
};
const openers: readonly StaffRole[] = ['handler', 'desk', 'head'];

export function mayOpenCase({ agency, role }: Membership, kind: CaseFileKind): boolean {
  return openers.includes(role) && opening[agency.kind].includes(kind);
}
