import type { CaseFileView as Shown } from '@assize/contracts/casefile/fileViews';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { CaseFileView } from './CaseFileView.tsx';
import type { FileData } from './filePanel.ts';
import { agencyIds, buildDocument, buildFile, buildHandover, readingActs } from './testData.ts';

const act = (): Promise<void> => Promise.resolve();
const dataOf = (change: Partial<Shown> = {}, own = [agencyIds.police]): FileData => ({ file: buildFile(change), today: '2026-11-24', ownAgencyIds: own });
const draw = (change: Partial<Shown> = {}, own?: string[], language: 'en' | 'zh-CN' = 'en'): string =>
  renderInLanguage(language, <CaseFileView model={{ state: 'ready', data: dataOf(change, own) }} act={act} onRetry={() => undefined} />);
/** What each act is opened by. */
const openers = [
  'describe-case',
  'assign-case',
  'enter-stage',
  'add-party',
  'change-party',
  'name-agent',
  'file-documents',
  'arrange-main',
  'new-version',
  'withdraw-document',
  'hand-over',
];

describeStates('a case file', (model) => <CaseFileView model={model} act={act} onRetry={() => undefined} />, dataOf(), {
  ready: { 'zh-CN': '演示电信诈骗案', en: 'In whose hands' },
  empty: { 'zh-CN': '没有您有权查看的内容', en: 'nothing in this case that you may see' },
});

describe.each(languages)('a case file in %s', (language) => {
  it('leaves no key of its own in any of its parts', () => {
    const returned = buildHandover({
      status: 'returned',
      answer: {
        at: '2026-11-25T02:00:00.000Z',
        reason: '附件不全',
        answers: [{ documentId: buildDocument(1).documentId, answer: 'unreadable', page: 2, note: '模糊' }],
        receiptSha256: 'b'.repeat(64),
      },
    });
    const text = textOf(draw({ secrecy: 'minors', handovers: [returned, buildHandover({ handoverId: buildFile().id })] }, undefined, language));
    expect(text).not.toMatch(/files:|{{|undefined|\[object/);
    expect(text).toMatch(/page 2|第 2 页/);
    expect(text).toContain('附件不全');
  });
});

describe('a case file', () => {
  it('offers every act to whoever may do it', () => {
    const html = draw();
    for (const opener of openers) expect(html).toContain(`data-testid="${opener}"`);
    expect(html).toMatch(/data-testid="history"[\s\S]*data-testid="looks"/);
  });
  it('offers none to whoever may only read', () => {
    const html = draw({ may: readingActs });
    for (const opener of openers) expect(html).not.toContain(`data-testid="${opener}"`);
    expect(html).toContain('data-testid="volume-main"');
  });
  it('shows no part that its reader may not know', () => {
    const html = draw({ may: ['seeCase'], parties: null, main: null, side: null, handovers: null });
    expect(html).not.toMatch(/data-testid="(?:people|volume-main|volume-side|handovers|history|looks)"/);
    expect(html).toContain('data-testid="stages"');
  });
  it('lets the file alone while it is on its way, and lets its sender take it back', () => {
    const html = draw({ handovers: [buildHandover()] });
    expect(html).not.toMatch(/data-testid="(?:file-documents|new-version|arrange-main|withdraw-document|hand-over|answer-form)"/);
    expect(html).toContain('data-testid="withdraw-handover"');
    expect(textOf(html)).toContain('waits for their answer until 1 December 2026');
  });
  it('asks the receiver for an answer, and nobody else', () => {
    const html = draw({ handovers: [buildHandover()], may: [...readingActs, 'answerHandover'] }, [agencyIds.procuratorate]);
    expect(html).toContain('data-testid="answer-form"');
    expect(html).not.toContain('data-testid="withdraw-handover"');
    expect(draw({ handovers: [buildHandover()] }, [agencyIds.court])).not.toContain('data-testid="answer-form"');
  });
  it('marks who is masked, and lets nobody write over what they do not see', () => {
    const [party] = buildFile().parties ?? [];
    const html = draw({ parties: party ? [{ ...party, name: '演某', isMasked: true }] : [] });
    expect(textOf(html)).toContain('Protected: name shortened');
    expect(html).not.toContain('data-testid="change-party"');
  });
  it('says by when, by which law, and that it is past', () => {
    const stages: Shown['stages'] = [{ stage: 'prosecutionReview', enteredOn: '2026-10-22', deadlineOn: '2026-11-22', basis: 'CrPL 172', extended: 1 }];
    const text = textOf(draw({ stages }));
    expect(text).toContain('22 November 2026 · past by 2 days (Criminal Procedure Law, art. 172)');
    expect(text).toContain('extended once');
    expect(textOf(draw({ stages }, undefined, 'zh-CN'))).toContain('2026年11月22日 · 已超期 2 天 （刑事诉讼法第一百七十二条）');
  });
  it('shows what was withdrawn, with why and apart from the catalogue', () => {
    const { no: _no, fromPage: _from, toPage: _to, ...document } = buildDocument(9);
    const withdrawn = [{ ...document, withdrawn: { reason: '重复入卷', at: '2026-11-24T02:00:00.000Z' } }];
    const html = draw({ withdrawn });
    expect(textOf(html)).toMatch(/Withdrawn documents.*演示材料9.*重复入卷/);
    expect(textOf(draw({ withdrawn }, undefined, 'zh-CN'))).toContain('已撤出的材料');
    expect(draw({ withdrawn: null }) + draw({ withdrawn: [] })).not.toContain('data-testid="withdrawn"');
  });
  it('has a catalogue with numbers and pages, under its headings', () => {
    const main = [buildDocument(1, { folder: '立案文书' }), buildDocument(2, { folder: '证据', fromPage: null, toPage: null })];
    expect(textOf(draw({ main }))).toMatch(/立案文书.*1.*演示材料1.*19 November 2026.*pp\. 1–3.*证据.*演示材料2.*pages not counted/);
  });
});
