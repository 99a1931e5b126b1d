import { describe, expect, it } from 'vitest';
import { buildDocketForm, buildMaterials } from '../testing/buildApplication.ts';
import { causeIds, causes, docketNumber } from './causes.ts';
import { docketSteps, faultsOf, isStepDone, neededMaterials } from './faults.ts';
import { type DocketForm, emptyForm } from './form.ts';

const fieldsOf = (change: Partial<DocketForm>, materials = buildMaterials()): string[] => faultsOf(buildDocketForm(change), materials).map((one) => one.field);
const [plaintiff, defendant] = buildDocketForm().parties;
if (!plaintiff || !defendant) throw new Error('a form has two sides');
const agent: DocketForm['agents'][number] = {
  ...{ agentId: '018f0000-0000-7000-8000-000000000009', partyId: plaintiff.partyId, form: 'lawyer', name: 'Demo lawyer' },
  ...{ firm: '', licence: '', authority: 'general', powers: [] },
};

describe('what an application lacks', () => {
  it('is nothing when it is whole', () => {
    expect(fieldsOf({})).toEqual([]);
  });
  it('is something in every step of an empty one but that of agents', () => {
    const faults = faultsOf(emptyForm({ plaintiffId: plaintiff.partyId, defendantId: defendant.partyId }, ''), []);
    expect(docketSteps.filter((step) => isStepDone(step, faults))).toEqual(['agents']);
  });
  it('is a number whose check character does not fit, on either side', () => {
    const parties = [
      { ...plaintiff, idNumber: '000000199001010000' },
      { ...defendant, idKind: 'creditCode' as const, idNumber: '91350100M000100Y44' },
    ];
    expect(fieldsOf({ parties })).toEqual([`parties.${plaintiff.partyId}.idNumber`, `parties.${defendant.partyId}.idNumber`]);
  });
  it('is the plaintiff’s number and phone, not those of the other side', () => {
    const parties = [{ ...plaintiff, idNumber: '', phone: '' }, defendant];
    expect(fieldsOf({ parties })).toEqual([`parties.${plaintiff.partyId}.idNumber`, `parties.${plaintiff.partyId}.phone`]);
  });
  it('is somebody against whom it is', () => {
    expect(fieldsOf({ parties: [plaintiff, { ...defendant, role: 'thirdParty' }] })).toEqual(['others']);
  });
  it('is the sum where the cause is about money, and not where it is not', () => {
    expect(fieldsOf({ amountFen: null })).toEqual(['amountFen']);
    expect(fieldsOf({ cause: 'divorce', fields: { marriedOn: '2020-02-02' }, amountFen: null })).toEqual([]);
  });
  it('is an answer that the cause demands, and a day that is none', () => {
    expect(fieldsOf({ fields: {} })).toEqual(['fields.lentOn']);
    expect(fieldsOf({ fields: { lentOn: '2025-02-30', dueOn: 'soon' } })).toEqual(['fields.lentOn', 'fields.dueOn']);
  });
  it('is of a lawyer the firm, the licence and the letter of authority', () => {
    expect(fieldsOf({ agents: [agent] })).toEqual([`agents.${agent.agentId}.firm`, `agents.${agent.agentId}.licence`, 'materials.authority']);
    expect(fieldsOf({ agents: [{ ...agent, form: 'citizen', partyId: defendant.partyId }] }, buildMaterials(['identity', 'evidence', 'authority']))).toEqual([
      `agents.${agent.agentId}.partyId`,
    ]);
    expect(fieldsOf({ appliesAs: 'agent' })).toEqual(['agents']);
  });
  it('is an award of arbitration in a dispute about labour', () => {
    expect(neededMaterials({ cause: 'labour', agents: [] })).toEqual(['identity', 'evidence', 'award']);
  });
  it('is an address of mail that is none, and the word of the applicant', () => {
    expect(fieldsOf({ email: 'nowhere', vouches: false })).toEqual(['email', 'vouches']);
  });
});

it('every cause asks for what it names by one name each, and has a number', () => {
  for (const cause of causeIds) {
    const names = causes[cause].fields.map((one) => one.name);
    expect(new Set(names).size).toBe(names.length);
  }
  expect(docketNumber(2026, '沪0107', '民初', 123)).toBe('（2026）沪0107民初123号');
});
