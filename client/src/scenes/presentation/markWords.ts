import { foldText } from '@assize/contracts/casefile/search/foldText';
import { wordsOf } from '@assize/contracts/casefile/search/searchKeys';

export interface PartOfText {
  text: string;
  isMarked: boolean;
}

/**
 * A text in parts, those marked in which one of the words that were searched for stands as the search finds it: in simplified
 * or traditional characters, in capitals or small, with the spaces and line ends that layout puts into it.
 */
export function markWords(text: string, searched: string): PartOfText[] {
  const words = wordsOf(searched).toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, isMarked: false }];
  const pattern = new RegExp(words.map((word) => Array.from(word, escape).join(String.raw`\s*`)).join('|'), 'gu');
  const parts: PartOfText[] = [];
  let end = 0;
  // As long as the text itself, so that a place in one is a place in the other.
  for (const { 0: match, index } of foldText(inOneForm(text)).matchAll(pattern)) {
    if (index > end) parts.push({ text: text.slice(end, index), isMarked: false });
    end = index + match.length;
    parts.push({ text: text.slice(index, end), isMarked: true });
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMarked: false });
  return parts;
}

const escape = (one: string): string => one.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Full-width letters and figures as the usual ones; what would become longer or shorter stays. */
function inOneForm(text: string): string {
  return text.replaceAll(/[\u0100-\u{10FFFF}]/gu, (one) => {
    const form = one.normalize('NFKC');
    return form.length === one.length ? form : one;
  });
}
