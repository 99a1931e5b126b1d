/** Something that can be found, and the moment at which it is. */
export interface Findable {
  atMs: number;
  kind: 'chapter' | 'exhibit' | 'speaker' | 'note' | 'ruling' | 'question';
  text: string;
}
const most = 50;

/** What holds every one of these words, in order of time; nothing for no words. */
export function searchReplay(entries: readonly Findable[], words: string): Findable[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return entries
    .filter(({ text }) => {
      const within = text.toLocaleLowerCase();
      return wanted.every((word) => within.includes(word));
    })
    .toSorted((a, b) => a.atMs - b.atMs)
    .slice(0, most);
}
