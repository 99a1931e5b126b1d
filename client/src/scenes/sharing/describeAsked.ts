import type { AskedCases } from '@assize/contracts/casefile/sharing/lookups';
import type { Circumstances } from '@assize/contracts/casefile/traits/wire';
import type { TFunction } from 'i18next';
import { formatDay } from '../../i18n/formatInstant.ts';

/** Days between which something was done, in words; '' where neither is known. */
function describeDays(t: TFunction, language: string, { fromOn, toOn }: Pick<Circumstances, 'fromOn' | 'toOn'>): string {
  const [from, to] = [fromOn, toOn].map((day) => (day === null ? '' : formatDay(day, language)));
  if (fromOn !== null && toOn !== null) return t('sharing:circumstances.between', { from, to });
  if (fromOn !== null) return t('sharing:circumstances.from', { from });
  return toOn === null ? '' : t('sharing:circumstances.until', { to });
}

/** How, where and when something was done, a line each; none where nothing is known. */
export function describeCircumstances(t: TFunction, language: string, { manner, place, fromOn, toOn }: Circumstances): string[] {
  return [
    manner === '' ? '' : t('sharing:circumstances.said', { what: t('sharing:circumstances.manner'), text: manner }),
    place === '' ? '' : t('sharing:circumstances.said', { what: t('sharing:circumstances.place'), text: place }),
    describeDays(t, language, { fromOn, toOn }),
  ].filter(Boolean);
}

/** What was looked for, a line each. */
export function describeAsked(t: TFunction, language: string, asked: AskedCases): string[] {
  return [
    ...asked.traits.map(({ kind, value }) => t('sharing:circumstances.said', { what: t(`sharing:kind.${kind}`), text: value })),
    asked.kinds.map((kind) => t(`files:kind.${kind}`)).join(t('files:comma')),
    ...describeCircumstances(t, language, asked),
  ].filter(Boolean);
}
