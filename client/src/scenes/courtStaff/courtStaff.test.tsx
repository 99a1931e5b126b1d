import { buildWholeCourt } from '@assize/contracts/testing/anyActs';
import type { Role } from '@assize/contracts/hearing/roles';
import { equipmentParts, helpTopics } from '@assize/contracts/hearing/support/wire';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/createI18n.ts';
import { languages } from '../../i18n/languages.ts';
import { readLocale } from '../../i18n/readLocale.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { HelpPanel } from '../help/HelpPanel.tsx';
import { AlertsBanner } from './AlertsBanner.tsx';
import { SeparationPanel } from './SeparationPanel.tsx';

type Hearing = ReturnType<typeof buildWholeCourt>;
const propsOf = (hearing: Hearing, role: Role) => ({ state: hearing.state, meId: hearing.idOf(role), isBusy: false, send: () => Promise.resolve(true) });
const alertId = '00000000-0000-4000-b000-000000000001';

describe.each(languages)('around the hearing in %s', (language) => {
  it('court staff sees who is kept apart from whom, the presiding judge may lift it, and a party sees nothing of it', () => {
    const hearing = buildWholeCourt('waiting');
    hearing.command(
      { type: 'screening.set', payload: { screeningId: alertId, participantId: hearing.idOf('victim'), from: [hearing.idOf('defendant')] } },
      hearing.idOf('clerk'),
    );
    const ofClerk = renderInLanguage(language, <SeparationPanel {...propsOf(hearing, 'clerk')} />);
    expect(ofClerk).toContain('Demo victim');
    expect(ofClerk).toContain('Demo defendant');
    expect(ofClerk).not.toMatch(/staff:|\{\{/);
    expect(ofClerk).not.toMatch(/>(Lift|解除隔离)</);
    expect(renderInLanguage(language, <SeparationPanel {...propsOf(hearing, 'presidingJudge')} />)).toMatch(/Lift|解除隔离/);
    expect(renderInLanguage(language, <SeparationPanel {...propsOf(hearing, 'plaintiff')} />)).not.toContain('separation-panel');
  });
  it('who asks for help sees that somebody is coming, and the court sees who took it', () => {
    const hearing = buildWholeCourt('inSession');
    hearing.command({ type: 'help.ask', payload: { alertId, topic: 'sound', words: 'it crackles' } }, hearing.idOf('plaintiff'));
    expect(renderInLanguage(language, <AlertsBanner {...propsOf(hearing, 'clerk')} />)).toContain('it crackles');
    expect(renderInLanguage(language, <AlertsBanner {...propsOf(hearing, 'defendant')} />)).not.toContain('crackles');
    hearing.command({ type: 'alert.take', payload: { alertId } }, hearing.idOf('clerk'));
    expect(renderInLanguage(language, <AlertsBanner {...propsOf(hearing, 'presidingJudge')} />)).toContain('Demo clerk');
    expect(renderInLanguage(language, <HelpPanel {...propsOf(hearing, 'plaintiff')} />)).toMatch(/looking after|正在处理/);
  });
  it('has a word for everything that can be the matter', () => {
    const i18n = createI18n(language, readLocale(language));
    for (const topic of helpTopics) expect(i18n.exists(`help:help.${topic}`), topic).toBe(true);
    for (const part of equipmentParts) expect(i18n.exists(`help:equipment.${part}`), part).toBe(true);
  });
});
