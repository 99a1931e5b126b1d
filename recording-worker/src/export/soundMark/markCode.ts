import { createHmac } from 'node:crypto';

/** What the mark says, as four numbers of 12 bits: the first 32 bits of the export's id, and 16 that only the key's owner can add. */
export const symbolCount = 4;
export const symbolBits = 12;

/** The secret of a court's marks. It opens nothing else. */
export function soundMarkKey(masterKey: Buffer): Buffer {
  return createHmac('sha256', masterKey).update('assize sound mark 1').digest();
}

/** The first eight digits of an export's id, which its package is named by. */
export function markCodeOf(exportId: string): string {
  return exportId.slice(0, 8).toLowerCase();
}

const checkOf = (key: Buffer, code: string): string => createHmac('sha256', key).update(`check ${code}`).digest('hex').slice(0, 4);

export function symbolsOf(key: Buffer, code: string): number[] {
  const digits = code + checkOf(key, code);
  return Array.from({ length: symbolCount }, (_, index) => Number.parseInt(digits.slice(index * 3, index * 3 + 3), 16));
}

/** The code that these numbers say; undefined when its check does not fit, so that noise accuses nobody. */
export function readSymbols(key: Buffer, symbols: readonly number[]): string | undefined {
  const digits = symbols.map((symbol) => symbol.toString(16).padStart(3, '0')).join('');
  const code = digits.slice(0, 8);
  return checkOf(key, code) === digits.slice(8) ? code : undefined;
}
