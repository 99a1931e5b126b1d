import { findPage, formatPageNumber, pageNumberOf } from '@assize/contracts/hearing/bundles/numbers';
import type { BundleEntry } from '@assize/contracts/hearing/bundles/state';
import type { HearingState } from '@assize/contracts/hearing/state';

type Bundles = Pick<HearingState, 'bundles'>;

/** `3 – 5`, and `3` for one page. */
export function pagesOfEntry(entry: BundleEntry): string {
  const [from = '', to = ''] = [1, entry.pages].map((page) => formatPageNumber(pageNumberOf(entry, page)));
  return from === to ? from : `${from} – ${to}`;
}

/** Where a page stands in the first bundle that has it. */
export function placeInBundle({ bundles }: Bundles, exhibitId: string, page: number): { title: string; number: string } | undefined {
  for (const { title, entries } of Object.values(bundles)) {
    const entry = entries.find((one) => one.exhibitId === exhibitId);
    if (entry && page <= entry.pages) return { title, number: formatPageNumber(pageNumberOf(entry, page)) };
  }
  return undefined;
}

/** The page with this number, in the first bundle that has one. */
export function findBundlePage({ bundles }: Bundles, text: string): ReturnType<typeof findPage> {
  for (const bundle of Object.values(bundles)) {
    const found = findPage(bundle, text);
    if (found) return found;
  }
  return undefined;
}
