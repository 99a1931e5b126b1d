import { z } from 'zod';

/** Which side of the courtroom a seat is on; the geometry is the same for everyone. */
export const sides = ['bench', 'staff', 'plaintiff', 'defendant', 'third', 'stand', 'gallery'] as const;
export const sideSchema = z.enum(sides);
export type Side = z.infer<typeof sideSchema>;

/**
 * What a role is in the hearing, whatever its name in this kind of procedure.
 * - `presiding`: directs the hearing; one a hearing. `bench`: judges with it.
 * - `staff`: the court's other people.
 * - `party`, `representative`: who has a claim or answers it, and who acts for them.
 * - `testifying`: heard on facts, and isolated until then (Online Litigation Rules art. 26).
 * - `interpreter`: speaks for one person. `observer`: the gallery.
 */
export type Part = 'presiding' | 'bench' | 'staff' | 'party' | 'representative' | 'testifying' | 'interpreter' | 'observer';

interface RoleLine {
  part: Part;
  /** The side it sits on, unless it sits with whom it acts for. */
  side: Side;
  /** May be named only together with the person it acts for. */
  needsPrincipal?: true;
  /** Receives only. */
  isSilent?: true;
}

/** Roles of the field (DOMAIN: 诉讼参与人). A participant has exactly one in a hearing. */
export const roleTable = {
  presidingJudge: { part: 'presiding', side: 'bench' },
  soleJudge: { part: 'presiding', side: 'bench' },
  judge: { part: 'bench', side: 'bench' },
  assessor: { part: 'bench', side: 'bench' },

  judgeAssistant: { part: 'staff', side: 'staff' },
  clerk: { part: 'staff', side: 'staff' },
  bailiff: { part: 'staff', side: 'staff' },
  technician: { part: 'staff', side: 'staff', isSilent: true },

  plaintiff: { part: 'party', side: 'plaintiff' },
  defendant: { part: 'party', side: 'defendant' },
  appellant: { part: 'party', side: 'plaintiff' },
  appellee: { part: 'party', side: 'defendant' },
  thirdParty: { part: 'party', side: 'third' },
  applicant: { part: 'party', side: 'plaintiff' },
  respondent: { part: 'party', side: 'defendant' },
  publicProsecutor: { part: 'party', side: 'plaintiff' },
  procurator: { part: 'party', side: 'plaintiff' },
  accused: { part: 'party', side: 'defendant' },
  victim: { part: 'party', side: 'plaintiff' },
  statutoryAgent: { part: 'representative', side: 'plaintiff', needsPrincipal: true },
  lawyer: { part: 'representative', side: 'plaintiff', needsPrincipal: true },
  defender: { part: 'representative', side: 'defendant', needsPrincipal: true },

  witness: { part: 'testifying', side: 'stand' },
  appraiser: { part: 'testifying', side: 'stand' },
  expertAssistant: { part: 'testifying', side: 'stand' },
  interpreter: { part: 'interpreter', side: 'stand', needsPrincipal: true },
  observer: { part: 'observer', side: 'gallery', isSilent: true },
} as const satisfies Record<string, RoleLine>;

export type Role = keyof typeof roleTable;
export const roles = Object.keys(roleTable) as [Role, ...Role[]];
export const roleSchema = z.enum(roles);

function lineOf(role: Role): RoleLine {
  return roleTable[role];
}

/** The roles of these parts, in the order of the table. */
export function rolesOf(...parts: readonly Part[]): Role[] {
  return roles.filter((role) => parts.includes(lineOf(role).part));
}

export function partOf(role: Role): Part {
  return lineOf(role).part;
}

/** The side a role sits on unless the participant says otherwise (a lawyer sits with the party). */
export function sideOf(role: Role): Side {
  return lineOf(role).side;
}

export function needsPrincipal(role: Role): boolean {
  return lineOf(role).needsPrincipal === true;
}

export const presidingRoles: readonly Role[] = rolesOf('presiding');
/** The court's own people: they enter the courtroom without being admitted. */
export const courtRoles: readonly Role[] = rolesOf('presiding', 'bench', 'staff');
/** May not sit in on the hearing; called in to testify, then sent out (Online Litigation Rules art. 26). */
export const isolatedRoles: readonly Role[] = rolesOf('testifying');
/** Receive only. */
export const silentRoles: readonly Role[] = roles.filter((role) => lineOf(role).isSilent === true);

export function isCourtRole(role: Role): boolean {
  return courtRoles.includes(role);
}
export function isIsolatedRole(role: Role): boolean {
  return isolatedRoles.includes(role);
}
export function isPresidingRole(role: Role): boolean {
  return presidingRoles.includes(role);
}
