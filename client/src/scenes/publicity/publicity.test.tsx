import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import type { Role } from '@assize/contracts/hearing/roles';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { PublicityBanner } from './PublicityBanner.tsx';
import { PublicityForm } from './PublicityForm.tsx';

const closed = (): TestHearing => {
  const hearing = buildHearing({ upTo: 'inSession' });
  const payload = { level: 'parties', ground: 'tradeSecret', reason: 'the recipe' } as const;
  hearing.command({ type: 'publicity.set', payload }, hearing.idOf('presidingJudge'));
  return hearing;
};

describe.each(languages)('a hearing that is not public, in %s', (language) => {
  const banner = (hearing: TestHearing, role: Role): string =>
    textOf(renderInLanguage(language, <PublicityBanner state={hearing.state} meId={hearing.idOf(role)} />));
  const form = (hearing: TestHearing, role: Role): string =>
    renderInLanguage(language, <PublicityForm state={hearing.state} meId={hearing.idOf(role)} isBusy={false} send={() => Promise.resolve(true)} />);

  it('tells everybody so with the ground, and the gallery that nothing is wrong with their device', () => {
    const hearing = closed();
    for (const role of ['presidingJudge', 'plaintiff', 'observer'] as const) expect(banner(hearing, role)).toMatch(/art\. 137|第一百三十七条/);
    expect(banner(hearing, 'plaintiff')).toMatch(/the recipe/);
    expect(banner(hearing, 'observer')).toMatch(/Nothing is wrong with your device|您的设备没有问题/);
    expect(banner(hearing, 'plaintiff')).not.toMatch(/your device|您的设备/);
    expect(banner(buildHearing({ upTo: 'inSession' }), 'observer')).toBe('');
  });

  it('is ordered by the presiding judge alone, who is told what each level means', () => {
    const open = buildHearing({ upTo: 'inSession' });
    for (const role of ['clerk', 'plaintiff', 'observer'] as const) expect(textOf(form(open, role))).toBe('');
    expect(textOf(form(open, 'presidingJudge'))).toMatch(/Hold it in private|不公开审理/);
    expect(textOf(form(closed(), 'presidingJudge'))).toMatch(/Make it public again|恢复公开审理/);
    expect(form(open, 'presidingJudge') + banner(closed(), 'observer')).not.toMatch(/publicity:|\{\{/);
  });
});
