import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import type { Role } from '@assize/contracts/hearing/roles';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { evidenceModel } from './evidenceModel.ts';
import { EvidencePanel } from './EvidencePanel.tsx';

const exhibitId = '00000000-0000-4000-b007-000000000001';
const words = { title: 'The contract', purpose: 'that it was signed', source: 'from the files', form: 'copy' as const, pointIds: [] };
const gather = () =>
  buildHearing({
    roles: ['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'witness', 'observer'],
    actsFor: { lawyer: 'plaintiff' },
    upTo: 'inSession',
  });
const file = (hearing: TestHearing) =>
  hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...words } }, hearing.idOf('lawyer'));
const exchange = (hearing: TestHearing) => hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
const counterId = '00000000-0000-4000-b007-000000000002';
const opine = (hearing: TestHearing) =>
  hearing.command(
    {
      type: 'exhibit.opine',
      payload: { exhibitId, authenticity: 'accepted', legality: 'accepted', relevance: 'disputed', words: 'it is of another year', counterIds: [counterId] },
    },
    hearing.idOf('defendant'),
  );
const modelOf = (hearing: TestHearing, role: Role) => evidenceModel(hearing.state, hearing.personOf(role));
const actsOf = (hearing: TestHearing, role: Role) => modelOf(hearing, role)?.exhibits.flatMap((one) => one.acts);

describe('evidence on the screen', () => {
  it('is shown and acted upon by whom the rule lets, at each stage', () => {
    const hearing = gather();
    for (const role of ['witness', 'observer'] as const) expect(modelOf(hearing, role)).toBeUndefined();
    file(hearing);
    expect([actsOf(hearing, 'plaintiff'), actsOf(hearing, 'defendant'), actsOf(hearing, 'presidingJudge')]).toEqual([
      ['describe', 'withdraw'],
      [],
      ['setVisibility'],
    ]);
    expect([modelOf(hearing, 'clerk')?.mayOpenExchange, modelOf(hearing, 'plaintiff')?.mayOpenExchange]).toEqual([true, false]);
    exchange(hearing);
    expect([actsOf(hearing, 'plaintiff'), actsOf(hearing, 'defendant'), actsOf(hearing, 'presidingJudge')]).toEqual([
      ['withdraw'],
      ['opine'],
      ['rule', 'setVisibility'],
    ]);
    expect([modelOf(hearing, 'clerk')?.mayCloseExchange, modelOf(hearing, 'presidingJudge')?.mayCloseExchange]).toEqual([false, true]);
    hearing.command({ type: 'exhibit.rule', payload: { exhibitId, outcome: 'admitted', reason: 'not disputed' } }, hearing.idOf('presidingJudge'));
    expect([actsOf(hearing, 'plaintiff'), actsOf(hearing, 'defendant')]).toEqual([[], []]);
    expect(modelOf(hearing, 'defendant')?.exhibits[0]?.status).toBe('admitted');
  });
});

describe.each(languages)('the register of exhibits in %s', (language) => {
  const read = (hearing: TestHearing, role: Role) =>
    textOf(renderInLanguage(language, <EvidencePanel state={hearing.state} meId={hearing.idOf(role)} isBusy={false} send={() => Promise.resolve(true)} />));

  it('shows what was asked and answered, a way to ask to the other side and a way to answer to one’s own', () => {
    const hearing = gather();
    file(hearing);
    exchange(hearing);
    const questionId = '00000000-0000-4000-b00a-000000000001';
    hearing.command({ type: 'question.ask', payload: { exhibitId, questionId, words: 'Who signed it?' } }, hearing.idOf('defendant'));
    expect(read(hearing, 'defendant')).toMatch(/Who signed it\?.*(Not answered yet|尚未回答).*(Ask about it|发问)/);
    expect(read(hearing, 'lawyer')).toMatch(/(Answer: Who signed it\?|回答：Who signed it\?)/);
    expect(read(hearing, 'lawyer')).not.toMatch(/Ask about it|发问/);
    hearing.command({ type: 'question.answer', payload: { exhibitId, questionId, words: 'My client did.' } }, hearing.idOf('lawyer'));
    expect(read(hearing, 'presidingJudge')).toMatch(/Who signed it\?.*My client did\./);
  });
  it('shows the bundles with their pages to whoever reads in them, and how they are made to the court', () => {
    const hearing = gather();
    file(hearing);
    exchange(hearing);
    const bundleId = '00000000-0000-4000-b008-000000000001';
    hearing.command({ type: 'bundle.open', payload: { bundleId, title: 'Core bundle' } }, hearing.idOf('clerk'));
    hearing.command({ type: 'bundle.enter', payload: { bundleId, exhibitId, pages: 12, afterId: null } }, hearing.idOf('clerk'));
    expect(read(hearing, 'defendant')).toMatch(/Core bundle 1 – 12 .*(Index \(PDF\)|证据目录（PDF）)/);
    expect(read(hearing, 'defendant')).not.toMatch(/New bundle|新建证据卷/);
    expect(read(hearing, 'clerk')).toMatch(/New bundle|新建证据卷/);
  });
  it('says what is there and how more comes, before anything is filed', () => {
    const text = read(gather(), 'plaintiff');
    expect(text).toMatch(/No exhibit has been filed yet|尚未提交证据/);
    expect(text).toMatch(/File an exhibit|提交证据/);
    expect(text).not.toMatch(/evidence:[a-z]|\{\{/);
  });

  it('names the exhibit by its side and number, with what it is to prove and what the other side says of it', () => {
    const hearing = gather();
    file(hearing);
    const pointId = '00000000-0000-4000-b009-000000000001';
    hearing.command({ type: 'point.state', payload: { pointId, text: 'whether it was delivered' } }, hearing.idOf('presidingJudge'));
    hearing.command({ type: 'exhibit.describe', payload: { exhibitId, ...words, pointIds: [pointId] } }, hearing.idOf('plaintiff'));
    expect(read(hearing, 'defendant')).not.toContain(words.title);
    exchange(hearing);
    hearing.command(
      { type: 'exhibit.file', payload: { exhibitId: counterId, document: evidenceDocument(2), ...words, title: 'The receipt' } },
      hearing.idOf('defendant'),
    );
    opine(hearing);
    const text = read(hearing, 'presidingJudge');
    expect(text).toMatch(/(P-1|原告证据1) The contract/);
    expect(text).toMatch(/(To prove|证明目的)[:：] ?that it was signed/);
    expect(text).toMatch(/Demo defendant.*(Relevance disputed|关联性 有异议).*it is of another year.*(Against it|反驳证据)[:：] ?(D-1|被告证据1)/);
    expect(text).toMatch(/(On|所涉争议焦点)[:：] ?whether it was delivered/);
    expect(text).toMatch(/Do not admit|不予采信/);
    expect(read(hearing, 'defendant')).toMatch(/Change your opinion|修改质证意见/);
    expect(text).not.toMatch(/evidence:[a-z]|\{\{/);
  });
});
