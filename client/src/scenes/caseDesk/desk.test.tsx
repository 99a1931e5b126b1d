import type { Membership } from '@assize/contracts/agency/agencies';
import { testAgencies } from '@assize/contracts/testing/buildCase';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { type DeskData, DeskView } from './DeskView.tsx';
import { everything as nothing } from './deskSearch.ts';
import { FoundPagesView } from './FoundPages.tsx';
import { OpenCaseForm, openingChoices } from './OpenCaseForm.tsx';
import { nextRow } from './useDeskKeys.ts';

const file = {
  ...{ id: '018f0000-0000-7000-8000-000000000001', caseNumber: '演公刑诉〔2026〕1号', title: '演示电信诈骗案', cause: '诈骗', kind: 'criminal' as const },
  ...{ secrecy: 'minors' as const, stage: 'prosecutionReview' as const, deadlineOn: '2026-11-22', lead: '演示检察院', isDemo: true },
};
const data: DeskData = {
  cases: [
    file,
    { ...file, id: '018f0000-0000-7000-8000-000000000002', deadlineOn: '2026-11-26' },
    { ...file, id: '018f0000-0000-7000-8000-000000000003', deadlineOn: null, stage: null },
  ],
  total: 103,
  isMore: false,
  next: { deadlineOn: null, caseNumber: 'C' },
  today: '2026-11-24',
};
const member = (name: keyof typeof testAgencies, role: Membership['role']) => ({ agency: testAgencies[name], role });

function view(model: SceneModel<DeskData>, search = nothing, waiting: number | null = 2, memberships = [member('police', 'desk')]) {
  const none = (): void => undefined;
  return (
    <DeskView
      model={model}
      search={search}
      tab={search.tab ?? 'receiver'}
      waiting={waiting}
      memberships={memberships}
      isDemo
      onSearch={none}
      onRetry={none}
      onOpenCase={() => Promise.resolve()}
    />
  );
}

describeStates('the desk', (model) => view(model), data, {
  ready: { 'zh-CN': '现由演示检察院办理', en: 'In the hands of 演示检察院' },
  empty: { 'zh-CN': '其他单位移送来的案件', en: 'when another agency hands it over to yours' },
});

