import type { TFunction } from 'i18next';

/** The law behind a deadline in words, from its short form (`CrPL 172`); that form where it is not known. */
export function basisText(t: TFunction, basis: string): string {
  return t(`files:basis.${basis.replaceAll(' ', '_')}`, { defaultValue: basis });
}
