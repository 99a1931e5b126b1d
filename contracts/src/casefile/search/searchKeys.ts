import { searchTextOf } from '../reading/searchText.ts';
import { foldText } from './foldText.ts';

/** Text and words as they are searched across cases: `searchTextOf`, folded. */
export function comparedTextOf(text: string): string {
  return foldText(searchTextOf(text));
}

/** Words of a search, each as it is compared. All of them must stand on a page. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(/\s+/).map(comparedTextOf).filter(Boolean))];
}

/**
 * By what a text is found: numbers (32 bits, signed) for each two Chinese characters side by side, and for each three and
 * each six letters or digits. Chinese needs no words for this, and a word is found inside a sentence. Distinct, in order.
 * @param texts as `comparedTextOf` gives them; nothing reaches from one into the next
 */
export function keysOfTexts(texts: Iterable<string>): number[] {
  const keys: number[] = [];
  for (const text of texts)
    eachRun(text, (from, to, isHan) => {
      if (isHan) addGrams(keys, text, { from, to, size: 2 });
      else for (const size of [3, 6]) addGrams(keys, text, { from, to, size });
    });
  return distinct(keys);
}

/** Those that every text with this word has. None: it is too short to be found by, and only looked for where others were found. */
export function keysOfWord(word: string): number[] {
  const keys: number[] = [];
  eachRun(word, (from, to, isHan) => addGrams(keys, word, { from, to, size: isHan ? 2 : to - from < 6 ? 3 : 6 }));
  return distinct(keys);
}

/**
 * By what a short text is found, as a number or a name: each character, each two and each three side by side, of whatever
 * kind they are. So every word that stands in it is found by its pieces, also one of a single character or `演3字第7`.
 * @param texts as `comparedTextOf` gives them; nothing reaches from one into the next
 */
export function piecesOfTexts(texts: Iterable<string>): number[] {
  const keys: number[] = [];
  for (const text of texts) for (const size of [1, 2, 3]) addGrams(keys, text, { from: 0, to: text.length, size });
  return distinct(keys);
}

/** Those that every short text with this word has. None: of no word at all. */
export function piecesOfWord(word: string): number[] {
  const keys: number[] = [];
  if (word !== '') addGrams(keys, word, { from: 0, to: word.length, size: Math.min(word.length, 3) });
  return distinct(keys);
}

function distinct(keys: readonly number[]): number[] {
  return [...Int32Array.from(keys).sort()].filter((key, index, all) => key !== all[index - 1]);
}

const neither = 0;
const han = 1;
const letter = 2;
let classes: Uint8Array | undefined;

/** Stretches of Chinese, and of letters and digits. */
function eachRun(text: string, take: (from: number, to: number, isHan: boolean) => void): void {
  const table = (classes ??= Uint8Array.from({ length: 0x1_0000 }, (_, unit) => classOf(unit)));
  let from = 0;
  while (from < text.length) {
    const kind = table[text.charCodeAt(from)];
    let to = from + 1;
    while (to < text.length && table[text.charCodeAt(to)] === kind) to += 1;
    if (kind !== neither) take(from, to, kind === han);
    from = to;
  }
}

/** Halves of the characters beyond the first plane are Chinese: what else is there is in no file of a court. */
function classOf(unit: number): number {
  const one = String.fromCharCode(unit);
  if ((unit >= 0xd800 && unit <= 0xdfff) || /\p{Script=Han}/u.test(one)) return han;
  return /[\p{L}\p{N}]/u.test(one) ? letter : neither;
}

/** One unit and two are their own number; more are hashed (FNV-1a). That two may share one costs a look at a page, as every page found is read. */
function addGrams(keys: number[], text: string, { from, to, size }: { from: number; to: number; size: number }): void {
  for (let at = from; at + size <= to; at++) {
    if (size <= 2) {
      keys.push(size === 1 ? text.charCodeAt(at) : (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1));
      continue;
    }
    let hash = 0x811c_9dc5 ^ size;
    for (let unit = at; unit < at + size; unit++) hash = Math.imul(hash ^ text.charCodeAt(unit), 0x0100_0193);
    keys.push(hash | 0);
  }
}
