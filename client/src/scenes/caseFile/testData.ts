import type { CaseAct } from '@assize/contracts/casefile/access';
import type { CaseFileView, ViewedDocument } from '@assize/contracts/casefile/fileViews';
import type { ViewedHandover } from './filePanel.ts';

const idOf = (group: string, index: number): string => `018f0000-0000-7000-8000-${group}${String(index).padStart(8, '0')}`;
const hash = (digit: string): string => digit.repeat(64);

/** For tests: agencies of two districts by name. */
export const agencyIds = { police: idOf('a001', 1), procuratorate: idOf('a001', 2), court: idOf('a001', 3), police2: idOf('a001', 4) };

export const allActs: CaseAct[] = [
  ...(['seeCase', 'seeNames', 'seePeople', 'seeMainVolume', 'seeSideVolume', 'seeHistory', 'seeLooks'] as const),
  ...(['describeCase', 'assignCase', 'changePeople', 'moveStage', 'fileDocuments', 'handOver', 'answerHandover'] as const),
];
export const readingActs: CaseAct[] = allActs.slice(0, 7);

export function buildDocument(index: number, change: Partial<ViewedDocument> = {}): ViewedDocument {
  const version = {
    version: 1,
    fileName: `${String(index)}.pdf`,
    mime: 'application/pdf',
    bytes: 1_200_000,
    sha256: hash('d'),
    filedAt: '2026-11-20T02:00:00.000Z',
  };
  return {
    ...{ documentId: idOf('d001', index), volume: 'main', folder: '', title: `演示材料${String(index)}`, madeOn: '2026-11-19' },
    ...{ no: index, fromPage: index * 3 - 2, toPage: index * 3, version: 1, versions: [{ ...version, reason: null }] },
    ...change,
  };
}

export function buildHandover(change: Partial<ViewedHandover> = {}): ViewedHandover {
  return {
    handoverId: idOf('b001', 1),
    from: { agencyId: agencyIds.police, kind: 'police', name: '演示公安局' },
    to: { agencyId: agencyIds.procuratorate, kind: 'procuratorate', name: '演示检察院' },
    ...{
      purpose: 'prosecution',
      note: '',
      status: 'sent',
      sentAt: '2026-11-24T02:00:00.000Z',
      answerBy: '2026-12-01',
      closedPartner: null,
      manifestSha256: hash('a'),
      answer: null,
    },
    documents: [1, 2].map((index) => ({ documentId: idOf('d001', index), title: `演示材料${String(index)}`, pages: 3, sha256: hash('d') })),
    ...change,
  };
}

/** A demo case in the hands of the police, as somebody of theirs sees it who may do everything. */
export function buildFile(change: Partial<CaseFileView> = {}): CaseFileView {
  return {
    ...{ id: idOf('c001', 1), seq: 4, caseNumber: '演公刑诉〔2026〕1号', title: '演示电信诈骗案', cause: '诈骗', kind: 'criminal', matters: ['telecomFraud'] },
    ...{ secrecy: 'ordinary', isDemo: true, openedAt: '2026-11-20T01:00:00.000Z', links: [], hearings: 0, may: allActs },
    lead: { agencyId: agencyIds.police, agencyName: '演示公安局', since: '2026-11-20T01:00:00.000Z' },
    handlers: [{ accountId: idOf('e001', 1), name: '演示侦查员' }],
    stages: [{ stage: 'policeInvestigation', enteredOn: '2026-11-20', deadlineOn: null, basis: null, extended: 0 }],
    parties: [
      {
        ...{ partyId: idOf('f001', 1), role: 'suspect', form: 'person', name: '演示嫌疑人', isMasked: false, idNumber: null, phone: null, bornOn: null },
        agents: [],
      },
    ],
    main: [buildDocument(1), buildDocument(2)],
    side: [],
    withdrawn: [],
    handovers: [],
    ...change,
  };
}
