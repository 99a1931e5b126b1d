import { z } from 'zod';
import { idSchema, shortTextSchema } from '../ids.ts';

/** Whose cases travel: police bureau 公安机关, procuratorate 检察院, court 法院, law firm 律师事务所. */
export const agencyKinds = ['police', 'procuratorate', 'court', 'lawFirm'] as const;
export const agencyKindSchema = z.enum(agencyKinds);
export type AgencyKind = z.infer<typeof agencyKindSchema>;

/** Levels of organs of the state; a law firm has none and is `basic`. */
export const agencyLevels = ['basic', 'intermediate', 'high', 'supreme'] as const;
export const agencyLevelSchema = z.enum(agencyLevels);
export type AgencyLevel = z.infer<typeof agencyLevelSchema>;

/**
 * What somebody does in an agency. `handler`: decides on cases (investigator 侦查员, procurator 检察官, judge 法官).
 * `assistant`: prepares them (legal assistant 助理, clerk 书记员). `desk`: takes in and sends out (case management
 * 案件管理, filing 立案). `head`: answers for the agency (负责人). `lawyer`: of a law firm.
 */
export const staffRoles = ['handler', 'assistant', 'desk', 'head', 'lawyer'] as const;
export const staffRoleSchema = z.enum(staffRoles);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** Which roles there are in which agency. */
export const rolesInAgency: Record<AgencyKind, readonly StaffRole[]> = {
  police: ['handler', 'assistant', 'desk', 'head'],
  procuratorate: ['handler', 'assistant', 'desk', 'head'],
  court: ['handler', 'assistant', 'desk', 'head'],
  lawFirm: ['lawyer', 'head'],
};

export const agencySchema = z.strictObject({
  id: idSchema,
  kind: agencyKindSchema,
  level: agencyLevelSchema,
  name: shortTextSchema,
  /** The district that it is responsible for, by its name. */
  district: shortTextSchema,
  /** Made for the demo, and no agency of the world. */
  isDemo: z.boolean(),
  /** Of another installation, which is this partner of ours; absent: of this one. */
  partnerId: idSchema.optional(),
});
export type Agency = z.infer<typeof agencySchema>;

/** An agency as it is named in a statement: as it was called then. */
export const agencyRefSchema = z.strictObject({ agencyId: idSchema, kind: agencyKindSchema, name: shortTextSchema });
export type AgencyRef = z.infer<typeof agencyRefSchema>;

/** Somebody's place in one agency. One person may have several. */
export interface Membership {
  agency: Pick<Agency, 'id' | 'kind' | 'level' | 'district'>;
  role: StaffRole;
}
