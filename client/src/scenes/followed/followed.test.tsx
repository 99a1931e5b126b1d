import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { FollowedView } from './FollowedView.tsx';
import { nextForMe } from './nextForMe.ts';

const id = (index: number): string => `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const at = '2026-11-24T02:00:00.000Z';
const hearing = (status: FollowView['hearings'][number]['status'], scheduledAt = at): FollowView['hearings'][number] => ({
  ...{ hearingId: id(2), title: 'Demo hearing', courtroom: '3', scheduledAt, status },
});
const notice = (index: number, openedAt: string | null): FollowView['notices'][number] => ({
  ...{ noticeId: id(10 + index), kind: 'service', title: `演示通知${String(index)}`, text: '信函正文', sentAt: at, openedAt, documents: [] },
});
const followed: FollowView = {
  ...{ caseId: id(1), caseNumber: '（2026）演示执1号', title: '演示执行案', kind: 'enforcement', lead: '演示法院', isDemo: true },
  me: { followerId: id(3), name: '演示申请人', as: 'party', partyRole: 'applicant', acceptsService: true },
  story: [
    { what: 'step', on: '2026-11-25', step: 'frozen', text: '' },
    { what: 'stage', on: '2026-11-24', stage: 'enforcement', deadlineOn: null },
  ],
  hearings: [],
  notices: [notice(1, null), notice(2, at)],
  clues: [{ clueId: id(4), kind: 'property', text: '一辆汽车', givenAt: at, answers: [{ outcome: 'found', text: '已查封', at }] }],
  fees: [{ feeId: id(5), title: '执行费', fen: 123450, dueOn: '2026-12-01', paidOn: null }],
  mayGiveClues: true,
  offers: [
    {
      ...{ offerId: id(6), kind: 'evidence', title: '演示借条', proves: '借款十万元', fileName: 'a.pdf', offeredAt: at },
      ...{ status: 'refused', reason: '看不清', decidedAt: at },
    },
  ],
  mayOffer: true,
};
const view = (model: SceneModel<FollowView[]>) => <FollowedView model={model} isDemo act={() => Promise.resolve()} onRetry={() => undefined} />;

describeStates('the cases that somebody follows', view, [followed], {
  ready: { 'zh-CN': '承办单位：演示法院', en: 'at 演示法院' },
  empty: { 'zh-CN': '您目前没有关注的案件', en: 'You follow no case' },
});

describe.each(languages)('a case that somebody follows, in %s', (language) => {
  const read = (change: Partial<FollowView> = {}): string => textOf(renderInLanguage(language, view({ state: 'ready', data: [{ ...followed, ...change }] })));
  it('says what happened, what is owed and what came of a clue', () => {
    const text = read();
    expect(text).toMatch(/(Accounts were frozen|冻结账户)/);
    expect(text).toMatch(/1,234\.50/);
    expect(text).toMatch(/(Found: 已查封|已查实：已查封)/);
    expect(text).not.toMatch(/followed:|files:|{{/);
  });
  it('says before a letter is opened that the court will see it, and shows nothing of it', () => {
    expect(read({ notices: [notice(1, null)] })).toMatch(/(its sender sees that you did|发送方将收到查阅回执)/);
    expect(read({ notices: [notice(1, null)] })).not.toContain('信函正文');
  });
  it('says of each document handed in what became of it, and why', () => {
    expect(read()).toMatch(/演示借条.*借款十万元.*看不清/);
    const offer = followed.offers.slice(0, 1).map((one) => ({ ...one, status: 'offered' as const, reason: null, decidedAt: null }));
    expect(read({ offers: offer })).toMatch(/(no part of the file so far|目前不属于卷宗)/);
  });
  it('leads to a hearing that comes and to the test of the equipment, and to none that was', () => {
    const draw = (status: FollowView['hearings'][number]['status']): string =>
      renderInLanguage(language, view({ state: 'ready', data: [{ ...followed, hearings: [hearing(status)] }] }));
    expect(draw('scheduled')).toMatch(/href="\/hearing\/[\w-]+".*href="\/hearing\/[\w-]+\/check\?again"/s);
    expect(draw('closed')).not.toContain('href="/hearing/');
  });
  it('asks a relative for nothing', () => {
    expect(read({ mayGiveClues: false, clues: [], mayOffer: false, offers: [] })).not.toMatch(/(Send it|Hand in|提交线索|提交材料)/);
  });
});

describe('what comes next for somebody', () => {
  const next = (change: Partial<FollowView>): string =>
    nextForMe({ ...followed, ...change })
      .map((one) => one.kind)
      .join(' ');
  it.each<[string, Partial<FollowView>, string]>([
    ['a hearing that is on comes before everything', { hearings: [hearing('inSession')] }, 'hearing notice feeBy'],
    ['a letter unread comes before money and a date that is still to come', { hearings: [hearing('scheduled')] }, 'notice feeBy hearing'],
    ['a hearing that was is none', { notices: [], fees: [], hearings: [hearing('closed')] }, ''],
  ])('%s', (_, change, kinds) => {
    expect(next(change)).toBe(kinds);
  });
  it('what is owed sooner comes first', () => {
    const [fee] = followed.fees;
    if (!fee) throw new Error('no fee');
    const fees = [{ ...fee, dueOn: null }, { ...fee, dueOn: '2026-12-02' }, fee];
    expect(nextForMe({ ...followed, notices: [], fees }).map((one) => 'fee' in one && one.fee.dueOn)).toEqual(['2026-12-01', '2026-12-02', null]);
  });
});
