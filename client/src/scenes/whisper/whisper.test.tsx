import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { WhisperBar } from './WhisperBar.tsx';
import { WhisperInvitation } from './WhisperInvitation.tsx';
import { whisperModel } from './whisperModel.ts';
import { WhisperStart } from './WhisperStart.tsx';
import { WhisperWatch } from './WhisperWatch.tsx';

const publicKey = 'A'.repeat(87);
const whisperId = '00000000-0000-4000-b000-000000000001';
function court() {
  const hearing = buildHearing({
    roles: ['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'observer'],
    actsFor: { lawyer: 'plaintiff' },
    upTo: 'inSession',
  });
  const modelOf = (role: 'presidingJudge' | 'clerk' | 'plaintiff' | 'lawyer' | 'defendant' | 'observer') => whisperModel(hearing.state, hearing.personOf(role));
  return { hearing, modelOf };
}
const nothing = () => undefined;
const acts = { isBusy: false, onMicrophone: nothing, onSay: nothing, onSayAgain: nothing, onEnd: nothing, onPrivateRoom: nothing };

describe('whispering', () => {
  it('is offered to lawyer and client while both are in court, to nobody else, and not twice', () => {
    const { hearing, modelOf } = court();
    const offered = (): string[] =>
      (['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'observer'] as const).filter((role) => modelOf(role).team.length > 0);
    expect(offered()).toEqual(['plaintiff', 'lawyer']);
    expect(modelOf('lawyer').team.map((one) => one.role)).toEqual(['plaintiff']);
    hearing.command({ type: 'whisper.open', payload: { whisperId, withIds: [hearing.idOf('plaintiff')], publicKey } }, hearing.idOf('lawyer'));
    expect(offered()).toEqual([]);
    expect(modelOf('lawyer').mine?.others.map((one) => [one.person.role, one.hasJoined])).toEqual([['plaintiff', false]]);
    expect(modelOf('plaintiff').invitation?.opener.role).toBe('lawyer');
    expect(modelOf('presidingJudge').consulting.map(({ people }) => people.map((one) => one.role))).toEqual([['lawyer']]);
    for (const role of ['clerk', 'defendant', 'observer'] as const) expect([modelOf(role).invitation, modelOf(role).consulting]).toEqual([undefined, []]);
    hearing.command({ type: 'participant.leave', payload: {} }, hearing.idOf('lawyer'));
    expect(modelOf('plaintiff')).toMatchObject({ team: [], mine: undefined, invitation: undefined });
  });
});

describe.each(languages)('the whisper on the screen in %s', (language) => {
  it('says who hears, that the court does not, and what became of each word', () => {
    const others = [
      { id: 'a', role: 'Lawyer', name: 'Demo lawyer', reach: 'hears' as const },
      { id: 'b', role: 'Interpreter', name: 'Demo interpreter', reach: 'reads' as const },
    ];
    const texts = [
      { id: '1', fromId: 'a', body: 'do not answer that', status: 'read' as const },
      { id: '2', fromId: 'me', body: 'why', status: 'failed' as const },
    ];
    const html = renderInLanguage(language, <WhisperBar others={others} texts={texts} safetyNumber="123 456 789 012" microphone="on" {...acts} />);
    expect(html).toMatch(/court does not hear you now|法庭现在听不到您/);
    expect(html).toMatch(/Demo lawyer: (hears you|能听到您)/);
    expect(html).toMatch(/do not answer that.*(Send again|重新发送)/s);
    expect(html).toContain('123 456 789 012');
    expect(html).not.toMatch(/whisper:[a-z]|\{\{/);
  });

  it('offers writing and the private room where the browser cannot seal sound', () => {
    const html = renderInLanguage(language, <WhisperBar others={[]} texts={[]} safetyNumber={undefined} microphone={undefined} {...acts} />);
    expect(html).toMatch(/cannot encrypt sound|无法对声音加密/);
    expect(html).not.toContain('whisper-microphone');
  });

  it('asks in plain words, and shows the judge who is consulting and nothing more', () => {
    const { hearing, modelOf } = court();
    const start = renderInLanguage(
      language,
      <WhisperStart me={hearing.personOf('plaintiff')} team={modelOf('plaintiff').team} isBusy={false} onStart={nothing} />,
    );
    expect(start).toMatch(/my lawyer|与律师/);
    hearing.command({ type: 'whisper.open', payload: { whisperId, withIds: [hearing.idOf('plaintiff')], publicKey } }, hearing.idOf('lawyer'));
    const asked = renderInLanguage(language, <WhisperInvitation invitation={modelOf('plaintiff').invitation} isBusy={false} onJoin={nothing} />);
    expect(asked).toMatch(/Demo lawyer/);
    expect(asked).toMatch(/not recorded|不录音录像/);
    const watch = renderInLanguage(language, <WhisperWatch consulting={modelOf('presidingJudge').consulting} isBusy={false} onStop={nothing} />);
    expect(watch).toMatch(/Demo lawyer.*(End the whisper|终止密谈)/s);
    expect([start, asked, watch].join('')).not.toMatch(/whisper:[a-z]|rooms:[a-z]|\{\{/);
  });
});
