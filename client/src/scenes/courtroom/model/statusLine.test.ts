import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../i18n/createI18n.ts';
import { languages } from '../../../i18n/languages.ts';
import { readLocale } from '../../../i18n/readLocale.ts';
import { buildMedia, inSession } from '../testing.ts';
import { saySentence, type Sentence } from './sentence.ts';
import { statusLine } from './statusLine.ts';

function say(language: (typeof languages)[number], sentences: readonly Sentence[]): string {
  const { t } = createI18n(language, readLocale(language));
  return sentences.map((one) => saySentence(t, one)).join(' ');
}
const both = (sentences: readonly Sentence[]): string[] => languages.map((language) => say(language, sentences));

describe('the line of what is happening', () => {
  it('says who speaks and that one is heard', () => {
    const { hearing, me } = inSession('defendant');
    const line = statusLine({ state: hearing.state, me: me(), court: 'ready', media: buildMedia(), speakingId: hearing.idOf('plaintiff') });
    expect(both(line)).toEqual(['开庭。 原告 Demo plaintiff 正在发言。 他人能听到您的声音。', 'Opening. Plaintiff Demo plaintiff is speaking. You are heard.']);
  });
  it('says that the court has muted one', () => {
    const { hearing, me } = inSession('plaintiff');
    hearing.command({ type: 'participant.muteAll', payload: {} }, hearing.idOf('presidingJudge'));
    const line = statusLine({ state: hearing.state, me: me(), court: 'ready', media: buildMedia(), speakingId: undefined });
    expect(both(line)).toEqual(['开庭。 法庭已将您静音，他人听不到您的声音。', 'Opening. The court has muted you: nobody hears you.']);
  });
  it('says in recess that nobody hears or sees, and why', () => {
    const { hearing, me } = inSession('lawyer');
    hearing.command({ type: 'hearing.recess', payload: { reason: 'A short rest' } }, hearing.idOf('presidingJudge'));
    const line = statusLine({ state: hearing.state, me: me(), court: 'ready', media: buildMedia(), speakingId: undefined });
    expect(say('en', line)).toBe('Recess: nobody can hear or see you. Stay near this screen. Reason: A short rest.');
  });
  it('tells the clerk, and no party, of whoever comes to the door while the court sits', () => {
    for (const role of ['clerk', 'plaintiff'] as const) {
      const { hearing, me } = inSession(role);
      const late = hearing.idOf('defendant');
      hearing.command({ type: 'participant.leave', payload: {} }, late);
      hearing.command({ type: 'participant.arrive', payload: {} }, late);
      const line = statusLine({ state: hearing.state, me: me(), court: 'ready', media: buildMedia(), speakingId: undefined });
      expect(say('en', line).includes('One person is waiting.'), role).toBe(role === 'clerk');
    }
  });
  it('tells the judge who waits before opening, and the party that the judge will open', () => {
    const hearing = buildHearing({ upTo: 'waiting' });
    const judge = hearing.state.participants[hearing.idOf('presidingJudge')];
    const clerk = hearing.state.participants[hearing.idOf('clerk')];
    if (!judge || !clerk) throw new Error('nobody there');
    const media = buildMedia();
    expect(say('en', statusLine({ state: hearing.state, me: judge, court: 'ready', media, speakingId: undefined }))).toContain(
      'Admit who is to take part, then open it. 5 people are waiting.',
    );
    expect(say('zh-CN', statusLine({ state: hearing.state, me: clerk, court: 'ready', media, speakingId: undefined }))).toContain(
      '由审判长宣布开庭。 有 5 人等候。',
    );
    hearing.command({ type: 'participant.admitAll', payload: {} }, judge.id);
    expect(
      say(
        'en',
        statusLine({ state: hearing.state, me: hearing.state.participants[hearing.idOf('plaintiff')] ?? judge, court: 'ready', media, speakingId: undefined }),
      ),
    ).toContain('The presiding judge will open it.');
  });
  it('says that a lost connection comes back by itself, and nothing else', () => {
    const { hearing, me } = inSession('plaintiff');
    const line = statusLine({ state: hearing.state, me: me(), court: 'reconnecting', media: buildMedia(), speakingId: undefined });
    expect(line).toEqual([{ key: 'courtroom:line.reconnecting' }]);
    expect(statusLine({ state: hearing.state, me: me(), court: 'ready', media: buildMedia({ status: 'recovering' }), speakingId: undefined })[0]).toEqual({
      key: 'courtroom:line.mediaRecovering',
    });
  });
  it('tells observers that they are neither seen nor heard', () => {
    const { hearing, me } = inSession('observer');
    expect(say('en', statusLine({ state: hearing.state, me: me(), court: 'ready', media: buildMedia(), speakingId: undefined }))).toMatch(
      /nobody sees or hears you/,
    );
  });
});
