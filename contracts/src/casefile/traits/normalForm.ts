import type { TraitKind } from './wire.ts';

/**
 * The form by which traits are compared: equal for whatever means the same thing, however it was written. Null for what
 * cannot be a thing of this kind. Full-width letters and digits are their plain ones first (Unicode NFKC).
 */
export function normalFormOf(kind: TraitKind, value: string): string | null {
  return rules[kind](value.normalize('NFKC'));
}

const rules: Record<TraitKind, (text: string) => string | null> = {
  person: (text) => {
    const code = lettersAndDigits(text);
    if (/^\d{15}$/.test(code)) return eighteenDigits(code);
    return code.length >= 5 ? code : null;
  },
  phone: phoneNumber,
  bankAccount: (text) => {
    const code = lettersAndDigits(text);
    return code.length >= 8 && /\d{4}/.test(code) ? code : null;
  },
  // Fourteen digits say which device it is; then comes a check digit, or the version of its software (3GPP TS 23.003).
  device: (text) => {
    const digits = text.replaceAll(/\D/g, '');
    return digits.length >= 14 && digits.length <= 16 ? digits.slice(0, 14) : null;
  },
  // Plates have neither I nor O, so that who reads one as a digit means the digit (GA 36).
  vehicle: (text) => {
    const plate = text
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .replaceAll('O', '0')
      .replaceAll('I', '1');
    return plate.length >= 5 ? plate : null;
  },
  address: (text) => {
    const words = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    return words.length >= 4 ? words : null;
  },
  account: (text) => {
    const name = text.toLowerCase().replaceAll(/\s/g, '').replace(/^@/, '');
    return name.length >= 3 ? name : null;
  },
};

function lettersAndDigits(text: string): string {
  return text.toUpperCase().replaceAll(/[^\dA-Z]/g, '');
}

/** With the country and without what is dialled before it: 86 for whatever is dialled as within China. */
function phoneNumber(text: string): string | null {
  const isInternational = /^\s*(\(?\+|00)/.test(text);
  // +44 (0)20 …: the nought is for those who dial from within.
  const digits = text.replaceAll(/\(0\)/g, '').replaceAll(/\D/g, '');
  if (digits.length < 5 || digits.length > 17) return null;
  if (isInternational) return digits.replace(/^00/, '').replace(/^860/, '86');
  if (/^86(1\d{10}|0\d{9,11})$/.test(digits)) return digits.replace(/^860/, '86');
  if (/^1\d{10}$/.test(digits)) return `86${digits}`;
  if (/^0\d{9,11}$/.test(digits)) return `86${digits.slice(1)}`;
  return digits;
}

/** An identity number of the first generation (15 digits) as it is written today: with the century and the check digit (GB 11643). */
function eighteenDigits(code: string): string {
  const body = `${code.slice(0, 6)}19${code.slice(6)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}
