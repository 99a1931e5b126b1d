/** Names say that they are UTF-8 (APPNOTE 4.4.4, bit 11). */
const utf8Flag = 1 << 11;

/**
 * A name of an archive: UTF-8 where it says so; else UTF-8 when it can be that, as packers of macOS leave it out, and else GBK,
 * which packers in China write. One way of writing for letters with marks; `/` between folders. Null where it is neither.
 */
export function decodeName(bytes: Uint8Array, generalPurposeBitFlag: number): string | null {
  const text = decode(bytes, 'utf-8') ?? ((generalPurposeBitFlag & utf8Flag) === 0 ? decode(bytes, 'gb18030') : undefined);
  return text?.normalize('NFC').replaceAll('\\', '/') ?? null;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
