import type { CustodyState } from '@assize/contracts/custody/state';
import { isPresidingRole } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';
import { levelsOf, portionsOf } from '@assize/contracts/recording/portions';
import type { Db } from '../platform/db.ts';
import { readPastHearing } from '../recording/pastHearing.ts';

/** What stands in the log when the court's system takes such a copy away; in both languages, as it is read by people. */
export const closedReason =
  '所选部分含有不对当事人公开的内容，须由审判长决定提供副本。The chosen part holds what is not open to the parties: who presides orders its copy.';

/**
 * Whether a copy holds parts of the recording that are not open to the parties, and nobody who presides ordered it:
 * whoever it is handed to could hear what was closed to them.
 */
export async function holdsClosedParts(db: Db, exportId: string, { hearing, custody }: { hearing: HearingState; custody: CustodyState }): Promise<boolean> {
  const ordered = custody.exports[exportId];
  const orderedBy = hearing.participants[ordered?.orderedById ?? ''];
  if (!ordered || (orderedBy && isPresidingRole(orderedBy.role))) return false;
  const { events, clock } = await readPastHearing(db, hearing.id, hearing.seq);
  const portions = portionsOf({ recordingId: ordered.recordingId, events, ordered: custody.portions, clock });
  const span = ordered.choice.span ?? { fromMs: 0, toMs: clock.durationMs };
  const isClosed = levelsOf(portions, clock.durationMs).some(
    ({ level, fromMs, toMs }) => (level === 'confidential' || level === 'sealed') && fromMs < span.toMs && toMs > span.fromMs,
  );
  return isClosed;
}
