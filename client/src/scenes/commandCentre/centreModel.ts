import type { WatchedHearing } from '@assize/contracts/commandCentre';
import type { LinkQuality } from '@assize/contracts/media/signalling';
import { presenceOf } from '../courtroom/model/arrangeSeats.ts';

type WatchedPerson = WatchedHearing['people'][number];

/** How urgently somebody should look: an alert that nobody took, a fault, a hearing that sits, one that gathers. */
function urgencyOf({ alerts, capture, status }: WatchedHearing): number {
  if (alerts.some((one) => one.takenById === null)) return 0;
  if (capture === 'failing' || status === 'suspended') return 1;
  if (status === 'inSession' || status === 'recess') return 2;
  return status === 'checkIn' ? 3 : 4;
}

/** The most urgent first, then by the time for which they were set. */
export function byUrgency(hearings: readonly WatchedHearing[]): WatchedHearing[] {
  return hearings.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || (a.scheduledAt < b.scheduledAt ? -1 : 1));
}

/** The link of whoever is here: nothing for who is not, `lost` for who dropped. */
export function linkOf(one: WatchedPerson): LinkQuality | undefined {
  const presence = presenceOf(one);
  if (presence === 'lost') return 'lost';
  return one.isMissing || presence === 'removed' || presence === 'left' ? undefined : (one.link ?? undefined);
}

/** Who is expected and not here; nobody is missed before people may come. */
export function missingIn({ status, people }: WatchedHearing): WatchedPerson[] {
  return status === 'scheduled' ? [] : people.filter((one) => one.isMissing);
}
