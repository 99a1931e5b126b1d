import type { Role } from '@assize/contracts/hearing/roles';
import type { TFunction } from 'i18next';

/** One sentence of the line: a key of the dictionary, the role it speaks of, and other values. */
export interface Sentence {
  key: string;
  role?: Role;
  /** Values that are words of the dictionary themselves, by key. */
  names?: Record<string, string>;
  values?: Record<string, string | number>;
}

/** One sentence in the language on the screen. */
export function saySentence(t: TFunction, { key, role, names = {}, values = {} }: Sentence): string {
  const words = Object.fromEntries(Object.entries(names).map(([name, word]) => [name, t(word)]));
  return t(key, { ...values, ...words, ...(role ? { role: t(`common:role.${role}`) } : {}) });
}
