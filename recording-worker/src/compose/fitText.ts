/** Width of a line in ems of its font: Chinese characters are square, Latin ones about half as wide. */
export function widthInEms(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.56;
  return width;
}

/** The line, cut with an ellipsis where it would be wider than `ems`; control characters are taken out. */
export function fitText(text: string, ems: number): string {
  const clean = text.replace(/\p{C}/gu, ' ').trim();
  if (widthInEms(clean) <= ems) return clean;
  let fitted = '';
  for (const character of clean) {
    if (widthInEms(fitted + character) + 1 > ems) break;
    fitted += character;
  }
  return `${fitted}…`;
}