describe.each(languages)('the desk in %s', (language) => {
  const draw = (...given: Parameters<typeof view>): string => renderInLanguage(language, view(...given));
  it('says how each deadline stands in words, not by colour alone', () => {
    const text = textOf(draw({ state: 'ready', data }));
    expect(text).toMatch(/(past by 2 days|已超期 2 天).*(2 days left|剩余 2 天).*(No deadline|无法定期限)/);
    expect(text).not.toMatch(/files:|{{/);
  });
  it('keeps its tabs and filters in every state, the present tab and the count named', () => {
    for (const model of [{ state: 'loading' }, { state: 'empty' }, { state: 'failed', code: 'internal' }] as const) {
      const html = draw(model, { ...nothing, tab: 'lead', text: '诈骗' });
      expect(html).toMatch(/<a[^>]*aria-current="page"[^>]*data-testid="desk-tab-lead"|<a[^>]*data-testid="desk-tab-lead"[^>]*aria-current="page"/);
      expect(html).toContain('value="诈骗"');
      expect(textOf(html)).toMatch(/(To answer|待收案) 2/);
    }
  });
  it('says that nothing fits where it was narrowed, with a way back', () => {
    const html = draw({ state: 'empty' }, { ...nothing, kind: 'civil' });
    expect(textOf(html)).toMatch(/No case fits|没有符合条件的案件/);
    expect(html).toContain('data-testid="clear-filters"');
    expect(draw({ state: 'empty' })).not.toContain('data-testid="clear-filters"');
  });
  it('pages by fifty', () => {
    expect(textOf(draw({ state: 'ready', data }, { ...nothing, page: 3 }))).toMatch(/101–103 of 103|第 101–103 件，共 103 件/);
    expect(draw({ state: 'ready', data: { ...data, total: 3, next: null } })).not.toContain('desk-next');
  });
  it('says that there are more than were counted', () => {
    expect(textOf(draw({ state: 'ready', data: { ...data, total: 1000, isMore: true } }))).toMatch(/1–3 of more than 1000|第 1–3 件，共 1000 件以上/);
  });
  it('shows pages with the words in them, each under its case, and why there is none', () => {
    const page = { caseId: file.id, caseNumber: '演1号', caseTitle: '演示案', isDemo: true, documentId: file.id, title: '讯问笔录', version: 1 };
    const snippet = { before: '虚构的', match: '投资平台', after: '骗取' };
    const found = [
      { ...page, page: 2, snippet },
      { ...page, page: 7, snippet },
    ];
    const pages = (shown: Partial<Parameters<typeof FoundPagesView>[0]>): string =>
      renderInLanguage(
        language,
        <FoundPagesView text="投资平台" found={found} isTooShort={false} hasMore isBusy={false} refusal={null} onMore={() => undefined} {...shown} />,
      );
    const html = pages({});
    expect(html).toContain('<mark>投资平台</mark>');
    expect(textOf(html)).toMatch(/演1号.*(page 2|第 2 页).*(page 7|第 7 页)/);
    expect(html.match(/<h3/g)).toHaveLength(1);
    expect(html).toContain(`href="/case-files/${file.id}?read=${file.id}&amp;page=7&amp;words=${encodeURIComponent('投资平台')}"`);
    expect(html).toContain('more-pages');
    // More that failed to come takes nothing away, and only that is asked for again.
    const failed = pages({ refusal: 'internal' });
    expect(failed).toContain('<mark>投资平台</mark>');
    expect(textOf(failed)).toMatch(/Try again|重试/);
    expect(textOf(pages({ found: [], isTooShort: true, hasMore: false }))).toMatch(/two Chinese characters|两个汉字/);
    expect(textOf(pages({ found: [], hasMore: false }))).toMatch(/no page that you may read|没有找到/);
    expect(textOf(pages({ text: '', found: [], hasMore: false }))).toMatch(/is noted|留有记录/);
  });
  it('offers to open a case to whoever may, and has words for all that it asks', () => {
    expect(draw({ state: 'ready', data })).toContain('data-testid="open-form"');
    expect(draw({ state: 'ready', data }, nothing, 0, [member('police', 'assistant'), member('lawFirm', 'head')])).not.toContain('open-case');
    const form = <OpenCaseForm memberships={[member('court', 'head')]} onOpen={() => Promise.resolve()} />;
    expect(textOf(renderInLanguage(language, form))).not.toMatch(/files:|{{/);
  });
});

describe('opening a case', () => {
  it('is offered for each agency once, with the kinds that it begins', () => {
    expect(
      openingChoices([member('police', 'head'), member('police', 'desk'), member('procuratorate', 'handler'), member('court', 'assistant')]).map((one) => [
        one.agency.id,
        one.kinds,
      ]),
    ).toEqual([
      [testAgencies.police.id, ['criminal']],
      [testAgencies.procuratorate.id, ['criminal', 'publicInterest']],
    ]);
  });
});

describe('the arrows in the list', () => {
  it.each([
    ['ArrowDown', -1, 3, 0],
    ['ArrowDown', 1, 3, 2],
    ['ArrowDown', 2, 3, 2],
    ['ArrowUp', 2, 3, 1],
    ['ArrowUp', 0, 3, undefined],
    ['Home', 2, 3, 0],
    ['End', 0, 3, 2],
    ['End', -1, 3, undefined],
    ['ArrowDown', -1, 0, undefined],
    ['a', 1, 3, undefined],
  ])('%s from %i of %i', (key, from, count, expected) => {
    expect(nextRow(key, from, count)).toBe(expected);
  });
});
