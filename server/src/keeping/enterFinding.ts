import { AppError } from '@assize/contracts/AppError';
import { custodian, type CustodyDraft } from '@assize/contracts/custody/events';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { CustodyLog } from '../custody/CustodyLog.ts';

/** What the keeping of a record has to say of itself. */
export type Finding = { hearingId: string } & Extract<CustodyDraft, { type: 'keeping.entered' | 'keeping.rotFound' | 'keeping.healed' | 'keeping.lost' }>;

function isKnown({ keeping }: CustodyState, { type, payload }: Finding): boolean {
  switch (type) {
    case 'keeping.entered':
      return keeping.recordings.includes(payload.recordingId);
    case 'keeping.lost':
      return keeping.lost.includes(payload.key);
    case 'keeping.rotFound':
      return keeping.rot.some((one) => one.key === payload.key && one.copy === payload.copy && one.healedAt === null);
    case 'keeping.healed':
      return false;
    default:
      return type satisfies never;
  }
}

/** Enters it in the custody log, once. A hearing that has not ended has none yet: there the process's log alone tells. */
export async function enterFinding(custody: CustodyLog, finding: Finding): Promise<void> {
  const { hearingId, ...draft } = finding;
  await custody.append({ hearingId, actor: custodian, decide: (state) => (isKnown(state, finding) ? [] : [draft]) }).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'wrongHearingState')) throw error;
  });
}
