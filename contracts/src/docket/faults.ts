import { z } from 'zod';
import { causeOf, type CauseField, type MaterialKind } from './causes.ts';
import type { DocketAgent, DocketForm, DocketParty } from './form.ts';
import { isIdNumber } from './idNumbers.ts';

/** The steps of the form, in their order; each is one screen on a phone. */
export const docketSteps = ['cause', 'plaintiffs', 'others', 'agents', 'claims', 'facts', 'materials', 'review'] as const;
export type DocketStep = (typeof docketSteps)[number];
export const docketFaultKinds = ['missing', 'idNumber', 'day', 'amount', 'email'] as const;

/** What keeps an application from being sent. `field`: its place in the form, `parties.<partyId>.name`. */
export interface DocketFault {
  step: DocketStep;
  field: string;
  fault: (typeof docketFaultKinds)[number];
}
interface GivenMaterial {
  kind: MaterialKind;
}

/**
 * Everything that is missing or cannot be so. What a complaint must state: CPL 124; a defendant need only be told from
 * others, so that their number is asked for and not demanded.
 */
export function faultsOf(form: DocketForm, materials: readonly GivenMaterial[]): DocketFault[] {
  const { parties, agents } = form;
  return [
    ...causeFaults(form),
    ...sideFaults(parties, 'plaintiffs'),
    ...sideFaults(parties, 'others'),
    ...agents.flatMap((one) => agentFaults(one, parties)),
    ...need('agents', 'agents', form.appliesAs === 'party' || agents.length > 0),
    ...claimFaults(form),
    ...need('facts', 'facts', isFilled(form.facts)),
    ...materialFaults(form, materials),
    ...(form.email === '' || z.email().safeParse(form.email.trim()).success ? [] : [{ step: 'review', field: 'email', fault: 'email' } as const]),
    ...need('review', 'vouches', form.vouches),
  ];
}

/** Whether a step can be left behind. */
export function isStepDone(step: DocketStep, faults: readonly DocketFault[]): boolean {
  return !faults.some((one) => one.step === step);
}

/** Which kinds of material this application must bring. */
export function neededMaterials({ cause, agents }: Pick<DocketForm, 'cause' | 'agents'>): MaterialKind[] {
  return ['identity', ...(cause === null ? [] : causeOf(cause).materials), ...(agents.length > 0 ? (['authority'] as const) : [])];
}

const isFilled = (text: string): boolean => text.trim() !== '';
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
function need(step: DocketStep, field: string, isThere: boolean): DocketFault[] {
  return isThere ? [] : [{ step, field, fault: 'missing' }];
}

function causeFaults({ cause, fields }: DocketForm): DocketFault[] {
  if (cause === null) return need('cause', 'cause', false);
  return causeOf(cause).fields.flatMap(({ name, type, isRequired }: CauseField): DocketFault[] => {
    const answer = fields[name] ?? '';
    const [step, field] = ['facts', `fields.${name}`] as const;
    if (!isFilled(answer)) return need(step, field, !isRequired);
    return type === 'day' && !isDay(answer) ? [{ step, field, fault: 'day' }] : [];
  });
}

function sideFaults(parties: readonly DocketParty[], step: 'plaintiffs' | 'others'): DocketFault[] {
  const isOurs = step === 'plaintiffs';
  const side = parties.filter((one) => (one.role === 'plaintiff') === isOurs);
  const hasOne = side.some((one) => one.role !== 'thirdParty');
  return [...need(step, step, hasOne), ...side.flatMap((one) => partyFaults(one, step))];
}

function partyFaults({ partyId, role, name, idKind, idNumber, phone, address }: DocketParty, step: DocketStep): DocketFault[] {
  const at = (field: string): string => `parties.${partyId}.${field}`;
  const isOurs = role === 'plaintiff';
  return [
    ...need(step, at('name'), isFilled(name)),
    ...need(step, at('idNumber'), !isOurs || isFilled(idNumber)),
    ...(isFilled(idNumber) && !isIdNumber(idKind, idNumber) ? [{ step, field: at('idNumber'), fault: 'idNumber' } as const] : []),
    ...need(step, at('phone'), !isOurs || isFilled(phone)),
    ...need(step, at('address'), isFilled(address)),
  ];
}

function agentFaults({ agentId, partyId, form, name, firm, licence }: DocketAgent, parties: readonly DocketParty[]): DocketFault[] {
  const at = (field: string): string => `agents.${agentId}.${field}`;
  return [
    ...need('agents', at('name'), isFilled(name)),
    ...need(
      'agents',
      at('partyId'),
      parties.some((one) => one.partyId === partyId && one.role === 'plaintiff'),
    ),
    ...need('agents', at('firm'), form !== 'lawyer' || isFilled(firm)),
    ...need('agents', at('licence'), form !== 'lawyer' || isFilled(licence)),
  ];
}

function claimFaults({ cause, claims, amountFen }: DocketForm): DocketFault[] {
  const asksAmount = cause !== null && causeOf(cause).asksAmount;
  return [
    ...need('claims', 'claims', claims.some(isFilled)),
    ...(asksAmount && (amountFen ?? 0) === 0 ? [{ step: 'claims', field: 'amountFen', fault: 'amount' } as const] : []),
  ];
}

function materialFaults(form: DocketForm, materials: readonly GivenMaterial[]): DocketFault[] {
  return neededMaterials(form).flatMap((kind) =>
    need(
      'materials',
      `materials.${kind}`,
      materials.some((one) => one.kind === kind),
    ),
  );
}
