import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { CaseFileKind } from '@assize/contracts/casefile/kinds';
import { type CasePartyRole, casePartyRoles } from '@assize/contracts/casefile/parties/wire';

export type ViewedParty = NonNullable<CaseFileView['parties']>[number];
type PartyField = 'role' | 'form' | 'name' | 'idNumber' | 'phone' | 'bornOn';
export type PartyValues = Record<PartyField, string>;
type AgentField = 'form' | 'name' | 'firm' | 'licence' | 'authority' | 'powers';
export type AgentValues = Record<AgentField, string>;

const criminalRoles: readonly CasePartyRole[] = ['suspect', 'accused', 'victim', 'witness', 'reporter'];
const claimRoles: readonly CasePartyRole[] = ['plaintiff', 'defendant', 'thirdParty', 'applicant', 'respondent', 'witness'];

/** What somebody can be in a case of a kind; civil claims may be joined to a criminal case, and stand last there. */
export function rolesIn(kind: CaseFileKind): CasePartyRole[] {
  const first = kind === 'criminal' ? criminalRoles : claimRoles;
  return [...first, ...casePartyRoles.filter((one) => !first.includes(one))];
}

export function emptyParty(kind: CaseFileKind): PartyValues {
  return { role: rolesIn(kind)[0] ?? 'plaintiff', form: 'person', name: '', idNumber: '', phone: '', bornOn: '' };
}

export function partyValues({ role, form, name, idNumber, phone, bornOn }: ViewedParty): PartyValues {
  return { role, form, name, idNumber: idNumber ?? '', phone: phone ?? '', bornOn: bornOn ?? '' };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** An organisation was born on no day. */
export function partyBody(partyId: string, values: PartyValues): unknown {
  const { idNumber, phone, bornOn, ...rest } = values;
  return { partyId, ...rest, idNumber: orNull(idNumber), phone: orNull(phone), bornOn: values.form === 'person' ? orNull(bornOn) : null };
}

export const emptyAgent: AgentValues = { form: 'lawyer', name: '', firm: '', licence: '', authority: 'general', powers: '' };
export const agentForms = ['lawyer', 'defender', 'statutory', 'citizen'] as const;

/** Powers are named for a special authority alone (art. 62 CPL). */
export function agentBody(agentId: string, partyId: string, values: AgentValues): unknown {
  const { firm, licence, powers, ...rest } = values;
  const named = values.authority === 'special' ? powers.split(',').filter(Boolean) : [];
  return { agentId, partyId, ...rest, firm: orNull(firm), licence: orNull(licence), powers: named, documentId: null };
}
