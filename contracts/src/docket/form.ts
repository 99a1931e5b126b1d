import { z } from 'zod';
import { agentPowers } from '../casefile/parties/wire.ts';
import { idSchema } from '../ids.ts';
import { causeIds } from './causes.ts';
import { idKinds } from './idNumbers.ts';

/** Not trimmed: a draft is kept as it is typed. */
const line = z.string().max(200);
export const mostParties = 40;
const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const partySchema = z.strictObject({
  partyId: idSchema,
  role: z.enum(['plaintiff', 'defendant', 'thirdParty']),
  form: z.enum(['person', 'organisation']),
  name: line,
  idKind: z.enum(idKinds),
  idNumber: z.string().max(40),
  phone: z.string().max(40),
  /** Where documents can be served on them (送达地址). */
  address: z.string().max(300),
});
export type DocketParty = z.infer<typeof partySchema>;

const agentSchema = z.strictObject({
  agentId: idSchema,
  partyId: idSchema,
  form: z.enum(['lawyer', 'statutory', 'citizen']),
  name: line,
  firm: line,
  licence: z.string().max(40),
  authority: z.enum(['general', 'special']),
  powers: z.array(z.enum(agentPowers)).max(agentPowers.length),
});
export type DocketAgent = z.infer<typeof agentSchema>;

/** What an applicant fills in. A draft may lack anything; what must be there to be sent is said by `faultsOf`. */
export const docketFormSchema = z.strictObject({
  cause: z.enum(causeIds).nullable(),
  /** As whom the applicant applies: the first plaintiff, or the first agent. */
  appliesAs: z.enum(['party', 'agent']),
  parties: z
    .array(partySchema)
    .max(mostParties)
    .refine((all) => unique(all.map((one) => one.partyId))),
  agents: z
    .array(agentSchema)
    .max(20)
    .refine((all) => unique(all.map((one) => one.agentId))),
  /** Answers to what the cause asks, by the field's name. */
  fields: z.record(z.string().max(40), z.string().max(500)),
  claims: z.array(z.string().max(1000)).max(30),
  facts: z.string().max(20_000),
  /** What is claimed, in fen. */
  amountFen: z.int().min(0).max(1e15).nullable(),
  email: z.string().max(200),
  /** Agrees that the court serves documents here (OLR 29). */
  acceptsService: z.boolean(),
  /** Vouches for what is stated (诚信诉讼承诺). */
  vouches: z.boolean(),
});
export type DocketForm = z.infer<typeof docketFormSchema>;

export function emptyForm(ids: { plaintiffId: string; defendantId: string }, name: string): DocketForm {
  const party = { form: 'person' as const, idKind: 'residentId' as const, idNumber: '', phone: '', address: '' };
  return {
    ...{ cause: null, appliesAs: 'party', agents: [], fields: {}, claims: [''], facts: '', amountFen: null, email: '' },
    // Service online is agreed to, and not presumed (OLR 29).
    ...{ acceptsService: false, vouches: false },
    parties: [
      { ...party, partyId: ids.plaintiffId, role: 'plaintiff', name },
      { ...party, partyId: ids.defendantId, role: 'defendant', name: '' },
    ],
  };
}
