import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/describeStates.tsx';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { listHearers } from '../model/listHearers.ts';
import { inSession } from '../testing.ts';
import { HearersDialog } from './HearersDialog.tsx';

describe.each(languages)('the list of who hears me, in %s', (language) => {
  const { hearing, me } = inSession('plaintiff');
  hearing.command({ type: 'participant.mute', payload: { participantId: hearing.idOf('defendant') } }, hearing.idOf('clerk'));
  const draw = (camera: 'on' | 'off'): string =>
    renderInLanguage(language, <HearersDialog hearers={listHearers(hearing.state, me().id, { microphone: 'off', camera })} onClose={() => undefined} />);
  it('names each person with their role and says whom the court has muted', () => {
    const html = draw('on');
    expect(html).toMatch(/role="dialog"/);
    const defendant = /<li[^>]*data-testid="hearer-defendant"[\s\S]*?<\/li>/.exec(html)?.[0] ?? '';
    expect(textOf(defendant)).toContain('Demo defendant');
    expect(textOf(defendant)).toMatch(/Muted by the court|法庭静音/);
    expect(html).not.toContain('data-testid="hearer-plaintiff"');
    expect(textOf(html)).not.toMatch(/courtroom:[a-z]|common:[a-z]|{{/);
  });
  it('says in one sentence whether one is heard or seen', () => {
    expect(draw('on')).toContain('data-reach="seen"');
    expect(textOf(draw('off'))).toMatch(/Nobody hears or sees you now|没有人能听到或看到您/);
  });
});
