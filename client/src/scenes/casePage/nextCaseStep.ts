import type { CaseDetail, HearingSummary } from '@assize/contracts/casefile/views';

export type CaseStep = { kind: 'inSession' | 'checkIn' | 'scheduled' | 'preparing' | 'failed' | 'ready'; hearing: HearingSummary } | { kind: 'none' };

const live: readonly HearingSummary['status'][] = ['inSession', 'recess', 'suspended'];

function after(hearing: HearingSummary): 'preparing' | 'failed' | 'ready' | undefined {
  if (hearing.recordings.length === 0) return undefined;
  if (hearing.recordings.some((one) => one.status === 'failed')) return 'failed';
  return hearing.recordings.every((one) => one.status === 'sealed') ? 'ready' : 'preparing';
}

/** What comes next in the case, the most pressing first: a hearing that runs, one that comes, a recording that is made. */
export function nextCaseStep(file: Pick<CaseDetail, 'hearings'>): CaseStep {
  const running = file.hearings.find((one) => live.includes(one.status));
  if (running) return { kind: 'inSession', hearing: running };
  const open = file.hearings.find((one) => one.status === 'checkIn');
  if (open) return { kind: 'checkIn', hearing: open };
  const coming = file.hearings.filter((one) => one.status === 'scheduled').toSorted((a, b) => a.scheduledAt.localeCompare(b.scheduledAt))[0];
  if (coming) return { kind: 'scheduled', hearing: coming };
  const ended = newestFirst(file.hearings)[0];
  const kind = ended && after(ended);
  return ended && kind ? { kind, hearing: ended } : { kind: 'none' };
}

/** Hearings as the timeline tells them. */
export function newestFirst(hearings: readonly HearingSummary[]): HearingSummary[] {
  return hearings.toSorted((a, b) => b.scheduledAt.localeCompare(a.scheduledAt));
}
