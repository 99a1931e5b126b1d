/** The zone in which the court tells its times, for the whole client: to be told by the server once it knows it. */
export const courtTimeZone = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const found = formats.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: courtTimeZone, ...options });
  formats.set(key, made);
  return made;
}

/** `10:42:07`, court time. */
export function formatTime(at: Date | string, language: string): string {
  return format(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** `2026年11月24日 星期二 10:42` or `Tuesday 24 November 2026, 10:42`, court time. */
export function formatDateTime(at: Date | string, language: string): string {
  const date = new Date(at);
  const day = format(language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }).format(date);
  const time = format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
  return language === 'en' ? `${day.replace(',', '')}, ${time}` : `${day.replace('星期', ' 星期')} ${time}`;
}

/** `2026年11月24日` or `24 November 2026`: a day of the calendar (`2026-11-24`), which has no zone. */
export function formatDay(day: string, language: string): string {
  return format(language, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}

/** `星期二`, `Tuesday`: of a day of the calendar. */
export function formatWeekday(day: string, language: string): string {
  return format(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** The court's zone by name, for people elsewhere: `China Standard Time`, `中国标准时间`. */
export function courtZoneName(language: string): string {
  const parts = format(language, { timeZoneName: 'long' }).formatToParts(new Date(0));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? courtTimeZone;
}

/** `1:02:03` or `2:03`, for lengths and positions. */
export function formatDuration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${seconds}` : `${String(minutes)}:${seconds}`;
}

/** `12.4 MB`, in powers of 1000 as operating systems show downloads. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}
