import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { CaseStage } from '@assize/contracts/casefile/kinds';
import { deadlineStanding } from '../caseDesk/deadline.ts';
import { findOpenHandover, may, mayAnswer, type ViewedHandover } from './filePanel.ts';

export type NextFileStep =
  | { kind: 'answer' | 'waits' | 'returned' | 'takeBack' | 'stuck'; handover: ViewedHandover }
  | { kind: 'overdue' | 'due'; stage: CaseStage; deadlineOn: string }
  | { kind: 'assign' | 'closed' | 'noStage' }
  | { kind: 'work' | 'follow'; stage: CaseStage };

/** What comes next with a case, for this reader, on this day: the most pressing thing alone. */
export function nextFileStep(file: CaseFileView, ownAgencyIds: readonly string[], today: string): NextFileStep {
  const open = findOpenHandover(file);
  if (open?.closedPartner) return { kind: open.closedPartner === 'hasNothing' ? 'takeBack' : 'stuck', handover: open };
  if (open) return { kind: mayAnswer(file, ownAgencyIds) ? 'answer' : 'waits', handover: open };
  const stage = file.stages.at(-1);
  if (stage?.stage === 'closed') return { kind: 'closed' };
  const isWorking = may(file, 'describeCase') || may(file, 'assignCase') || may(file, 'handOver');
  const last = file.handovers?.at(-1);
  if (isWorking && last?.status === 'returned' && last.from.agencyId === file.lead.agencyId) return { kind: 'returned', handover: last };
  if (stage?.deadlineOn && deadlineStanding(stage.deadlineOn, today).standing === 'past')
    return { kind: 'overdue', stage: stage.stage, deadlineOn: stage.deadlineOn };
  if (file.handlers.length === 0 && may(file, 'assignCase')) return { kind: 'assign' };
  if (!stage) return { kind: 'noStage' };
  if (stage.deadlineOn) return { kind: 'due', stage: stage.stage, deadlineOn: stage.deadlineOn };
  return { kind: isWorking ? 'work' : 'follow', stage: stage.stage };
}
