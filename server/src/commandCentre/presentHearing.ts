import type { WatchedHearing } from '@assize/contracts/commandCentre';
import type { ConnectionSample } from '@assize/contracts/control/protocol';
import { rateLink } from '@assize/contracts/hearing/connection/history';
import { silentRoles } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { cutState, viewOf } from '@assize/contracts/hearing/visibility';
import type { CaptureHealth } from '@assize/contracts/recording/health';

interface Facts {
  caseId: string;
  /** The newest sample of each person. */
  samples: ReadonlyMap<string, Omit<ConnectionSample, 'participantId'>>;
  health: CaptureHealth | undefined;
}

const away = ['invited', 'verified', 'disconnected', 'left'];

/** Who ought to be here and is not; observers come as they like, and whoever is excused or noted absent is not waited for. */
function isMissing(state: HearingState, one: ParticipantState): boolean {
  const answer = state.procedure.rollCall[one.id];
  return away.includes(one.status) && !silentRoles.includes(one.role) && one.sharesDeviceOf === null && answer !== 'absent' && answer !== 'excused';
}

function captureOf({ recording }: HearingState, health: CaptureHealth | undefined): WatchedHearing['capture'] {
  if (!recording) return 'none';
  if (recording.status !== 'capturing') return recording.status;
  return recording.isFaulty || health?.state === 'failing' ? 'failing' : 'capturing';
}

/** What one of the court's own people may see of a hearing from outside: cut as their courtroom is, then told in short. */
export function presentHearing(whole: HearingState, participantId: string, { caseId, samples, health }: Facts): WatchedHearing {
  const state = cutState(whole, viewOf(whole, participantId), participantId);
  const people = Object.values(state.participants).toSorted((a, b) => a.seat - b.seat);
  return {
    hearingId: state.id,
    caseId,
    caseNumber: state.caseNumber,
    title: state.title,
    courtroom: state.courtroom,
    participantId,
    scheduledAt: state.scheduledAt,
    status: state.status,
    statusSince: state.statusSince,
    stage: state.procedure.stage,
    people: people.map((one) => {
      const sample = samples.get(one.id);
      const { id, role, side, name, status, statusBefore } = one;
      return { participantId: id, role, side, name, status, statusBefore, isMissing: isMissing(state, one), link: sample ? rateLink(sample) : null };
    }),
    capture: captureOf(state, health),
    hoursLeft: health?.hoursLeft ?? null,
    alerts: state.alerts,
  };
}
