import { buildCase } from '@assize/contracts/testing/buildCase';
import { expect, test } from 'vitest';
import { writeCatalogue } from './writeCatalogue.ts';

/** The cells of each row of the table. */
function rowsOf(text: string): string[][] {
  return [...text.matchAll(/<table:table-row.*?<\/table:table-row>/g)].map(([row]) =>
    [...row.matchAll(/<text:p[^>]*>(.*?)<\/text:p>/g)].map(([, cell]) => cell ?? ''),
  );
}

test('a catalogue has each document of its volume under its heading, with the pages where it stands', () => {
  const made = buildCase();
  const first = made.file(1, 3);
  made.file(2, 1);
  made.file(3, 5, 'side');
  const withdrawn = made.file(4, 2);
  made.file(5, null);
  made.file(6, 2);
  const placed = { volume: 'main' as const, folder: '', title: '起诉意见书 <b>&', madeOn: '2026-01-03' };
  made.command({ type: 'document.describe', payload: { documentId: first, ...placed } });
  made.command({ type: 'document.withdraw', payload: { documentId: withdrawn, reason: 'filed twice' } });
  expect(rowsOf(writeCatalogue(made.state, 'main', 'zh-CN'))).toEqual([
    ['序号', '文书名称', '日期', '页号', '备注'],
    ['1', '起诉意见书 &#60;b&#62;&#38;', '2026-01-03', '1 – 3', ''],
    ['F'],
    ['2', 'Document 2', '', '4', ''],
    // Whose pages are not counted yet, and what comes behind it.
    ['3', 'Document 5', '', '5 –', ''],
    ['4', 'Document 6', '', '', ''],
  ]);
  expect(rowsOf(writeCatalogue(made.state, 'side', 'en'))).toEqual([
    ['No.', 'Document', 'Date', 'Pages', 'Remark'],
    ['F'],
    ['1', 'Document 3', '', '1 – 5', ''],
  ]);
});

test('says of a version that took the place of another why it did', () => {
  const made = buildCase();
  const documentId = made.file(1, 1);
  const file = { fileName: 'b.pdf', mime: 'application/pdf', bytes: 1, sha256: 'b'.repeat(64) };
  const actor = { accountId: null, agencyId: null, agencyKind: null, name: null };
  made.append([{ type: 'document.versioned', payload: { documentId, version: 2, file, reason: 'a page was missing' } }], actor);
  expect(
    rowsOf(writeCatalogue(made.state, 'main', 'zh-CN'))
      .at(-1)
      ?.at(-1),
  ).toBe('第2版：a page was missing');
  expect(
    rowsOf(writeCatalogue(made.state, 'main', 'en'))
      .at(-1)
      ?.at(-1),
  ).toBe('Version 2: a page was missing');
});
