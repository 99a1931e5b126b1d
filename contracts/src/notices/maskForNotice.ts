/**
 * A case number as courts write it where others may look on: year, court and kind stay, of the running number only its last
 * figure. `（2026）沪0107民初123号` is `（2026）沪0107民初**3号`.
 */
export function maskCaseNumber(caseNumber: string): string {
  const last = [...caseNumber.matchAll(/[A-Za-z]*\d[A-Za-z\d]*/g)].at(-1);
  if (!last) return '***';
  const [digits] = last;
  const shown = digits.length > 1 ? digits.slice(-1) : '';
  return caseNumber.slice(0, last.index) + '*'.repeat(digits.length - shown.length) + shown + caseNumber.slice(last.index + digits.length);
}

/** An address as it may be shown to whoever knows it already: `w***@mail.example`, `+86*******5678`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`;
  return address.slice(0, 3) + '*'.repeat(Math.max(3, address.length - 7)) + address.slice(-4);
}
