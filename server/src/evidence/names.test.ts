import { describe, expect, test } from 'vitest';
import { attachmentName } from './kinds.ts';
import { plainName } from './plainName.ts';

describe('the name of a document', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\wang\\合同.pdf', '合同.pdf'],
    ['a\u0000b\r\nc\u001b[31m.pdf', 'abc[31m.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200Bwidth\uFEFF.pdf', 'zerowidth.pdf'],
    ['line\u2028feed.pdf', 'linefeed.pdf'],
    ['half \uD83D of a character.pdf', 'half  of a character.pdf'],
    ['📄 scan 🧾.pdf', '📄 scan 🧾.pdf'],
    ['..', 'document'],
    ['\u202E', 'document'],
  ])('%j is kept as %j', (given, kept) => {
    expect(plainName(given)).toBe(kept);
  });

  test('is cut between characters, and keeps its ending', () => {
    const cut = plainName(`${'📄'.repeat(300)}.pdf`);
    expect(Array.from(cut)).toHaveLength(200);
    expect(cut.endsWith('📄.pdf')).toBe(true);
    expect(cut.isWellFormed()).toBe(true);
  });

  test.each([
    ['contract.pdf', 'application/pdf', 'contract.pdf'],
    ['CONTRACT.PDF', 'application/pdf', 'CONTRACT.PDF'],
    ['photo.html', 'image/png', 'photo.html.png'],
    ['photo.exe', 'image/jpeg', 'photo.exe.jpg'],
    ['no ending', 'application/pdf', 'no ending.pdf'],
    ['film.mp4', 'video/quicktime', 'film.mp4'],
    ['odd', 'constructor', 'odd.bin'],
  ])('%s of %s is handed out as %s', (name, mime, attached) => {
    expect(attachmentName(name, mime)).toBe(attached);
  });
});
