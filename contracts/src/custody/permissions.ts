import { courtRoles, presidingRoles, type Role, rolesOf } from '../hearing/roles.ts';
import type { CustodyCommandType } from './commands.ts';
import type { CustodyDoer } from './rule.ts';

interface CustodyPermission {
  roles: readonly Role[];
  /** An administrator of the court may do it too, named in the hearing or not. */
  admin?: true;
}

/** Who hands over copies of the record. */
const keepers: readonly Role[] = [...presidingRoles, 'clerk', 'judgeAssistant'];

/** Who may do what with the record of a hearing that has ended. */
export const custodyPermissions: Record<CustodyCommandType, CustodyPermission> = {
  'custody.remark': { roles: courtRoles },
  'keeping.classify': { roles: ['presidingJudge', 'soleJudge', 'clerk'], admin: true },
  'hold.place': { roles: ['presidingJudge', 'soleJudge', 'judge', 'clerk'], admin: true },
  'hold.lift': { roles: ['presidingJudge', 'soleJudge', 'judge'], admin: true },
  'destruction.propose': { roles: ['presidingJudge', 'soleJudge', 'clerk'], admin: true },
  'destruction.review': { roles: ['presidingJudge', 'soleJudge', 'judge', 'judgeAssistant', 'clerk'], admin: true },
  'export.order': { roles: keepers },
  'export.link': { roles: keepers },
  'export.revoke': { roles: keepers },
  'defect.sign': { roles: rolesOf('presiding') },

  // AVR art. 9: the parties; whoever acts for them, and whoever presided.
  'integrity.confirm': { roles: rolesOf('presiding', 'party', 'representative') },
  'integrity.object': { roles: rolesOf('presiding', 'party', 'representative') },
  'portion.set': { roles: presidingRoles },
  'portion.lift': { roles: presidingRoles },
  'redaction.order': { roles: presidingRoles },
};

/** Whether the table allows it; the rule of the command may still refuse. */
export function mayActOnRecord(type: CustodyCommandType, { participant, isAdmin }: Pick<CustodyDoer, 'participant' | 'isAdmin'>): boolean {
  const line = custodyPermissions[type];
  if (isAdmin && line.admin) return true;
  return participant !== undefined && participant.status !== 'removed' && line.roles.includes(participant.role);
}
