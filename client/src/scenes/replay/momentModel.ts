import { sideOrder } from '@assize/contracts/hearing/evidence/state';
import type { Moment } from '@assize/contracts/recording/moments';

/** One page of one exhibit, also where the exhibit came before a later sitting. */
export function pageKey({ exhibitId, page }: Pick<Moment, 'exhibitId' | 'page'>): string {
  return `${exhibitId}/${String(page)}`;
}

/** Each page that was shown, once, in the order of the register. */
export function listPages(moments: readonly Moment[]): Moment[] {
  const pages = new Map(moments.map((one) => [pageKey(one), one]));
  return [...pages.values()].toSorted((a, b) => sideOrder(a.number, b.number) || a.page - b.page);
}
