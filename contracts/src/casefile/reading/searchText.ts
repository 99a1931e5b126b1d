const han = String.raw`\p{Script=Han}`;
/** Chinese is written without spaces: one beside a Chinese character is of the layout, unless a letter or a number is on its other side. */
const spaceInChinese = new RegExp(String.raw`(?<=${han})\s+(?=[${han}\p{P}])|(?<=\p{P})\s+(?=${han})`, 'gu');
const snippetSide = 40;

/**
 * Text as it is searched: one form of each character (NFKC), the spaces and line ends that layout and recognition put
 * into Chinese taken out, any other run of them one space. The same for what is looked for and where.
 */
export function searchTextOf(text: string): string {
  return text.normalize('NFKC').replaceAll('\u0000', '').replaceAll(spaceInChinese, '').replaceAll(/\s+/g, ' ').trim();
}

export interface Snippet {
  before: string;
  match: string;
  after: string;
}

/** Where words stand in a text, both as `searchTextOf` gives them, with what is around. Undefined: they do not. */
export function snippetOf(text: string, words: string): Snippet | undefined {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at === -1) return undefined;
  return snippetAt(text, at, words.length);
}

/** What stands at a place of a text, with what is around. */
export function snippetAt(text: string, at: number, length: number): Snippet {
  const end = at + length;
  return { before: text.slice(Math.max(0, at - snippetSide), at), match: text.slice(at, end), after: text.slice(end, end + snippetSide) };
}
