import { instantToCourtLocal } from '../../i18n/courtLocalTime.ts';

/** Days before a deadline from which it is shown as near. */
const nearDays = 3;

export interface DeadlineStanding {
  standing: 'past' | 'near' | 'far';
  /** Whole days from today: 0 is today, negative is over. */
  days: number;
}

/** The day of the court's calendar at an instant, ms. */
export function courtDay(ms: number): string {
  return instantToCourtLocal(ms).slice(0, 10);
}

/** How a deadline stands on a day; both are days of the court's calendar (`2026-11-24`). */
export function deadlineStanding(deadlineOn: string, today: string): DeadlineStanding {
  const days = Math.round((Date.parse(deadlineOn) - Date.parse(today)) / 86_400_000);
  return { standing: days < 0 ? 'past' : days <= nearDays ? 'near' : 'far', days };
}
