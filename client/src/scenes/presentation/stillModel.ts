import { type StillFault, stillFaults } from '@assize/contracts/control/still';
import { can } from '@assize/contracts/hearing/permissions';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { codeOf } from '../../components/scene.ts';
import { ApiError, type ApiErrorCode } from '../../session/ApiError.ts';

/** Of whose camera this person may take a still now; undefined for who may not, or while nobody presents. */
export function stillSubject(state: HearingState, meId: string): ParticipantState | undefined {
  const { presenterId } = state.presentation;
  return presenterId !== null && can('exhibit.takeStill', state, meId) ? state.participants[presenterId] : undefined;
}

export interface StillWords {
  /** New with every other word: asked for again under it, a still is not taken twice. */
  exhibitId: string;
  title: string;
  purpose: string;
}
export type StillStanding = { is: 'writing' } | { is: 'taking' } | { is: 'failed'; cause: StillFault | undefined; code: ApiErrorCode };

export function isWhole({ title, purpose }: StillWords): boolean {
  return title.trim() !== '' && purpose.trim() !== '';
}

/** Why there is no still. */
export function failedBy(error: unknown): StillStanding {
  const given = error instanceof ApiError && error.code === 'stillNotTaken' ? error.details?.['cause'] : undefined;
  return { is: 'failed', cause: stillFaults.find((one) => one === given), code: codeOf(error) };
}
