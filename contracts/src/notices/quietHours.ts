import { dayAfter, dayAt, instantOf, isOpenNow } from '../casefile/reading/hours.ts';
import type { OpeningHours } from '../casefile/reading/wire.ts';
import type { Instant } from '../ids.ts';

/** From when to when, on the court's clock, no telephone rings: nothing goes by SMS but a code that its owner waits for. */
export const quietHours: OpeningHours = { opens: '21:00', closes: '08:00' };
const always = { from: '0000-01-01', until: '9999-12-31', hours: quietHours };

/** When a text message may go that would go now: now, or when the quiet ends. */
export function whenNotQuiet(now: Instant, timeZone: string): Instant {
  if (!isOpenNow(always, now, timeZone)) return now;
  const today = dayAt(now, timeZone);
  const morning = instantOf(today, quietHours.closes, timeZone);
  return now < morning ? morning : instantOf(dayAfter(today, 1), quietHours.closes, timeZone);
}
