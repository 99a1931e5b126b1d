import { causeIds, causeOf } from '@assize/contracts/docket/causes';
import { docketSteps } from '@assize/contracts/docket/faults';
import type { ApplicationRow, ApplicationView } from '@assize/contracts/docket/views';
import { buildDocketForm, buildMaterials } from '@assize/contracts/testing/buildApplication';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { ApplicationsView } from './ApplicationsView.tsx';
import { ApplyView } from './ApplyView.tsx';
import { DeskView } from './desk/DeskView.tsx';
import { type QueueData, QueueView } from './desk/QueueView.tsx';
import { fenOf } from './form/formModel.ts';
import { FormView, type FormViewProps } from './form/FormView.tsx';
import { StatusView } from './StatusView.tsx';

const id = '018f0000-0000-7000-8000-000000000001';
const at = '2026-11-24T02:00:00.000Z';
const nothing = (): Promise<void> => Promise.resolve();
const ignore = (): void => undefined;
const application: ApplicationView = {
  ...{ applicationId: id, standing: 'applicant', seq: 2, status: 'sent', court: { id, name: '演示法院' }, form: buildDocketForm() },
  ...{ materials: buildMaterials(), revision: 1, sentAt: at, dueOn: '2026-12-01', clerk: null, corrections: [], caseNumber: null },
  ...{ refusal: null, decidedAt: null, isDemo: true, mayLink: false },
  history: [{ seq: 1, type: 'application.begun', at, by: { as: 'applicant', name: 'Demo plaintiff' } }],
};
const correction = { correctionId: id, items: ['缺少借条原件照片'], untilOn: '2026-12-05', askedAt: at, answer: null };
const row: ApplicationRow = {
  ...{ applicationId: id, status: 'sent', court: '演示法院', cause: 'privateLoan', plaintiff: '演示原告', defendant: '演示被告' },
  ...{ sentAt: at, dueOn: '2026-12-01', clerk: null, caseNumber: null, isDemo: true },
};
const noKey = /docket:|files:|evidence:|{{|undefined|\[object/;

const queue = (model: SceneModel<QueueData>) => (
  <QueueView model={model} courts={[{ id, name: '演示法院' }]} courtId={id} which="open" isDemo onCourt={ignore} onWhich={ignore} onRetry={ignore} />
);
describeStates(
  'the docket desk',
  queue,
  { applications: [row], today: '2026-11-30' },
  {
    ready: { 'zh-CN': '演示原告 诉 演示被告', en: '演示原告 v. 演示被告' },
    empty: { 'zh-CN': '没有待办理的立案申请', en: 'No application waits' },
  },
);
describeStates(
  'the applications of somebody',
  (model: SceneModel<ApplicationRow[]>) => <ApplicationsView model={model} courts={[]} isDemo onBegin={nothing} onRetry={ignore} />,
  [row],
  { ready: { 'zh-CN': '法院审查中', en: 'With the court' }, empty: { 'zh-CN': '您还没有立案申请', en: 'You have not applied yet' } },
);
describeStates(
  'the page on which somebody begins',
  (model: SceneModel<{ id: string; name: string; district: string; isDemo: boolean }[]>) => (
    <ApplyView model={model} issued={null} onBegin={nothing} onGoOn={ignore} onRetry={ignore} />
  ),
  [{ id, name: '演示法院', district: '东区', isDemo: true }],
  { ready: { 'zh-CN': '您的姓名', en: 'Your name' }, empty: { 'zh-CN': '目前没有法院开通网上立案', en: 'No court takes applications online now' } },
);

describe.each(languages)('an application, in %s', (language) => {
  const form = (change: Partial<FormViewProps> = {}): string =>
    renderInLanguage(
      language,
      <FormView
        {...{
          application: { ...application, status: 'draft' },
          form: buildDocketForm(),
          saving: 'saved',
          startsAt: 'review',
          onChange: ignore,
          onSend: nothing,
        }}
        {...{ onWithdraw: nothing, onKeepMine: nothing, onTakeTheirs: ignore, onGive: nothing, onTakeBack: nothing, ...change }}
      />,
    );
  const isSendable = (html: string): boolean => !/<button[^>]*disabled=""[^>]*data-testid="docket-send"/.test(html);
  it.each(docketSteps)('has the step %s, with nothing left unsaid', (startsAt) => {
    expect(textOf(form({ startsAt }))).not.toMatch(noKey);
  });
  it.each(causeIds)('about %s has a text for all that it asks, and a fee', (cause) => {
    const text = textOf(form({ startsAt: 'facts', form: buildDocketForm({ cause }) })) + textOf(form({ startsAt: 'claims', form: buildDocketForm({ cause }) }));
    expect(text).not.toMatch(noKey);
    expect(text).toMatch(/¥[\d,.]+/);
    expect(causeOf(cause).fields.length).toBeGreaterThan(0);
  });
  it('can be sent when it is whole, and says where to go when it is not', () => {
    expect(isSendable(form())).toBe(true);
    const lacking = form({ form: buildDocketForm({ claims: [''] }) });
    expect(isSendable(lacking)).toBe(false);
    expect(lacking).toContain('data-testid="missing-claims"');
  });
  it('is not sent over what another device saved', () => {
    expect(isSendable(form({ saving: 'conflict' }))).toBe(false);
  });
  it('says at once that an identity number is wrong, and nothing of what was not reached yet', () => {
    const [plaintiff, defendant] = buildDocketForm().parties;
    if (!plaintiff || !defendant) throw new Error('a form has two sides');
    const parties = [{ ...plaintiff, idNumber: '000000199001010000', phone: '' }, defendant];
    const text = textOf(form({ startsAt: 'plaintiffs', form: buildDocketForm({ parties }) }));
    expect(text).toMatch(/(check digit does not fit|校验位不符)/);
    expect(text).not.toMatch(/(This is needed|请填写此项)/);
  });
  it('shows what is to be mended to who mends it', () => {
    expect(textOf(form({ application: { ...application, status: 'correcting', corrections: [correction] } }))).toContain('缺少借条原件照片');
  });

  const status = (change: Partial<ApplicationView>): string =>
    textOf(renderInLanguage(language, <StatusView application={{ ...application, ...change }} onWithdraw={nothing} onOpen={nothing} />));
  it.each<[Partial<ApplicationView>, RegExp]>([
    [{}, /(decides by 1 December 2026|2026年12月1日前决定)/],
    [{ status: 'accepted', dueOn: null, caseNumber: '（2026）演示民初1号' }, /（2026）演示民初1号/],
    [
      { status: 'refused', dueOn: null, refusal: { reason: '不属于本院管辖', appealUntilOn: '2026-12-11' } },
      /(until 11 December 2026|2026年12月11日前向上一级).*不属于本院管辖/,
    ],
    [{ status: 'withdrawn', dueOn: null }, /(apply anew|重新申请)/],
    [{ status: 'lapsed', sentAt: null, dueOn: null }, /(for 90 days|90日内).*(apply anew|重新申请)/],
  ])('%j says what happens next', (change, words) => {
    expect(status(change)).toMatch(words);
    expect(status(change)).not.toMatch(noKey);
  });

  const desk = (change: Partial<ApplicationView>): string =>
    renderInLanguage(
      language,
      <DeskView
        application={{ ...application, standing: 'court', ...change }}
        today="2026-11-30"
        act={nothing}
        onOpen={nothing}
        onRenew={() => Promise.resolve('')}
      />,
    );
  it('offers a clerk to take it on, and to decide what they have taken on, and nothing of a colleague’s', () => {
    const [free, mine, theirs] = [desk({}), desk({ clerk: { name: 'A', isMe: true } }), desk({ clerk: { name: '王', isMe: false } })];
    expect([free, mine, theirs].map((html) => html.includes('data-testid="docket-take"'))).toEqual([true, false, false]);
    expect([free, mine, theirs].map((html) => html.includes('data-testid="docket-accept"'))).toEqual([false, true, false]);
    expect(textOf(theirs)).toContain('王');
    for (const html of [free, mine, theirs]) expect(textOf(html)).not.toMatch(noKey);
  });
  it('gives another link to who has their account by the application, and offers it for nobody else', () => {
    const words = /(New link for the applicant|为申请人更换链接)/;
    expect(textOf(desk({ mayLink: true }))).toMatch(words);
    expect(textOf(desk({ mayLink: true }))).not.toMatch(noKey);
    expect(textOf(desk({ mayLink: false }))).not.toMatch(words);
  });
  it('leads from what was accepted to the case', () => {
    expect(desk({ status: 'accepted', caseNumber: '1', dueOn: null })).toContain(`href="/case-files/${id}"`);
  });
});

it.each([
  ['50000', 5_000_000],
  ['1,234.5', 123_450],
  ['0.01', 1],
  ['', null],
  ['12.345', null],
  ['five', null],
  ['-1', null],
])('%j yuan is %s fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen);
});
