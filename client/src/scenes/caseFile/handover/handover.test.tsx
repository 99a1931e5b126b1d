import { testAgencies } from '@assize/contracts/testing/buildCase';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/describeStates.tsx';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { buildFile, buildHandover } from '../testData.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { acceptRest, answersOf, type Draft, standingOf, withAnswer } from './answerModel.ts';
import { HandoversPanel } from './HandoversPanel.tsx';
import { handoverChoices, handoverFault } from './handoverChoices.ts';
import { SendForm } from './SendForm.tsx';

const agencies = Object.values(testAgencies);
const leadOf = (name: keyof typeof testAgencies) => ({
  agencyId: testAgencies[name].id,
  agencyName: testAgencies[name].name,
  since: '2026-11-20T01:00:00.000Z',
});
const act = (): Promise<void> => Promise.resolve();
const { documents } = buildHandover();
const [first, second] = documents.map((one) => one.documentId);
const ids = documents.map((one) => one.documentId);
const unreadable = (page: string): Draft => withAnswer(acceptRest({}, ids), first ?? '', { answer: 'unreadable', page });

describe('to whom a case can go', () => {
  it.each([
    ['police', { prosecution: ['procuratorate', 'procuratorate2'], jurisdiction: ['police2'] }],
    ['procuratorate2', { indictment: ['court2', 'court'], supplement: ['police2', 'police'], jurisdiction: ['procuratorate'] }],
    ['court', { withdrawal: ['procuratorate', 'procuratorate2'], jurisdiction: ['court2'] }],
    ['lawFirm', {}],
  ] as const)('from %s, its own district first', (from, expected) => {
    const choices = handoverChoices({ lead: leadOf(from), kind: 'criminal' }, agencies);
    const named = choices.map((one) => [one.purpose, one.agencies.map((each) => Object.entries(testAgencies).find(([, known]) => known === each)?.[0])]);
    expect(Object.fromEntries(named)).toEqual(expected);
  });
  it('is nowhere for a civil case of the police, and from an agency that is not known', () => {
    expect(handoverChoices({ lead: leadOf('police'), kind: 'civil' }, agencies)).toEqual([]);
    expect(handoverChoices({ lead: leadOf('police'), kind: 'criminal' }, [])).toEqual([]);
  });
  it('is refused beforehand where there is nothing to send, or the law allows no third time', () => {
    const twice = [1, 2].map(() => buildHandover({ purpose: 'supplement', status: 'accepted' }));
    expect(handoverFault(buildFile({ main: [] }), 'prosecution')).toBe('empty');
    expect(handoverFault(buildFile({ handovers: twice }), 'supplement')).toBe('supplementedTwice');
    expect(handoverFault(buildFile({ handovers: twice }), 'indictment')).toBeUndefined();
    expect(handoverFault(buildFile({ handovers: twice.slice(1) }), 'supplement')).toBeUndefined();
  });
});

describe('the answer to a handover', () => {
  it.each<[string, Draft, object]>([
    ['with nothing said', {}, { unanswered: 2, faulty: 0, canAccept: false, canReturn: false }],
    ['with one said', { [first ?? '']: { answer: 'accepted', page: '', note: '' } }, { unanswered: 1, canAccept: false, canReturn: false }],
    ['with the rest accepted', acceptRest({}, ids), { unanswered: 0, faulty: 0, canAccept: true, canReturn: true }],
    ['with an unreadable page', unreadable('3'), { faulty: 1, badPages: [], canAccept: false, canReturn: true }],
    ['with no page named', unreadable(''), { badPages: [], canReturn: true }],
    ['with a page that is none', unreadable('4'), { badPages: [first], canAccept: false, canReturn: false }],
    ['with half a page', unreadable('1.5'), { badPages: [first], canReturn: false }],
  ])('%s', (_, draft, expected) => {
    expect(standingOf(draft, documents)).toMatchObject(expected);
  });
  it('of a handover without documents is never an acceptance', () => {
    expect(standingOf({}, [])).toMatchObject({ canAccept: false, canReturn: false });
  });
  it('keeps what was said when the rest is accepted', () => {
    const draft = acceptRest(withAnswer({}, second ?? '', { answer: 'annexMissing', note: ' 附件二 ' }), ids);
    expect(answersOf(draft, documents)).toEqual([
      { documentId: first, answer: 'accepted', page: null, note: '' },
      { documentId: second, answer: 'annexMissing', page: null, note: '附件二' },
    ]);
  });
  it('names a page for what is unreadable alone', () => {
    const draft = withAnswer(unreadable('2'), second ?? '', { answer: 'differs', page: '2' });
    expect(answersOf(draft, documents).map((one) => one.page)).toEqual([2, null]);
  });
});

