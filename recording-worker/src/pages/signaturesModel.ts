/** One signature as `pdfsig` tells it. */
export interface SaidSignature {
  /** As in the names of what it dumps. */
  index: number;
  signer: string | null;
  at: string | null;
  isIntact: boolean;
  coversWhole: boolean;
  isKnownType: boolean;
  /** Of the file, from the first byte to the one after the last. */
  ranges: [[number, number], [number, number]] | undefined;
}

const name = String.raw`  - Signature Field Name: (?:.*)\n`;
const block = new RegExp(
  String.raw`^${name}` +
    String.raw`  - Signer Certificate Common Name: (?<signer>.*)\n` +
    String.raw`  - Signer full Distinguished Name: .*\n` +
    String.raw`  - Signing Time: (?<time>.*)\n` +
    String.raw`  - Signing Hash Algorithm: .*\n` +
    String.raw`  - Signature Type: (?<type>.*)\n` +
    String.raw`(?:  - Signed Ranges: \[(?<from>\d+) - (?<to>\d+)\], \[(?<again>\d+) - (?<end>\d+)\]\n  - (?<covers>Total|Not total) document signed\n)?` +
    String.raw`  - Signature Validation: (?<verdict>.*)\n?$`,
  'u',
);
const unsigned = new RegExp(String.raw`^${name}  The signature form field is not signed\.\n?$`, 'u');

/**
 * Reads what `pdfsig -nocert` printed of a document, and `pdfsig -dump` of how many there are. The names in it are a
 * stranger's, who may put lines of their own into them: whatever is not exactly as poppler prints it, or another
 * number of signatures than was dumped, is undefined.
 */
export function parseSignatures(said: string, dumped: string): SaidSignature[] | undefined {
  const count = Number(/^Dumping Signatures: (\d+)\n/.exec(dumped)?.[1] ?? Number.NaN);
  const [, ...blocks] = said.split(/^Signature #\d+:\n/mu);
  if (blocks.length !== count) return undefined;
  const read = blocks.map((text, index) => (unsigned.test(text) ? null : readBlock(text, index)));
  return read.includes(undefined) ? undefined : read.flatMap((one) => one ?? []);
}

function readBlock(text: string, index: number): SaidSignature | undefined {
  const found = block.exec(text)?.groups;
  if (!found) return undefined;
  const [from, to, again, end] = [found['from'], found['to'], found['again'], found['end']].map(Number) as [number, number, number, number];
  return {
    index,
    signer: lineOf(found['signer'] ?? ''),
    at: instantOf(found['time'] ?? ''),
    isIntact: found['verdict'] === 'Signature is Valid.',
    coversWhole: found['covers'] === 'Total' && from === 0,
    isKnownType: found['type'] !== 'unknown',
    ranges: Number.isInteger(end)
      ? [
          [from, to],
          [again, end],
        ]
      : undefined,
  };
}

function lineOf(signer: string): string | null {
  const line = signer
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return line === '' || line === '(null)' ? null : line;
}

/** Printed in UTC, since there is no other time zone in confinement; the beginning of time is none. */
function instantOf(time: string): string | null {
  const ms = Date.parse(`${time} UTC`);
  return Number.isNaN(ms) || ms <= 0 ? null : new Date(ms).toISOString();
}
