import { Converter } from 'opencc-js/t2cn';

let folded: Uint16Array | undefined;

/**
 * Text as it is compared: traditional and variant characters are their simplified ones (OpenCC, character by character),
 * capitals are small. As long as it was, so that a place in one is a place in the other.
 */
export function foldText(text: string): string {
  const table = (folded ??= makeTable());
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = table[text.charCodeAt(at)] ?? 0;
  let out = '';
  // What a call takes as arguments is limited.
  for (let at = 0; at < units.length; at += 8192) out += String.fromCharCode(...units.subarray(at, at + 8192));
  return out;
}

/** What each UTF-16 unit becomes. A character of two units stays as it is. */
function makeTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x1_0000 }, (_, unit) => unit);
  const chinese: string[] = [];
  for (let unit = 0; unit < table.length; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue;
    const one = String.fromCharCode(unit);
    const small = one.toLowerCase();
    if (/\p{Script=Han}/u.test(one)) chinese.push(one);
    else if (small.length === 1) table[unit] = small.charCodeAt(0);
  }
  // Apart from one another, so that no two are read as a phrase.
  const simple = Converter({ from: 't', to: 'cn' })(chinese.join('\n')).split('\n');
  for (const [index, one] of chinese.entries()) if (simple[index]?.length === 1) table[one.charCodeAt(0)] = simple[index].charCodeAt(0);
  return table;
}
