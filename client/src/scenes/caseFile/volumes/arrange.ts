/** The list with one of it moved to another place; as it was where that is no place. */
export function moveTo<T>(list: readonly T[], from: number, to: number): T[] {
  const moved = list[from];
  if (moved === undefined || to < 0 || to >= list.length || from === to) return [...list];
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, moved);
}

/** Documents under their headings, in their order: a heading stands anew where another came between. */
export function underHeadings<T extends { folder: string }>(documents: readonly T[]): { folder: string; documents: T[] }[] {
  const groups: { folder: string; documents: T[] }[] = [];
  for (const one of documents) {
    const last = groups.at(-1);
    if (last && last.folder === one.folder) last.documents.push(one);
    else groups.push({ folder: one.folder, documents: [one] });
  }
  return groups;
}
