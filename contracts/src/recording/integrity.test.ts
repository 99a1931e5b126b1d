import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fullCodeOf, type IntegrityStatement, integrityStatementSchema, readShortCode, shortCodeOf, shortCodePattern } from './integrity.ts';

const statement: IntegrityStatement = {
  format: 'assize.integrity.1',
  recordingId: '00000000-0000-4000-9000-000000000001',
  hearingId: '00000000-0000-4000-8000-000000000000',
  log: { headSeq: 12, headHash: 'a'.repeat(64) },
  journals: [{ fileNo: 0, hash: 'b'.repeat(64), blocks: 3, bytes: 4096 }],
  differences: [],
  issuedAt: '2026-11-24T03:00:00.000Z',
  keyId: '0123456789abcdef',
};
/** Written out by hand after RFC 8785: members in order of their names, no spaces. */
const canonical =
  `{"differences":[],"format":"assize.integrity.1","hearingId":"${statement.hearingId}","issuedAt":"2026-11-24T03:00:00.000Z",` +
  `"journals":[{"blocks":3,"bytes":4096,"fileNo":0,"hash":"${'b'.repeat(64)}"}],"keyId":"0123456789abcdef",` +
  `"log":{"headHash":"${'a'.repeat(64)}","headSeq":12},"recordingId":"${statement.recordingId}"}`;

describe('the integrity code', () => {
  test('is in its full form the SHA-256 of the canonical statement, which anybody can compute', () => {
    expect(fullCodeOf(statement)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  test('is another when anything in the statement is another', () => {
    const others: IntegrityStatement[] = [
      { ...statement, log: { ...statement.log, headSeq: 13 } },
      { ...statement, log: { ...statement.log, headHash: 'c'.repeat(64) } },
      { ...statement, journals: [] },
      { ...statement, differences: [{ fileNo: 0, fault: 'shorter' }] },
      { ...statement, issuedAt: '2026-11-24T03:00:00.001Z' },
      { ...statement, recordingId: '00000000-0000-4000-9000-000000000002' },
    ];
    const codes = new Set([statement, ...others].map((one) => shortCodeOf(fullCodeOf(one))));
    expect(codes.size).toBe(others.length + 1);
  });

  test('does not depend on the order in which members were written', () => {
    const turned = Object.fromEntries(Object.entries(statement).toReversed());
    expect(fullCodeOf(integrityStatementSchema.parse(turned))).toBe(fullCodeOf(statement));
  });

  // By hand: 5 bits a letter, 0 = 00000, Z = 11111; 0x0123456789abcdef0123 = 00000 00100 10001 10100 | 01010 11001 11100 01001 | …
  test.each([
    ['0'.repeat(64), '0000-0000-0000-0000'],
    ['f'.repeat(64), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [`0123456789abcdef0123${'f'.repeat(44)}`, '04HM-ASW9-NF6Y-Y093'],
    [`8000000000000000000${'1'.repeat(45)}`, 'G000-0000-0000-0001'],
  ])('of %s is in its short form %s', (full, short) => {
    expect(shortCodeOf(full)).toBe(short);
    expect(short).toMatch(shortCodePattern);
  });

  test('is read as people write it down', () => {
    expect(readShortCode(' o4hm asw9-nf6y yo93 ')).toBe('04HM-ASW9-NF6Y-Y093');
    expect(readShortCode('lI11-0000-0000-0000')).toBe('1111-0000-0000-0000');
    for (const none of ['', '04HM-ASW9-NF6Y', '04HM-ASW9-NF6Y-Y093-1', '04HM-ASW9-NF6Y-Y09U', '04HM-ASW9-NF6Y-Y09é'])
      expect(readShortCode(none)).toBeUndefined();
  });
});
