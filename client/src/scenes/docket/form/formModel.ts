import { type DocketFault, type DocketStep, docketSteps } from '@assize/contracts/docket/faults';
import type { DocketAgent, DocketForm, DocketParty } from '@assize/contracts/docket/form';

export interface StepProps {
  form: DocketForm;
  change: (change: Partial<DocketForm>) => void;
  /** The text beside a field, by its place in the form. */
  errorOf: (field: string) => string | undefined;
}

export function newParty(role: DocketParty['role']): DocketParty {
  return { partyId: crypto.randomUUID(), role, form: 'person', name: '', idKind: 'residentId', idNumber: '', phone: '', address: '' };
}
export function newAgent(partyId: string): DocketAgent {
  return { agentId: crypto.randomUUID(), partyId, form: 'lawyer', name: '', firm: '', licence: '', authority: 'general', powers: [] };
}

export function changeParty(form: DocketForm, partyId: string, change: Partial<DocketParty>): Partial<DocketForm> {
  return { parties: form.parties.map((one) => (one.partyId === partyId ? { ...one, ...change } : one)) };
}
export function changeAgent(form: DocketForm, agentId: string, change: Partial<DocketAgent>): Partial<DocketForm> {
  return { agents: form.agents.map((one) => (one.agentId === agentId ? { ...one, ...change } : one)) };
}
/** Whoever is taken out takes their agents along. */
export function removeParty(form: DocketForm, partyId: string): Partial<DocketForm> {
  return { parties: form.parties.filter((one) => one.partyId !== partyId), agents: form.agents.filter((one) => one.partyId !== partyId) };
}

/** What is said beside a field now: what is missing only where somebody has been, a wrong number as soon as it is whole. */
export function shownFaults(faults: readonly DocketFault[], visited: ReadonlySet<DocketStep>, form: DocketForm): DocketFault[] {
  const isWhole = (field: string): boolean =>
    form.parties.some((one) => field === `parties.${one.partyId}.idNumber` && one.idNumber.replaceAll(/\s/g, '').length >= 18);
  return faults.filter((one) => visited.has(one.step) || (one.fault === 'idNumber' && isWhole(one.field)));
}

/** Where who comes back goes on: the first step that lacks something. */
export function firstOpenStep(faults: readonly DocketFault[]): DocketStep {
  return docketSteps.find((step) => faults.some((one) => one.step === step)) ?? 'review';
}

/** Fen of what somebody typed as yuan; null for nothing and for what is no sum. */
export function fenOf(text: string): number | null {
  const plain = text.replaceAll(/[,，\s]/g, '');
  if (!/^\d{1,12}(\.\d{0,2})?$/.test(plain)) return null;
  const [whole = '0', part = ''] = plain.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
