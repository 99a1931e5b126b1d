import { z } from 'zod';
import { idSchema, reasonSchema, shortTextSchema } from '../../ids.ts';

/** What somebody is in a case. A suspect 犯罪嫌疑人 becomes the accused 被告人 with the indictment; the role is changed then. */
export const casePartyRoles = [
  'plaintiff',
  'defendant',
  'thirdParty',
  'applicant',
  'respondent',
  'suspect',
  'accused',
  'victim',
  'witness',
  'reporter',
] as const;
export const casePartyRoleSchema = z.enum(casePartyRoles);
export type CasePartyRole = z.infer<typeof casePartyRoleSchema>;

const partyFields = {
  role: casePartyRoleSchema,
  form: z.enum(['person', 'organisation']),
  name: shortTextSchema,
  /** Identity document or unified social credit code; as it was given, and checked by whoever names it. */
  idNumber: z.string().trim().max(40).nullable(),
  phone: z.string().trim().max(40).nullable(),
  bornOn: z.iso.date().nullable(),
};
const add = z.strictObject({ partyId: idSchema, ...partyFields });
const change = z.strictObject({ partyId: idSchema, ...partyFields });
const remove = z.strictObject({ partyId: idSchema, reason: reasonSchema });

/** Authority of an agent (委托权限): general 一般授权, or special 特别授权 with the powers that it names (art. 62 CPL). */
export const agentPowers = ['admit', 'waive', 'change', 'settle', 'counterclaim', 'appeal', 'enforce', 'collect'] as const;
const nameAgent = z
  .strictObject({
    agentId: idSchema,
    partyId: idSchema,
    form: z.enum(['lawyer', 'defender', 'statutory', 'citizen']),
    name: shortTextSchema,
    firm: shortTextSchema.nullable(),
    licence: z.string().trim().max(40).nullable(),
    authority: z.enum(['general', 'special']),
    powers: z.array(z.enum(agentPowers)).max(agentPowers.length),
    /** The letter of authority, when it is in the file. */
    documentId: idSchema.nullable(),
  })
  .refine(({ authority, powers }) => authority === 'special' || powers.length === 0, { path: ['powers'] });
const endAgent = z.strictObject({ agentId: idSchema, reason: reasonSchema });

export const partiesCaseCommands = {
  'party.add': add,
  'party.change': change,
  'party.remove': remove,
  'agent.name': nameAgent,
  'agent.end': endAgent,
} as const;
export const partiesCaseEvents = {
  'party.added': add,
  'party.changed': change,
  'party.removed': remove,
  'agent.named': nameAgent,
  'agent.ended': endAgent,
} as const;