describe.each(languages)('handing over in %s', (language) => {
  const drawAnswer = (initial: Draft): string => renderInLanguage(language, <AnswerForm handover={buildHandover()} act={act} initial={initial} />);
  const isDisabled = (html: string, testId: string): boolean =>
    new RegExp(`<button[^>]*data-testid="${testId}"`).exec(html)?.[0].includes('disabled=""') ?? false;

  it('shows what will go and to whom, and that the side volume stays', () => {
    const text = textOf(
      renderInLanguage(language, <SendForm file={buildFile({ lead: leadOf('police') })} act={act} agencies={agencies} onDone={() => undefined} />),
    );
    expect(text).toMatch(/Demo procuratorate A.*演示材料1.*演示材料2/);
    expect(text).toMatch(/side volume stays|副卷由本单位留存/);
    expect(text).not.toMatch(/files:|{{/);
  });
  it('hands nothing over where the main volume is empty, and says why', () => {
    const html = renderInLanguage(
      language,
      <SendForm file={buildFile({ lead: leadOf('police'), main: [] })} act={act} agencies={agencies} onDone={() => undefined} />,
    );
    expect(isDisabled(html, 'send-submit')).toBe(true);
    expect(textOf(html)).toMatch(/nothing in the main volume|正卷没有材料/);
  });
  it('takes a case only when every document is accepted', () => {
    expect(isDisabled(drawAnswer({}), 'answer-accept')).toBe(true);
    expect(isDisabled(drawAnswer(acceptRest({}, ids)), 'answer-accept')).toBe(false);
    const faulty = drawAnswer(unreadable('2'));
    expect(isDisabled(faulty, 'answer-accept')).toBe(true);
    expect(textOf(faulty)).toMatch(/A case is taken whole|案件须整体接收/);
  });
  it('sends nothing back without a reason', () => {
    expect(isDisabled(drawAnswer(unreadable('2')), 'answer-return')).toBe(true);
  });
  it('has one press for what is left, and says how many that is', () => {
    expect(textOf(drawAnswer({}))).toMatch(/Accept the 2 that are left|其余 2 份均无误/);
    expect(drawAnswer(acceptRest({}, ids))).not.toContain('accept-rest');
    expect(drawAnswer({})).not.toMatch(/files:|{{/);
  });
});

describe.each(languages)('what waits for a partner that was closed, in %s', (language) => {
  const open = (closedPartner: 'mayHaveIt' | 'hasNothing' | null): string => {
    const handover = buildHandover({ closedPartner });
    const file = buildFile({ handovers: [handover] });
    return renderInLanguage(language, <HandoversPanel file={file} act={act} today="2026-11-24" ownAgencyIds={[file.lead.agencyId]} handovers={[handover]} />);
  };
  it('can be taken back where nothing was sent, and else says why not and whom to ask', () => {
    const [plain, hasNothing, mayHaveIt] = [open(null), open('hasNothing'), open('mayHaveIt')];
    expect([plain, hasNothing, mayHaveIt].map((html) => html.includes('data-testid="withdraw-handover"'))).toEqual([true, true, false]);
    const closed = language === 'en' ? 'was closed' : '对接已关闭';
    expect([plain, hasNothing, mayHaveIt].map((html) => textOf(html).includes(closed))).toEqual([false, true, true]);
    expect(textOf(mayHaveIt)).toContain(language === 'en' ? 'Ask an administrator' : '请联系管理员');
    expect(mayHaveIt + hasNothing).not.toContain('files:');
  });
});
