/** As many rows of a list as stand on the screen at a time. */
export const rowsOnPage = 50;

export interface PageOfList<T> {
  shown: readonly T[];
  /** From 1; the last one that there is, where another was asked for. */
  page: number;
  pages: number;
  from: number;
  to: number;
  total: number;
}

/** One page of a list that is here as a whole. */
export function pageOfList<T>(list: readonly T[], asked: number): PageOfList<T> {
  const pages = Math.max(1, Math.ceil(list.length / rowsOnPage));
  const page = Math.min(Math.max(1, asked), pages);
  const before = (page - 1) * rowsOnPage;
  const shown = list.slice(before, before + rowsOnPage);
  return { shown, page, pages, from: shown.length === 0 ? 0 : before + 1, to: before + shown.length, total: list.length };
}
