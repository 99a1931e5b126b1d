import type { CustodyState } from '@assize/contracts/custody/state';
import { isPresidingRole } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';
import { type LevelSpan, levelsOf, portionsOf } from '@assize/contracts/recording/portions';
import type { Db } from '../platform/db.ts';
import { closedIn } from '../recording/closedTo.ts';
import { readPastHearing } from '../recording/pastHearing.ts';

/** What stands in the log when the court's system takes such a copy away; in both languages, as it is read by people. */
export const closedReason =
  '所选部分含有不对当事人公开的内容，须由审判长决定提供副本。The chosen part holds what is not open to the parties: who presides orders its copy.';

/** What is known of a hearing and of what was done with its record since. */
interface Known {
  hearing: HearingState;
  custody: CustodyState;
}

/** What of the recording is closed to whoever a copy is handed to: what is not open to the parties, unless who presides ordered the copy. */
async function findClosed(db: Db, exportId: string, { hearing, custody }: Known) {
  const ordered = custody.exports[exportId];
  const orderedBy = hearing.participants[ordered?.orderedById ?? ''];
  if (!ordered || (orderedBy && isPresidingRole(orderedBy.role))) return undefined;
  const { events, clock } = await readPastHearing(db, hearing.id, hearing.seq);
  const portions = portionsOf({ recordingId: ordered.recordingId, events, ordered: custody.portions, clock });
  const isOpen = ({ level }: Pick<LevelSpan, 'level'>): boolean => level === 'public' || level === 'parties';
  const levels = levelsOf(portions, clock.durationMs);
  return { ordered, events, clock, portions, open: levels.filter(isOpen), closed: levels.filter((one) => !isOpen(one)) };
}

/**
 * Whether a copy holds parts that are closed to whoever it is handed to: they could hear them, or read in its log what
 * was closed when the copy had been ordered.
 */
export async function holdsClosedParts(db: Db, exportId: string, known: Known): Promise<boolean> {
  const found = await findClosed(db, exportId, known);
  if (!found) return false;
  const { ordered, clock, portions, closed } = found;
  const span = ordered.choice.span ?? { fromMs: 0, toMs: clock.durationMs };
  if (closed.some(({ fromMs, toMs }) => fromMs < span.toMs && toMs > span.fromMs)) return true;
  return ordered.choice.withLog && portions.some(({ lifted, level, at }) => lifted === null && level !== 'parties' && at > ordered.orderedAt);
}

/** Numbers of the lines of the hearing's log that say what was done in closed parts; none where nothing is closed. */
export async function listClosedLines(db: Db, exportId: string, known: Known): Promise<number[]> {
  const found = await findClosed(db, exportId, known);
  if (!found || found.closed.length === 0) return [];
  const isClosed = closedIn(found, found.open);
  return found.events.filter(isClosed).map(({ seq }) => seq);
}
