import { importFaults } from '@assize/contracts/casefile/imports/wire';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ApiError } from '../../session/ApiError.ts';
import { CatalogueKeeper } from './CatalogueKeeper.ts';
import { importFault } from './importFault.ts';
import { ImportList } from './ImportsPanel.tsx';
import { type ImportData, ImportView } from './ImportView.tsx';
import { buildEntry, buildImport } from './testData.ts';
import { UploadArchiveForm } from './UploadArchiveForm.tsx';

const caseId = '018f0000-0000-7000-8000-c00100000001';
const upload = {
  file: null,
  id: caseId,
  share: null,
  fault: null,
  choose: () => undefined,
  send: () => Promise.resolve(undefined),
  dropUploads: () => undefined,
};
const nothing = (): Promise<void> => Promise.resolve();
const ways = { caseId, onRetry: () => undefined, onConfirm: nothing, onDrop: nothing };
const dataOf = (...[change]: Parameters<typeof buildImport>): ImportData => {
  const { rows, ...summary } = buildImport(change);
  return { summary, rows, keeper: summary.status === 'proposed' ? new CatalogueKeeper(rows, nothing) : null };
};

describeStates('an archive on its way into a case', (model) => <ImportView {...ways} model={model} />, dataOf(), {
  ready: { 'zh-CN': '将入卷 2 份，不入卷 1 份', en: '2 documents will be filed; 1 left out' },
  empty: { 'zh-CN': '可能已被放弃', en: 'may have been dropped' },
});

describe.each(languages)('an archive in %s', (language) => {
  const draw = (...[change]: Parameters<typeof buildImport>): string =>
    renderInLanguage(language, <ImportView {...ways} model={{ state: 'ready', data: dataOf(change) }} />);

  it('shows fifty rows of hundreds, each field with the row that it is of', () => {
    const html = draw({ rows: Array.from({ length: 700 }, (_, index) => buildEntry(index)) });
    expect(html.match(/data-testid="import-row"/g)).toHaveLength(50);
    expect(textOf(html)).toMatch(/1–50.*700/);
    expect(html).toMatch(/aria-label="(Title, row 50|材料名称，第 50 行)"/);
  });
  it('is not filed while a row has no title', () => {
    const html = draw({ rows: [buildEntry(0, { title: '' })] });
    expect(html).toMatch(/data-disabled="true"[^>]*data-testid="import-confirm"|data-testid="import-confirm"[^>]*data-disabled="true"/);
    expect(textOf(html)).toMatch(/1 row has no title|还有 1 行未填写名称/);
  });
  it('says how far its filing is, and lets nobody correct it any more', () => {
    const html = draw({ status: 'filing', entries: 40, filed: 11, refused: 1 });
    expect(textOf(html)).toMatch(/12 of 40|已处理 12 份，共 40 份/);
    expect(html).not.toContain('data-testid="import-row"');
  });
  it('names each entry that was not taken, with why', () => {
    const rows = [buildEntry(0, { documentId: caseId }), buildEntry(1, { fault: 'damaged' }), buildEntry(2, { fault: 'encrypted' })];
    const html = draw({ status: 'done', filed: 1, refused: 2, rows });
    expect(html.match(/data-testid="import-refused"/g)).toHaveLength(2);
    expect(textOf(html)).toMatch(/演示材料1.*(damaged|已损坏).*演示材料2.*(password|密码)/);
  });
  it('is found again in the case, with what is to be done', () => {
    const html = renderInLanguage(language, <ImportList caseId={caseId} imports={[dataOf().summary, dataOf({ status: 'done', filed: 2 }).summary]} />);
    expect(html).toContain(`/case-files/${caseId}/imports/`);
    expect(textOf(html)).toMatch(/(Waits for you: 2|待您校正并入卷：2).*(Filed: 2|已入卷 2)/);
  });
  it('has words for every cause for which it is refused, and for its upload', () => {
    const texts = importFaults.map((cause) => importFault(new ApiError('importRefused', { cause })).text);
    for (const text of texts) expect(text).toMatch(/^imports:fault\./);
    expect(textOf(renderInLanguage(language, <UploadArchiveForm caseId={caseId} upload={upload} />))).not.toMatch(/imports:|{{/);
  });
});
