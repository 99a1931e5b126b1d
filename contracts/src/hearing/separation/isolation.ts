import { isIsolatedRole } from '../roles.ts';
import type { ParticipantState } from '../state.ts';

/** May not sit in on the hearing: called in for the testimony, sent out after it, until the court releases them (Online Litigation Rules art. 26). */
export function isIsolated(one: Pick<ParticipantState, 'role' | 'isReleased'>): boolean {
  return isIsolatedRole(one.role) && !one.isReleased;
}
