/** A time of the recording as people write it (`95`, `1:35`, `1:02:03`), in ms; undefined when it is none. */
export function readTime(text: string): number | undefined {
  const parts = text.trim().split(/[:：]/);
  if (parts.length > 3 || !parts.every((part, index) => (index === 0 ? /^\d{1,6}$/ : /^[0-5]\d$/).test(part))) return undefined;
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0) * 1000;
}
