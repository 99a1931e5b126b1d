import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { type HomeData, HomeView } from './HomeView.tsx';

const id = '018f0000-0000-7000-8000-000000000001';
const data: HomeData = {
  participations: [
    {
      hearingId: id,
      participantId: id,
      caseId: id,
      role: 'clerk',
      name: '陈静',
      title: '第一次开庭',
      caseNumber: '(2026)沪0107民初123号',
      court: '上海市普陀区人民法院',
      courtroom: '第三法庭',
      scheduledAt: '2026-11-24T02:00:00.000Z',
      status: 'scheduled',
    },
  ],
  agencies: [],
  isHead: false,
  isFollower: false,
  isApplicant: false,
  mayApply: false,
  isDocketDesk: false,
  isCourtStaff: true,
  isAdmin: true,
  isDemo: true,
};

describeStates('the first page', (model) => <HomeView model={model} onSignOut={() => undefined} onRetry={() => undefined} />, data, {
  ready: { 'zh-CN': '进入庭审', en: 'Go to the hearing' },
  empty: { 'zh-CN': '请使用法院发给您的个人链接', en: 'use the personal link that the court sent you' },
});

describe('the first page of whoever works in an agency', () => {
  const draw = (change: Partial<HomeData>): string =>
    renderInLanguage('en', <HomeView model={{ state: 'ready', data: { ...data, ...change } }} onSignOut={() => undefined} onRetry={() => undefined} />);
  it('has one way to its case files, and says nothing of hearings where there are none', () => {
    const html = draw({ agencies: ['Demo police A', 'Demo police B'], participations: [] });
    expect(html.match(/href="\/case-files"/g)).toHaveLength(1);
    expect(textOf(html)).toContain('Demo police A, Demo police B');
    expect(textOf(html)).not.toMatch(/Your hearings|No hearing/);
    expect(draw({ agencies: ['Demo court A'] })).toMatch(/href="\/case-files"[\s\S]*Go to the hearing/);
  });
  it('has none for anybody else', () => {
    expect(draw({})).not.toContain('href="/case-files"');
  });
});
