import type { Bundle, BundleEntry } from './state.ts';
import type { PageNumber } from './wire.ts';

/** Before, after or the same in the order of reading. */
export function pageOrder(a: PageNumber, b: PageNumber): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    // What is put in behind a page comes after it.
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `57`, and `57.2` behind it. */
export function formatPageNumber(number: PageNumber): string {
  return number.join('.');
}

/** The number of a page of an entry. @param page 1 is the first of its document */
export function pageNumberOf({ first }: Pick<BundleEntry, 'first'>, page: number): PageNumber {
  return [...first.slice(0, -1), (first.at(-1) ?? 0) + page - 1];
}

/**
 * The number with which so many pages begin behind `last` and before `next`, neither of which changes: 58 where
 * nothing follows 57, else 57.1, and 57.0.1 where there is a 57.1 already.
 */
export function firstBehind(last: PageNumber, next: PageNumber | undefined, pages: number): PageNumber {
  const fits = (first: PageNumber): boolean => next === undefined || pageOrder(pageNumberOf({ first }, pages), next) < 0;
  const goesOn = pageNumberOf({ first: last }, 2);
  if (fits(goesOn)) return goesOn;
  let inserted = [...last, 1];
  while (!fits(inserted)) inserted = [...inserted.slice(0, -1), 0, 1];
  return inserted;
}

/** Which page of which exhibit has this number; undefined where there is none. @param text as `formatPageNumber` writes it */
export function findPage({ entries }: Bundle, text: string): { exhibitId: string; page: number } | undefined {
  const wanted = text.trim().split('.').map(Number);
  for (const entry of entries) {
    const page = (wanted.at(-1) ?? NaN) - (entry.first.at(-1) ?? 0) + 1;
    if (page >= 1 && page <= entry.pages && pageOrder(pageNumberOf(entry, page), wanted) === 0) return { exhibitId: entry.exhibitId, page };
  }
  return undefined;
}
