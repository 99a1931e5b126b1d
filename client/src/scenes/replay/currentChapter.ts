import type { Chapter } from '@assize/contracts/recording/products';

/** Index of the chapter in which a moment lies; -1 before the first. Chapters are in order of time. */
export function currentChapter(chapters: readonly Pick<Chapter, 'atMs'>[], atMs: number): number {
  return chapters.findLastIndex((chapter) => chapter.atMs <= atMs);
}

/** Where "chapter before" and "chapter after" lead; before goes to the start of this one first, as players do. */
export function neighbourChapter(chapters: readonly Pick<Chapter, 'atMs'>[], atMs: number, step: 1 | -1): number | undefined {
  const index = currentChapter(chapters, atMs);
  if (step === 1) return chapters[index + 1]?.atMs;
  const here = chapters[index];
  return here && atMs - here.atMs > 3000 ? here.atMs : chapters[index - 1]?.atMs;
}
