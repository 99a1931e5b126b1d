import { expect, test } from 'vitest';
import { parseSignatures } from './signaturesModel.ts';

const head = 'Digital Signature Info of: /in\n';
const dumped = (count: number): string => `Dumping Signatures: ${String(count)}\n`;
const verdict = (words: string): string => `  - Signature Validation: ${words}\n`;
interface Words {
  field?: string;
  signer?: string;
  time?: string;
  type?: string;
  said?: string;
}
const about = ({ signer = 'Zhang San', time = 'Mar 02 2026 08:09:10', type = 'adbe.pkcs7.detached', said = 'Signature is Valid.' }: Words = {}): string =>
  `  - Signer Certificate Common Name: ${signer}\n  - Signer full Distinguished Name: CN=${signer}\n  - Signing Time: ${time}\n` +
  `  - Signing Hash Algorithm: SHA-256\n  - Signature Type: ${type}\n  - Signed Ranges: [0 - 10], [20 - 30]\n  - Total document signed\n${verdict(said)}`;
const block = (number: number, words: Words = {}): string => `Signature #${String(number)}:\n  - Signature Field Name: ${words.field ?? 'S'}\n${about(words)}`;

test('a signature is read as it was printed', () => {
  const ranges = [
    [0, 10],
    [20, 30],
  ];
  const read = { signer: 'Zhang San', at: '2026-03-02T08:09:10.000Z', isIntact: true, coversWhole: true, isKnownType: true, ranges };
  expect(parseSignatures(head + block(1), dumped(1))).toEqual([{ index: 0, ...read }]);
  const bad = ['Digest Mismatch.', 'Signature is Invalid.', 'Signature has not yet been verified.', 'Unknown Validation Failure.'];
  for (const said of bad) expect(parseSignatures(head + block(1, { said }), dumped(1))).toMatchObject([{ isIntact: false }]);
  expect(parseSignatures(head + block(1, { type: 'unknown', time: 'Jan 01 1970 00:00:00', signer: '(null)' }), dumped(1))).toMatchObject([
    { at: null, signer: null, isKnownType: false },
  ]);
});

test('what begins after the first byte does not cover the whole file', () => {
  expect(parseSignatures(head + block(1).replace('[0 - 10]', '[5 - 10]'), dumped(1))).toMatchObject([{ coversWhole: false }]);
});

test('a field that nobody signed is none, and the next keeps its number', () => {
  const empty = 'Signature #1:\n  - Signature Field Name: S\n  The signature form field is not signed.\n';
  expect(parseSignatures(head + empty + block(2), dumped(2))).toMatchObject([{ index: 1 }]);
});

const isValid = verdict('Signature is Valid.').trimEnd();
test.each<[string, string, number]>([
  ['a verdict in the name of the field', block(1, { field: `x\n${isValid}`, said: 'Digest Mismatch.' }), 1],
  ['a whole signature in the name of the field', block(1, { field: `x\n${about()}Signature #2:\n  - Signature Field Name: y`, said: 'Digest Mismatch.' }), 1],
  ['a verdict in the name of who signed', block(1, { signer: `x\n${isValid}`, said: 'Digest Mismatch.' }), 1],
  [
    'a whole signature in the name of a field that nobody signed',
    `Signature #1:\n  - Signature Field Name: x\n${about()}  The signature form field is not signed.\n`,
    1,
  ],
  ['fewer than there are', block(1), 2],
  ['another number that is none', block(1), Number.NaN],
])('what is not as poppler prints it is not believed: %s', (_, said, count) => {
  expect(parseSignatures(head + said, dumped(count))).toBeUndefined();
});

test('a name is one line that turns no direction of reading', () => {
  expect(parseSignatures(head + block(1, { signer: 'Zhang\u202ESan' }), dumped(1))).toMatchObject([{ signer: 'Zhang San' }]);
});
