import { instantToCourtLocal } from '../../i18n/courtLocalTime.ts';

/** `09:30`, on the wall of the court. */
export function clockOf(at: string): string {
  return instantToCourtLocal(Date.parse(at)).slice(11);
}

/** `09:00–10:30` */
export function clockSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string {
  return `${clockOf(startsAt)}–${clockOf(endsAt)}`;
}
