import type { GroupView as Group } from '@assize/contracts/casefile/groups/groupView';
import { testAgencies } from '@assize/contracts/testing/buildCase';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { buildDocument } from '../caseFile/testData.ts';
import { GrantForm } from './GrantForm.tsx';
import { grantCommand, granteeChoices, grantValues, isInForce } from './grantForm.ts';
import { GroupView } from './GroupView.tsx';
import { type RequestsData, RequestsView } from './RequestsView.tsx';
import { buildGrant, buildRequest, nowMs } from './testData.ts';

const done = (): Promise<void> => Promise.resolve();
const none = (): void => undefined;
const caseId = '018f0000-0000-7000-8000-000000000001';
const seen = { caseId, caseNumber: '演公刑诉〔2026〕1号', title: '演示电信诈骗案' };
const data: RequestsData = {
  toAnswer: [buildRequest({ case: seen })],
  asked: [
    buildRequest({ requestId: 'a', status: 'granted', case: seen, openUntil: '2026-12-20T02:00:00.000Z' }),
    buildRequest({ requestId: 'b', status: 'granted' }),
    buildRequest({ requestId: 'c', status: 'refused', refusal: '与本案无关', wantsMainVolume: true }),
  ],
};
const requests = (model: SceneModel<RequestsData>, mayLookUp = true) => (
  <RequestsView model={model} mayLookUp={mayLookUp} isDemo act={done} withMain={(_, form) => form([])} onRetry={none} />
);
describeStates('requests to share', requests, data, {
  ready: { 'zh-CN': '演示乙区公安局申请共享', en: '演示乙区公安局 asks' },
  empty: { 'zh-CN': '没有共享申请', en: 'There are no requests' },
});

describe.each(languages)('requests to share in %s', (language) => {
  const html = renderInLanguage(language, requests({ state: 'ready', data }));
  it('say what is wanted, how each stands and why, and lead to a case only while it is open', () => {
    const text = textOf(html);
    expect(text).toMatch(/(1 request waits|有 1 件共享申请)/);
    expect(text).toMatch(/(20 days: facts, people and these documents: 演示材料1|20 天：案情、人员和下列材料：演示材料1)/);
    expect(text).toMatch(/(Open to you until|开放至2026年12月20日).*(It is over|共享已结束).*(Refused|未同意).*与本案无关/);
    const granted = html.split('data-testid="asked"').slice(1);
    expect(granted.map((row) => row.includes(`href="/case-files/${caseId}"`))).toEqual([true, false, false]);
    expect(html).toContain('data-testid="refuse"');
  });
  it('are only answered by whoever asks of nobody', () => {
    expect(renderInLanguage(language, requests({ state: 'ready', data }, false))).not.toContain('data-testid="asked"');
  });
  it('are granted in what was named, for as long as was asked, the consequence said', () => {
    const draw = (request: ReturnType<typeof buildRequest> | null): string =>
      renderInLanguage(
        language,
        <GrantForm request={request} choices={request ? [] : [testAgencies.police2]} main={[buildDocument(1), buildDocument(2)]} act={done} onDone={none} />,
      );
    expect(draw(buildRequest())).toMatch(/<input[^>]*checked=""[^>]*data-testid="grant-document"|data-testid="grant-document"[^>]*checked=""/);
    expect(draw(buildRequest())).toContain('value="20"');
    expect(textOf(draw(buildRequest()))).toMatch(/演示乙区公安局 can look at it|演示乙区公安局可以查看/);
    expect(textOf(draw(null))).toContain(testAgencies.police2.name);
    expect(textOf(draw(null))).not.toMatch(/sharing:|{{/);
  });
});

const group: Group = {
  ...{ groupId: caseId, title: '演示系列案', victims: 5 },
  cases: [
    { caseNumber: '演1号', lead: '演示公安局', district: '甲区', isLeadCase: true, victims: 3, seen: { caseId, title: '演示案', stage: 'trial' } },
    { caseNumber: '演2号', lead: '演示乙区公安局', district: '乙区', isLeadCase: false, victims: 2, seen: null },
  ],
  districts: [
    { district: '甲区', cases: 1, victims: 3 },
    { district: '乙区', cases: 1, victims: 2 },
  ],
  shared: [
    { kind: 'phone', value: '13800138000', cases: 2 },
    { kind: 'person', value: null, cases: 2 },
  ],
};
describeStates('a group of cases', (model: SceneModel<Group>) => <GroupView model={model} isDemo onRetry={none} />, group, {
  ready: { 'zh-CN': '2 件案件、2 个地区、被害人 5 名', en: '2 cases, 2 districts, 5 victims' },
  empty: { 'zh-CN': '本组没有', en: 'There is no case in this group' },
});
describe.each(languages)('a group of cases in %s', (language) => {
  it('leads only to what may be seen by itself, and names only what is known', () => {
    const html = renderInLanguage(language, <GroupView model={{ state: 'ready', data: group }} isDemo onRetry={none} />);
    expect(html.match(/href="\/case-files\/[^"]+"/g)).toHaveLength(1);
    expect(textOf(html)).toMatch(/(not open to you by itself|未单独向您开放).*(known to the others alone|仅相关单位知悉)/);
  });
});

describe('a grant', () => {
  const main = [buildDocument(1), buildDocument(2)];
  const ids = { grantId: 'g', requestId: null, agencyId: 'x' };
  it('begins with what was asked for', () => {
    expect(grantValues(buildRequest({ titles: ['材料2', '没有的'] }), main)).toMatchObject({ scope: 'named', documentIds: [main[1]?.documentId], days: 20 });
    expect(grantValues(buildRequest({ titles: [] }), main).scope).toBe('facts');
    expect(grantValues(buildRequest({ wantsMainVolume: true }), main).scope).toBe('main');
    expect(grantValues(null, main)).toEqual({ scope: 'named', documentIds: [], days: 30 });
  });
  it('is nothing as long as no document is named or no agency chosen, and never more than its scope says', () => {
    const values = { documentIds: ['d'], days: 3 };
    const documentsOf = (scope: 'facts' | 'named' | 'main'): unknown => grantCommand(ids, { ...values, scope })?.payload;
    expect(documentsOf('facts')).toMatchObject({ documentIds: [] });
    expect(documentsOf('named')).toMatchObject({ documentIds: ['d'] });
    expect(documentsOf('main')).toMatchObject({ documentIds: null });
    expect(grantCommand(ids, { scope: 'named', documentIds: [], days: 3 })).toBeNull();
    expect(grantCommand({ ...ids, agencyId: '' }, { ...values, scope: 'main' })).toBeNull();
    expect(grantCommand(ids, { ...values, days: '', scope: 'main' })).toBeNull();
  });
  it('is in force until its time or its end', () => {
    expect(isInForce(buildGrant(), nowMs)).toBe(true);
    expect(isInForce(buildGrant(), Date.parse(buildGrant().untilAt))).toBe(false);
    expect(isInForce(buildGrant({ ended: { reason: 'x', at: buildGrant().at } }), nowMs)).toBe(false);
  });
  it('goes to organs other than the one in whose hands the case is', () => {
    expect(granteeChoices(Object.values(testAgencies), testAgencies.police.id).map((one) => one.id)).not.toContain(testAgencies.police.id);
    expect(granteeChoices(Object.values(testAgencies), testAgencies.police.id).some((one) => one.kind === 'lawFirm')).toBe(false);
  });
});
