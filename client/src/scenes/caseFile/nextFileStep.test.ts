import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import { describe, expect, it } from 'vitest';
import { nextFileStep } from './nextFileStep.ts';
import { agencyIds, buildFile, buildHandover, readingActs } from './testData.ts';

const today = '2026-11-24';
const police = [agencyIds.police];
const sent = buildHandover();
const answer = { at: '2026-11-25T02:00:00.000Z', reason: '缺少附件', answers: [], receiptSha256: 'a'.repeat(64) };
const stage = (deadlineOn: string | null): CaseFileView['stages'] => [
  { stage: 'prosecutionReview', enteredOn: '2026-11-01', deadlineOn, basis: null, extended: 0 },
];

describe('what comes next with a case', () => {
  it.each<[string, Partial<CaseFileView>, string[], object]>([
    ['an answer, for the agency that it was sent to', { handovers: [sent] }, [agencyIds.procuratorate], { kind: 'answer', handover: sent }],
    ['waiting, for whoever sent it, though they may answer others', { handovers: [sent] }, police, { kind: 'waits', handover: sent }],
    ['waiting, for the receiver who may not answer', { handovers: [sent], may: readingActs }, [agencyIds.procuratorate], { kind: 'waits' }],
    [
      'taking it back, where its receiver was closed and has nothing',
      { handovers: [buildHandover({ closedPartner: 'hasNothing' })] },
      police,
      { kind: 'takeBack' },
    ],
    [
      'asking an administrator, where its receiver was closed and may have it',
      { handovers: [buildHandover({ closedPartner: 'mayHaveIt' })] },
      police,
      { kind: 'stuck' },
    ],
    [
      'what was sent back, before the deadline',
      { handovers: [buildHandover({ status: 'returned', answer })], stages: stage('2026-11-01') },
      police,
      { kind: 'returned' },
    ],
    ['nothing of what was sent back, once it went again', { handovers: [buildHandover({ status: 'returned', answer }), sent] }, police, { kind: 'waits' }],
    ['a deadline that is past', { stages: stage('2026-11-23'), handlers: [] }, police, { kind: 'overdue', deadlineOn: '2026-11-23' }],
    ['who handles it, where nobody does', { stages: stage('2026-12-01'), handlers: [] }, police, { kind: 'assign' }],
    ['the deadline that runs, up to its last day', { stages: stage(today) }, police, { kind: 'due', stage: 'prosecutionReview' }],
    ['the work of the stage, where the law sets no deadline', {}, police, { kind: 'work', stage: 'policeInvestigation' }],
    ['nothing to do, for whoever only follows', { may: readingActs }, [agencyIds.court], { kind: 'follow' }],
    ['nothing, when it is closed', { stages: [{ stage: 'closed', enteredOn: today, deadlineOn: null, basis: null, extended: 0 }] }, police, { kind: 'closed' }],
    ['a stage, where none was entered', { stages: [] }, police, { kind: 'noStage' }],
  ])('is %s', (_, change, own, expected) => {
    expect(nextFileStep(buildFile(change), own, today)).toMatchObject(expected);
  });

  it('reads a case whose handovers it may not know', () => {
    expect(nextFileStep(buildFile({ handovers: null, may: ['seeCase', 'seeNames'] }), [], today)).toMatchObject({ kind: 'follow' });
  });
});
