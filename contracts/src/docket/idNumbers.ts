/** What identifies a party: a resident's identity number, a unified social credit code, or another document that cannot be checked. */
export const idKinds = ['residentId', 'creditCode', 'other'] as const;
export type IdKind = (typeof idKinds)[number];

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const residentChecks = '10X98765432';

/** Whether a citizen's identity number 公民身份号码 is one: eighteen characters, a real day of birth, the check character (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isResidentId(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || birthdayOf(number) === null) return false;
  const sum = residentWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return residentChecks[sum % 11] === number[17];
}

/** The day of birth that stands in an identity number, `1990-01-31`; null where no such day ever was. */
export function birthdayOf(number: string): string | null {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(number) ?? [];
  if (year === undefined || month === undefined || day === undefined || year < '1850') return null;
  const written = `${year}-${month}-${day}`;
  const read = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== written ? null : written;
}

/** Digits and capitals without I, O, S, V and Z. */
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a unified social credit code 统一社会信用代码 is one: eighteen characters of its alphabet, the check character (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  const values = Array.from(code, (character) => creditAlphabet.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  const sum = creditWeights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}

/** As it is compared and kept: without spaces, in capitals. */
export function plainIdNumber(number: string): string {
  return number.replaceAll(/\s/g, '').toUpperCase();
}

/** Whether a number may be what it says it is. What cannot be checked is taken as it was given. */
export function isIdNumber(kind: IdKind, number: string): boolean {
  const plain = plainIdNumber(number);
  if (kind === 'residentId') return isResidentId(plain);
  return kind === 'creditCode' ? isCreditCode(plain) : plain !== '';
}
