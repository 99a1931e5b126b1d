import { causeNameOf } from '@assize/contracts/docket/openingOf';
import { causeOf } from '@assize/contracts/docket/causes';
import type { DocketForm } from '@assize/contracts/docket/form';
import type { DocketState } from '@assize/contracts/docket/state';
import { writeTable } from '../evidence/writeTable.ts';

const roles = { plaintiff: '原告', defendant: '被告', thirdParty: '第三人' } as const;
const agentForms = { lawyer: '律师', statutory: '法定代理人', citizen: '公民代理人' } as const;
const idKinds = { residentId: '公民身份号码', creditCode: '统一社会信用代码', other: '证件号码' } as const;

/** What was filled in as a complaint (起诉状) to print, for the file: who, what is claimed, on what facts (CPL 124). */
export function writeComplaint({ court, sentAt }: Pick<DocketState, 'court' | 'sentAt'>, form: DocketForm): string {
  const amount = form.amountFen === null ? [] : [['诉讼标的额', `人民币${(form.amountFen / 100).toFixed(2)}元`]];
  const answers =
    form.cause === null ? [] : causeOf(form.cause).fields.flatMap(({ name }) => (form.fields[name] ? [[labels[name] ?? name, form.fields[name]]] : []));
  return writeTable({
    title: '起诉状',
    lines: [
      { style: 'Body', text: `受诉法院：${court.name}` },
      { style: 'Body', text: `案由：${causeNameOf(form)}` },
      { style: 'Body', text: `提交时间：${sentAt ?? ''}` },
    ],
    columns: [
      { head: '项目', width: '4cm' },
      { head: '内容', width: '13.4cm' },
    ],
    rows: [
      ['当事人'],
      ...form.parties.map(({ role, name, idKind, idNumber, phone, address }) => [
        roles[role],
        [name, idNumber ? `${idKinds[idKind]}：${idNumber}` : '', phone ? `联系电话：${phone}` : '', `送达地址：${address}`].filter(Boolean).join('；'),
      ]),
      ...form.agents.map(({ form: as, name, firm, licence }) => [agentForms[as], [name, firm, licence].filter(Boolean).join('；')]),
      ['诉讼请求'],
      ...form.claims.filter((claim) => claim.trim() !== '').map((claim, index) => [String(index + 1), claim]),
      ...amount,
      ['事实与理由'],
      ...answers,
      ...form.facts
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ['', line]),
    ],
  });
}

const labels: Record<string, string> = {
  ...{
    lentOn: '出借日期',
    interest: '约定利息',
    dueOn: '约定还款（付款）日期',
    happenedOn: '发生日期',
    place: '发生地点或平台',
    accidentNumber: '事故认定书编号',
  },
  ...{ signedOn: '合同签订日期', address: '房屋坐落', deceased: '被继承人', diedOn: '死亡日期', marriedOn: '结婚登记日期', children: '子女情况' },
  ...{ employedOn: '入职日期', awardNumber: '仲裁裁决书编号', awardReceivedOn: '收到裁决书日期', work: '作品名称', goods: '标的物', company: '公司名称' },
  ...{
    askedOn: '书面请求日期',
    contractNumber: '合同（卡）编号',
    decision: '处罚决定书文号',
    decidedOn: '作出日期',
    learnedOn: '知悉日期',
    causeInWords: '案由',
  },
};
