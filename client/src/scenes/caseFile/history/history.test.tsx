import { casePayloads } from '@assize/contracts/casefile/events';
import { legalDeadlines } from '@assize/contracts/casefile/stages/legalDeadlines';
import { verifyChain } from '@assize/contracts/hearing/chain';
import { buildCase, idAt } from '@assize/contracts/testing/buildCase';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../i18n/createI18n.ts';
import { textOf } from '../../../i18n/describeStates.tsx';
import { languages } from '../../../i18n/languages.ts';
import { readLocale } from '../../../i18n/readLocale.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { basisText } from '../stages/basis.ts';
import { CaseHistory } from './HistoryPanel.tsx';
import { LookList } from './LooksPanel.tsx';

/** A case to which most of what can be done was done. */
function livedCase() {
  const made = buildCase();
  const partyId = idAt('a005', 1);
  const party = { partyId, role: 'suspect' as const, form: 'person' as const, name: '演示嫌疑人', idNumber: null, phone: null, bornOn: null };
  made.command({ type: 'party.add', payload: party });
  made.command({
    type: 'agent.name',
    payload: {
      agentId: idAt('a006', 1),
      partyId,
      form: 'defender',
      name: '演示律师',
      firm: null,
      licence: null,
      authority: 'general',
      powers: [],
      documentId: null,
    },
  });
  made.command({ type: 'agent.end', payload: { agentId: idAt('a006', 1), reason: '委托解除' } });
  made.command({ type: 'party.remove', payload: { partyId, reason: '另案处理' } });
  const documentId = made.file(1);
  made.file(2);
  made.command({ type: 'deadline.extend', payload: { deadlineOn: '2027-01-31', reason: '案情复杂' } });
  made.command({ type: 'document.withdraw', payload: { documentId, reason: '重复' } });
  made.command({ type: 'case.describe', payload: { title: '改名', cause: '诈骗罪' } });
  made.answer(made.send(1, 'procuratorate', 'prosecution'), 'returned', 'procuratorate');
  made.answer(made.send(2, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
  return made;
}

describe.each(languages)('the history of a case in %s', (language) => {
  const { events } = livedCase();
  const i18n = createI18n(language, readLocale(language));
  const draw = (shown: typeof events): string =>
    textOf(renderInLanguage(language, <CaseHistory events={shown} chain={verifyChain(shown)} agencies={{ [idAt('a001', 1)]: 'Demo police A' }} />));

  it('says in words who did what for which agency', () => {
    const text = draw(events);
    expect(text).toMatch(/Demo officer \(Demo police A\): opened the case as A-1|Demo officer（Demo police A）：立案，案号 A-1/);
    expect(text).toMatch(/removed 演示嫌疑人: 另案处理|移除演示嫌疑人：另案处理/);
    expect(text).toMatch(/answered the handover: Sent back \(not whole\)|答复移送：已退回（not whole）/);
    expect(text).toMatch(/委托解除/);
    expect(text).toMatch(/(passed from Demo police A to|由Demo police A转由)\s?Demo procuratorate A/);
    expect(text).toMatch(/changed: Title, Cause|修改：案件名称、案由/);
    expect(text).not.toMatch(/files:|{{|undefined|case\.|party\.|document\.|handover\./);
  });
  it('is verified here, and says from where on it does not fit', () => {
    expect(draw(events)).toMatch(new RegExp(`Verified here: ${String(events.length)} lines|共 ${String(events.length)} 条，完整无改动`));
    const changed = events.map((one, index) => (index === 2 ? { ...one, at: '2020-01-01T00:00:00.000Z' } : one));
    expect(draw(changed)).toMatch(/does not fit from line 3 on|自第 3 条起校验不符/);
    expect(draw(changed)).not.toMatch(/Verified here|完整无改动/);
    expect(draw(events.toSpliced(4, 1))).toMatch(/line 5 on|第 5 条/);
  });
  it('has words for everything that a log can hold', () => {
    const missing = Object.keys(casePayloads).filter((type) => !['', '_other', '_one'].some((form) => i18n.exists(`files:event.${type}${form}`)));
    expect(missing).toEqual([]);
  });
  it('names the law of every deadline', () => {
    const missing = legalDeadlines.filter(({ basis }) => basisText(i18n.t, basis) === basis);
    expect(missing).toEqual([]);
    expect(basisText(i18n.t, 'XYZ 1')).toBe('XYZ 1');
  });
  it('says who looked at what, also where it does not know what that is', () => {
    const look = { name: '演示检察官', agency: '演示检察院', what: 'case', documentId: null, at: '2026-11-24T02:00:00.000Z' };
    const text = textOf(renderInLanguage(language, <LookList looks={[look, { ...look, agency: null, what: 'somethingNew' }]} />));
    expect(text).toMatch(/演示检察官 · 演示检察院.*(looked at the case|查看案件).*(something of it|查看案件内容)/);
    expect(text).not.toMatch(/somethingNew|files:/);
    expect(textOf(renderInLanguage(language, <LookList looks={[]} />))).toMatch(/Nobody looked|尚无查阅记录/);
  });
});
