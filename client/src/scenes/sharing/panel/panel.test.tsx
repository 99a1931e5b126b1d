import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/describeStates.tsx';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { allActs, buildFile, readingActs } from '../../caseFile/testData.ts';
import { buildGrant, buildSharing, nowMs } from '../testData.ts';
import { CircumstancesForm } from './CircumstancesForm.tsx';
import { GroupForm } from './GroupForm.tsx';
import { rulesOfCase } from './rulesOfCase.ts';
import { SharingPanel, SharingView } from './SharingPanel.tsx';
import { TraitForm } from './TraitForm.tsx';

const done = (): Promise<void> => Promise.resolve();
const none = (): void => undefined;
const owned = buildFile({ may: [...allActs, 'seeTraits', 'answerShare', 'groupCase', 'seeGroup'] });

describe.each(languages)('sharing on the page of a case in %s', (language) => {
  const draw = (sharing = buildSharing(), file = owned): string =>
    renderInLanguage(
      language,
      <SharingView
        file={file}
        act={done}
        today="2026-11-25"
        ownAgencyIds={[]}
        sharing={sharing}
        nowMs={nowMs}
        onJoin={done}
        onAsk={() => Promise.resolve({ status: 'open', caseId: null })}
      />,
    );
  const acts = ['grant', 'refuse', 'end-grant', 'grant-unasked', 'leave-group', 'join-group', 'strike-trait', 'add-trait', 'describe-circumstances'];
  const offered = (html: string): string[] => acts.filter((one) => html.includes(`data-testid="${one}"`));

  it('tells its owner who asks, with whom it is shared until when, by which rules, in which groups and by what it is found', () => {
    const text = textOf(draw());
    expect(text).toMatch(/(演示乙区公安局 asks|演示乙区公安局申请共享)/);
    expect(text).toMatch(/演示乙区公安局 · ?(until|至).*演示材料1/);
    expect(text).toMatch(/(Open to: Police.*30 days|向其他公安机关开放.*30 天)/);
    expect(text).toContain('演示冒充客服系列案');
    expect(text).toMatch(/(Bank account|银行账户) 6222 0000 0000.*演示材料2/);
    expect(text).not.toMatch(/\b(sharing|files):|{{|undefined/);
    expect(offered(draw())).toEqual(acts);
  });
  it('keeps what is over apart, with why it was ended', () => {
    const html = draw(buildSharing({ grants: [buildGrant({ byRule: 'telecomFraudPolice', ended: { reason: '不再需要', at: buildGrant().at } })] }));
    expect(html).not.toContain('grant-in-force');
    expect(html).toContain('data-testid="grant-over"');
    expect(textOf(html)).toMatch(/不再需要.*(No more by these rules|不再适用上述规则).*演示乙区公安局/);
  });
  it('offers nothing to whoever only reads, and no sharing of a secret', () => {
    const reader = buildFile({ may: [...readingActs, 'seeTraits'] });
    expect(offered(draw(buildSharing({ grants: null, requests: null }), reader))).toEqual([]);
    const secret = draw(buildSharing({ requests: [] }), { ...owned, secrecy: 'secret' });
    expect(offered(secret)).not.toEqual(expect.arrayContaining(['grant-unasked']));
    expect(offered(secret)).not.toEqual(expect.arrayContaining(['join-group']));
  });
  it('tells with whom it is shared until when, how much of it, and how to ask for more', () => {
    const shared = { traits: null, circumstances: null, requests: null, grants: null, groups: null };
    const html = draw({ ...shared, mine: [buildGrant({ documentIds: [] })] }, buildFile({ may: ['seeCase', 'seeNames', 'seeMainVolume'] }));
    expect(textOf(html)).toMatch(/(Shared with 演示乙区公安局 until.*Facts and people alone|已向演示乙区公安局共享，至.*仅案情和人员)/);
    expect(html).toContain('data-testid="ask-more"');
    expect(draw({ ...shared, mine: [] })).not.toContain('data-testid="sharing"');
  });
  it('is not there for lawyers and parties', () => {
    for (const act of ['readAppointed', 'followCase'] as const) {
      const file = buildFile({ may: ['seeCase', act] });
      expect(textOf(renderInLanguage(language, <SharingPanel file={file} act={done} today="" ownAgencyIds={[]} />)).trim()).toBe('');
    }
  });
  it('has words for every field of its forms', () => {
    const forms = [
      <TraitForm key="trait" file={owned} act={done} onDone={none} />,
      <CircumstancesForm key="circumstances" initial={{ manner: '', place: '', fromOn: null, toOn: null }} act={done} onDone={none} />,
      <GroupForm key="group" known={[{ groupId: 'x', title: '演示案件组' }]} onJoin={done} onDone={none} />,
    ];
    for (const one of forms) expect(textOf(renderInLanguage(language, one))).not.toMatch(/\b(sharing|files|admin):|{{/);
  });
});

describe('standing rules of a case', () => {
  it('are those of its kind and matter, and none for minors and secrets', () => {
    const of = (change: Parameters<typeof buildFile>[0]): string[] => rulesOfCase(buildFile(change)).map((one) => one.ruleId);
    expect(of({})).toEqual(['telecomFraudPolice', 'telecomFraudProcuratorate']);
    for (const change of [{ matters: [] }, { secrecy: 'secret' }, { secrecy: 'minors' }, { matters: ['telecomFraud', 'minors'] }, { kind: 'civil' }] as const)
      expect(of(change as Parameters<typeof buildFile>[0])).toEqual([]);
  });
});
