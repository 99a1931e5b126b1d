import { z } from 'zod';

/** Roles of the field (DOMAIN: 诉讼参与人). A participant has exactly one in a hearing. */
export const roles = [
  'presidingJudge',
  'judge',
  'assessor',
  'clerk',
  'technician',
  'plaintiff',
  'defendant',
  'thirdParty',
  'lawyer',
  'witness',
  'appraiser',
  'interpreter',
  'observer',
] as const;

export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Which side of the courtroom a seat is on; the geometry is the same for everyone. */
export const sides = ['bench', 'staff', 'plaintiff', 'defendant', 'third', 'stand', 'gallery'] as const;
export const sideSchema = z.enum(sides);
export type Side = z.infer<typeof sideSchema>;

const defaultSide: Record<Role, Side> = {
  presidingJudge: 'bench',
  judge: 'bench',
  assessor: 'bench',
  clerk: 'staff',
  technician: 'staff',
  plaintiff: 'plaintiff',
  defendant: 'defendant',
  thirdParty: 'third',
  lawyer: 'plaintiff',
  witness: 'stand',
  appraiser: 'stand',
  interpreter: 'stand',
  observer: 'gallery',
};

/** The side a role sits on unless the participant says otherwise (a lawyer sits with the party). */
export function sideOf(role: Role): Side {
  return defaultSide[role];
}

/** The court's own people: they enter the courtroom without being admitted. */
export const courtRoles: readonly Role[] = ['presidingJudge', 'judge', 'assessor', 'clerk', 'technician'];
/** Online Litigation Rules art. 26: may not sit in on the hearing; called in to testify, then sent out. */
export const isolatedRoles: readonly Role[] = ['witness', 'appraiser'];
/** Receive only. */
export const silentRoles: readonly Role[] = ['observer', 'technician'];

export function isCourtRole(role: Role): boolean {
  return courtRoles.includes(role);
}
export function isIsolatedRole(role: Role): boolean {
  return isolatedRoles.includes(role);
}
