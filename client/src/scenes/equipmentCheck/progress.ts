import { isCourtRole, type Role, silentRoles } from '@assize/contracts/hearing/roles';
import type { Fault, StepId } from './advice.ts';

export type StepStatus = 'todo' | 'running' | 'passed' | 'failed' | 'skipped';

/** How far the check has come: one step is on the screen at a time. */
export interface Progress {
  steps: { id: StepId; status: StepStatus }[];
  index: number;
  fault: Fault | null;
}

export type ProgressAct = { type: 'run' } | { type: 'pass'; step: StepId } | { type: 'fail'; fault: Fault } | { type: 'next' };

const all: readonly StepId[] = ['camera', 'microphone', 'speaker', 'browser', 'network'];

/** Whoever only watches needs neither camera nor microphone. */
export function startProgress(role: Role): Progress {
  const ids = silentRoles.includes(role) ? all.filter((id) => id !== 'camera' && id !== 'microphone') : all;
  return { steps: ids.map((id) => ({ id, status: 'todo' })), index: 0, fault: null };
}

/** Which sentence stands beside "skip": nobody is locked out for a broken camera, but is told what it means. */
export function skipNoteKey(role: Role): 'check:watchOnly' | 'check:skipStaff' | 'check:skipNote' {
  if (isCourtRole(role)) return 'check:skipStaff';
  return silentRoles.includes(role) ? 'check:watchOnly' : 'check:skipNote';
}

export function isFinished(progress: Progress): boolean {
  return progress.index >= progress.steps.length;
}

function withStatus(progress: Progress, id: StepId | undefined, status: StepStatus): Progress {
  return { ...progress, steps: progress.steps.map((step) => (step.id === id ? { ...step, status } : step)) };
}

/** The check after one more act; a result for a step that is no longer on the screen changes only its tick. */
export function advance(progress: Progress, act: ProgressAct): Progress {
  const current = progress.steps[progress.index]?.id;
  switch (act.type) {
    case 'run':
      return { ...withStatus(progress, current, 'running'), fault: null };
    case 'pass':
      return { ...withStatus(progress, act.step, 'passed'), fault: act.step === current ? null : progress.fault };
    case 'fail':
      return { ...withStatus(progress, act.fault.step, 'failed'), fault: act.fault.step === current ? act.fault : progress.fault };
    case 'next':
      return { ...progress, index: Math.min(progress.index + 1, progress.steps.length), fault: null };
    default:
      return act satisfies never;
  }
}
