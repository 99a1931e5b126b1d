import type { CaseFileKind } from '../casefile/kinds.ts';
import type { FeeClass } from './litigationFee.ts';

/** A question that a cause asks beside claims and facts. Answers are text; a `day` is `2026-11-24`. */
export interface CauseField {
  name: string;
  type: 'text' | 'day';
  isRequired: boolean;
}
export const materialKinds = ['identity', 'evidence', 'authority', 'award', 'other'] as const;
export type MaterialKind = (typeof materialKinds)[number];

interface Cause {
  kind: CaseFileKind;
  /** As the Supreme People's Court names it (民事案件案由规定, 行政案件案由); null: in the applicant's own words. */
  name: string | null;
  feeClass: FeeClass;
  /** Money or property must be claimed. */
  asksAmount: boolean;
  fields: readonly CauseField[];
  /** What must lie with it beside the identity documents. */
  materials: readonly MaterialKind[];
}

const day = (name: string, isRequired = true): CauseField => ({ name, type: 'day', isRequired });
const text = (name: string, isRequired = true): CauseField => ({ name, type: 'text', isRequired });
const money = { feeClass: 'property', asksAmount: true, materials: ['evidence'] } as const;

/** What can be applied for online, each cause (案由) with what it asks. A first instance only; enforcement and criminal matters are taken in elsewhere. */
export const causes = {
  privateLoan: { kind: 'civil', name: '民间借贷纠纷', ...money, fields: [day('lentOn'), text('interest', false), day('dueOn', false)] },
  roadAccident: {
    ...{ kind: 'civil', name: '机动车交通事故责任纠纷', ...money },
    fields: [day('happenedOn'), text('place'), text('accidentNumber', false)],
  },
  rental: { kind: 'civil', name: '房屋租赁合同纠纷', ...money, fields: [day('signedOn'), text('address')] },
  propertyService: { kind: 'civil', name: '物业服务合同纠纷', ...money, fields: [text('address'), day('dueOn', false)] },
  inheritance: { kind: 'civil', name: '法定继承纠纷', ...money, fields: [text('deceased'), day('diedOn')] },
  divorce: {
    ...{ kind: 'civil', name: '离婚纠纷', feeClass: 'divorce', asksAmount: false, materials: ['evidence'] },
    fields: [day('marriedOn'), text('children', false)],
  },
  labour: {
    ...{ kind: 'civil', name: '劳动争议', feeClass: 'labour', asksAmount: false, materials: ['evidence', 'award'] },
    fields: [day('employedOn'), text('awardNumber'), day('awardReceivedOn')],
  },
  reputation: {
    ...{ kind: 'civil', name: '名誉权纠纷', feeClass: 'personality', asksAmount: false, materials: ['evidence'] },
    fields: [day('happenedOn'), text('place')],
  },
  copyright: {
    ...{ kind: 'civil', name: '著作权权属、侵权纠纷', feeClass: 'intellectual', asksAmount: false, materials: ['evidence'] },
    fields: [text('work'), day('happenedOn')],
  },
  sale: { kind: 'commercial', name: '买卖合同纠纷', ...money, fields: [day('signedOn'), text('goods')] },
  shareholder: {
    ...{ kind: 'commercial', name: '股东知情权纠纷', feeClass: 'otherCivil', asksAmount: false, materials: ['evidence'] },
    fields: [text('company'), day('askedOn')],
  },
  bankLoan: { kind: 'financial', name: '金融借款合同纠纷', ...money, fields: [text('contractNumber'), day('signedOn'), day('dueOn', false)] },
  creditCard: { kind: 'financial', name: '信用卡纠纷', ...money, fields: [text('contractNumber'), day('dueOn', false)] },
  penalty: {
    ...{ kind: 'administrative', name: '行政处罚', feeClass: 'administrative', asksAmount: false, materials: ['evidence'] },
    fields: [text('decision'), day('decidedOn'), day('learnedOn')],
  },
  other: { kind: 'civil', name: null, feeClass: 'otherCivil', asksAmount: false, materials: ['evidence'], fields: [text('causeInWords')] },
} as const satisfies Record<string, Cause>;

export type CauseId = keyof typeof causes;
export const causeIds = Object.keys(causes) as [CauseId, ...CauseId[]];
export function causeOf(id: CauseId): Cause {
  return causes[id];
}

/** What stands in the number of a first instance of this kind: 民初, 行初. */
export function numberWordOf(kind: CaseFileKind): string {
  return kind === 'administrative' ? '行初' : '民初';
}

/** `（2026）沪0107民初123号`. */
export function docketNumber(year: number, courtCode: string, word: string, ordinal: number): string {
  return `（${String(year)}）${courtCode}${word}${String(ordinal)}号`;
}
