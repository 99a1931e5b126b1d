/** The court's local time at an instant, as seconds since 1970 read as if it were UTC; for printing by `gmtime`. */
export function localSeconds(atMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, Number(part.value)]));
  const get = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const whole = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return (whole + (((atMs % 1000) + 1000) % 1000)) / 1000;
}

/** The court's local time at an instant, for paper: `2026-11-24 10:42:07`. */
export function localTime(instant: string, timeZone: string): string {
  return new Date(localSeconds(Date.parse(instant), timeZone) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
