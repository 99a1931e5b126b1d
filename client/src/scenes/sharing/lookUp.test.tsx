import { testAgencies } from '@assize/contracts/testing/buildCase';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../session/ApiError.ts';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { titlesOf } from './askShare.ts';
import { AskShareForm } from './AskShareForm.tsx';
import { emptyLookUp, lookUpBody, lookUpFaults, type LookUpValues, newTraitRow } from './lookUpForm.ts';
import { headedPlaces, isOfOrgan, lookUpPlaces } from './lookUpPlaces.ts';
import { type LookUpAnswer, LookUpView } from './LookUpView.tsx';
import { AskedMessage } from './MatchList.tsx';
import { MadeLookUpsView } from './MadeLookUpsView.tsx';
import { sharingFault } from './refusals.ts';
import { LinksView } from './SharingLinks.tsx';
import { SharingRefusal, sharingWords } from './SharingRefusal.tsx';
import { buildMatch } from './testData.ts';

const none = (): void => undefined;
const procurators = lookUpPlaces([{ agency: testAgencies.procuratorate, role: 'handler' }]);
const caseId = '018f0000-0000-7000-8000-000000000001';
const seen = { caseId, caseNumber: '演公刑诉〔2026〕1号', title: '演示电信诈骗案' };
const data: LookUpAnswer = { matches: [buildMatch(), buildMatch({ matchId: 'b', opensBy: 'mine', case: seen })], isMore: false, purpose: '串并案' };

function view(model: SceneModel<LookUpAnswer> | null, { places = procurators, isHead = false } = {}) {
  return (
    <LookUpView model={model} places={places} isHead={isHead} isDemo onLookUp={none} onAsk={() => Promise.reject(new ApiError('unknown'))} onRetry={none} />
  );
}

