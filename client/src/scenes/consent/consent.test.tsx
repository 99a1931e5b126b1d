import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ConsentCard } from './ConsentCard.tsx';
import { consentModel, stageRules } from './consentModel.ts';
import { OnlineRulesPanel } from './OnlineRulesPanel.tsx';

const gather = () =>
  buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'witness'], actsFor: { lawyer: 'plaintiff' }, upTo: 'waiting' });
const agree = (hearing: ReturnType<typeof gather>, stage: 'opening' | 'debate', mode: 'online' | 'offline') =>
  hearing.command({ type: 'consent.give', payload: { stage, mode, language: 'en' } }, hearing.idOf('plaintiff'));

describe('consent to take part online', () => {
  it('is asked of parties and who acts for them, stage by stage, and counted so', () => {
    const hearing = gather();
    for (const role of ['presidingJudge', 'clerk', 'witness'] as const) expect(consentModel(hearing.state, hearing.idOf(role))).toBeUndefined();
    const before = consentModel(hearing.state, hearing.idOf('plaintiff'));
    expect([before?.answered, before?.offered]).toEqual([0, ['online', 'offline']]);
    agree(hearing, 'opening', 'online');
    agree(hearing, 'opening', 'offline');
    const after = consentModel(hearing.state, hearing.idOf('plaintiff'));
    expect(after?.stages.filter((one) => one.chosen !== undefined)).toEqual([{ stage: 'opening', chosen: 'offline' }]);
    hearing.command({ type: 'procedure.plan', payload: { plan: 'smallClaims', caseKind: 'civil', reason: null } }, hearing.idOf('clerk'));
    expect(consentModel(hearing.state, hearing.idOf('plaintiff'))?.offered).toContain('asynchronous');
  });

  it('tells the court of the present stage which it is', () => {
    const hearing = gather();
    expect(stageRules(hearing.state).some((one) => one.isNow)).toBe(false);
    hearing.command({ type: 'participant.admitAll', payload: {} }, hearing.idOf('presidingJudge'));
    hearing.command({ type: 'hearing.open', payload: {} }, hearing.idOf('presidingJudge'));
    expect(
      stageRules(hearing.state)
        .filter((one) => one.isNow)
        .map((one) => one.stage),
    ).toEqual(['opening']);
  });
});

describe.each(languages)('consent on the screen in %s', (language) => {
  const props = (hearing: ReturnType<typeof gather>, meId: string) => ({ state: hearing.state, meId, isBusy: false, send: () => Promise.resolve(true) });
  it('is asked in plain words; the court sees why a stage may not run online, with the article', () => {
    const hearing = gather();
    agree(hearing, 'debate', 'offline');
    const card = textOf(renderInLanguage(language, <ConsentCard {...props(hearing, hearing.idOf('plaintiff'))} />));
    expect(card).toMatch(/1 of \d|已答复 1/);
    expect(card).toMatch(/each stage by itself|每个阶段分别/);
    const panel = textOf(renderInLanguage(language, <OnlineRulesPanel {...props(hearing, hearing.idOf('presidingJudge'))} />));
    expect(panel).toMatch(/(Not answered yet|尚未答复).*Demo defendant.*(art\. 4|第4条)/);
    expect(panel).toMatch(/(Wants to come to the courthouse|要求到法院参加).*Demo plaintiff/);
    expect(panel).toMatch(/Record the finding|记录审查意见/);
    const ofClerk = textOf(renderInLanguage(language, <OnlineRulesPanel {...props(hearing, hearing.idOf('clerk'))} />));
    expect(ofClerk).not.toMatch(/Record the finding|记录审查意见/);
    expect(card + panel).not.toMatch(/consent:|order:|\{\{/);
  });
});