describe.each(languages)('looking up in %s', (language) => {
  const draw = (...given: Parameters<typeof view>): string => renderInLanguage(language, view(...given));
  const read = (...given: Parameters<typeof view>): string => textOf(draw(...given));
  const states = [null, { state: 'loading' }, { state: 'empty' }, { state: 'ready', data }, { state: 'failed', code: 'rateLimited' }] as const;

  it('keeps its form in every state and leaves no gap in its texts', () => {
    for (const model of states) {
      expect(draw(model, { isHead: true })).toContain('data-testid="look-up-form"');
      expect(read(model, { isHead: true })).not.toMatch(/\b(sharing|files):|{{|undefined/);
    }
  });
  it('says before and after what is here, and that a look-up was noted', () => {
    expect(read(null)).toMatch(/Here stands what fits|查询后在此显示/);
    expect(read({ state: 'empty' })).toMatch(/(No case fits That you looked was noted|没有命中的案件 本次查询已留痕)/);
  });
  it('tells whose case fits, in what, and by whose word it opens; only what may be seen is named and leads on', () => {
    const text = read({ state: 'ready', data });
    expect(text).toMatch(/(演示乙区公安局 \(乙区\) fits in 2 traits: Phone, Bank account|演示乙区公安局（乙区）有一件案件 2 项要素相符： 电话号码、银行账户)/);
    expect(text).toMatch(/(when 演示乙区公安局 grants it|须经演示乙区公安局同意)/);
    const html = draw({ state: 'ready', data });
    expect(html.match(/href="\/case-files\/[^"]+"/g)).toEqual([`href="/case-files/${caseId}"`]);
    expect(html.match(/data-testid="ask-share"/g)).toHaveLength(1);
    const other = { ...data, matches: [buildMatch({ traits: [], opensBy: 'standingRule' })], isMore: true };
    expect(read({ state: 'ready', data: other })).toMatch(/(standing rule opens.*newest 1 |按常设共享规则.*最近的 1 件)/);
  });
  it('has nothing to fill in for whoever may not look up', () => {
    expect(draw(null, { places: [] })).not.toContain('look-up-form');
    expect(read(null, { places: [] })).toMatch(/for investigators and procurators|仅供侦查人员和检察人员/);
  });
  it('offers the list of look-ups to the head alone', () => {
    expect([draw(null).includes('to-made-look-ups'), draw(null, { isHead: true }).includes('to-made-look-ups')]).toEqual([false, true]);
  });
  it('says what became of asking, with a way on', () => {
    const after = (status: 'open' | 'granted' | 'refused', id: string | null): string =>
      renderInLanguage(language, <AskedMessage asked={{ status, caseId: id }} owner="演示公安局" />);
    expect(textOf(after('open', null))).toMatch(/waits for the answer of 演示公安局|等待演示公安局答复/);
    expect(after('open', null)).toContain('href="/share-requests"');
    expect(textOf(after('open', caseId))).toMatch(/The documents wait|所需材料等待/);
    for (const html of [after('open', caseId), after('granted', caseId)]) expect(html).toContain(`href="/case-files/${caseId}"`);
    expect(textOf(after('refused', null))).not.toMatch(/sharing:|{{/);
  });
  it('has words for asking and for why it was refused', () => {
    expect(textOf(renderInLanguage(language, <AskShareForm purpose="串并案" onAsk={() => Promise.resolve()} />))).not.toMatch(/sharing:|{{/);
    const refusal = <SharingRefusal acting={{ refusal: 'conflict', cause: null }} isAsking />;
    expect(textOf(renderInLanguage(language, refusal))).toMatch(/asked for this case already|本单位已申请共享该案/);
    const answered = <RefusalView acting={{ refusal: 'wrongCaseState', cause: 'answered' }} wordsOf={sharingWords} />;
    expect(textOf(renderInLanguage(language, answered))).toMatch(/This request was answered already|该申请已有答复/);
  });
  it('leads from the desk, with how many wait', () => {
    const links = (mayLookUp: boolean, waiting: number): string => renderInLanguage(language, <LinksView mayLookUp={mayLookUp} waiting={waiting} />);
    expect(textOf(links(true, 3))).toMatch(/3 wait for you|3 件待答复/);
    expect(links(false, 0)).not.toContain('to-look-ups');
    expect(links(false, 0)).toContain('href="/share-requests"');
  });
});

const made = {
  ...{ name: '演示检察官', purpose: '同一号码', matched: 2, at: '2026-11-24T02:00:00.000Z' },
  asked: {
    traits: [{ kind: 'phone' as const, value: '13800138000' }],
    kinds: ['criminal' as const],
    ...{ manner: '冒充客服', place: '演示镇', fromOn: '2026-11-01', toOn: '2026-11-30' },
  },
};
describeStates(
  'the look-ups of an agency',
  (model: SceneModel<readonly (typeof made)[]>) => (
    <MadeLookUpsView
      model={model}
      places={[...procurators, { agencyId: 'x', name: 'x' }]}
      agencyId={procurators[0]?.agencyId}
      isDemo
      onAgency={none}
      onRetry={none}
    />
  ),
  [made],
  { ready: { 'zh-CN': '电话号码：13800138000', en: 'Phone: 13800138000' }, empty: { 'zh-CN': '尚无查询记录', en: 'Nothing was looked up yet' } },
);

describe('what is looked for', () => {
  const values = (change: Partial<LookUpValues>): LookUpValues => ({ ...emptyLookUp(), purpose: '串并案', ...change });
  const phone = (value: string) => [{ ...newTraitRow('phone'), key: 'row', value }];
  it.each([
    [{ traits: phone('12') }, { row: 'notOfKind' }],
    [{}, { traits: 'nothing' }],
    [{ traits: phone('13800138000'), purpose: ' ' }, { purpose: 'required' }],
    [{ manner: '骗' }, { manner: 'tooShort' }],
    [{ place: '演示镇', fromOn: '2026-11-02', toOn: '2026-11-01' }, { toOn: 'order' }],
    [{ traits: phone('13800138000') }, {}],
    [{ manner: '冒充客服', fromOn: '2026-11-01' }, {}],
  ] as const)('%j is faulted as %j', (change, faults) => {
    const { traits, ...rest } = change as Partial<LookUpValues>;
    expect(lookUpFaults(values({ ...rest, ...(traits ? { traits: [...traits] } : {}) }))).toEqual(faults);
  });
  it('leaves out what is empty', () => {
    expect(
      lookUpBody(procurators[0]?.agencyId ?? '', values({ traits: [...phone('13800138000'), newTraitRow('vehicle')], fromOn: '2026-11-01' })),
    ).toMatchObject({
      ...{ traits: [{ kind: 'phone', value: '13800138000' }], fromOn: '2026-11-01', toOn: null, kinds: [] },
    });
  });
  it('names documents by lines, no more than a request takes', () => {
    expect(titlesOf(' a \n\nb\na')).toEqual(['a', 'b']);
    expect(titlesOf('x'.repeat(201))).toBeNull();
    expect(titlesOf(Array.from({ length: 51 }, (_, index) => String(index)).join('\n'))).toBeNull();
  });
});

describe('who looks up', () => {
  it('is told for each agency once, with the kinds that may be looked for there', () => {
    const memberships = (['handler', 'head'] as const).map((role) => ({ agency: testAgencies.procuratorate, role }));
    expect(lookUpPlaces(memberships)).toEqual([
      { agencyId: testAgencies.procuratorate.id, name: testAgencies.procuratorate.name, kinds: ['criminal', 'publicInterest'] },
    ]);
    expect(headedPlaces(memberships)).toHaveLength(1);
    expect(headedPlaces([{ agency: testAgencies.procuratorate, role: 'handler' }])).toEqual([]);
    expect(lookUpPlaces([{ agency: testAgencies.court, role: 'head' }])).toEqual([]);
    expect([isOfOrgan([{ agency: testAgencies.lawFirm, role: 'head' }]), isOfOrgan([{ agency: testAgencies.court, role: 'desk' }])]).toEqual([false, true]);
  });
  it('reads a refusal by what it was about', () => {
    expect(sharingFault({ refusal: 'conflict', cause: null }, false)).toBeUndefined();
    expect(sharingFault({ refusal: 'wrongCaseState', cause: 'ownCase' }, false)).toBe('ownCase');
    expect(sharingFault({ refusal: 'notFound', cause: null }, true)).toBe('gone');
  });
});
