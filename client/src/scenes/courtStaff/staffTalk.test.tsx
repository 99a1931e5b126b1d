import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { StaffTalkPanel } from './StaffTalkPanel.tsx';
import { type StaffWord, unreadBy, withKept } from './staffTalk.ts';

const kept = (messageId: string, at: string, participantId = 'clerk') => ({ messageId, participantId, body: `words of ${messageId}`, at });
const own: StaffWord = { messageId: 'mine', participantId: 'judge', body: 'words of mine', at: undefined, status: 'sending' };

describe('words between court staff', () => {
  it('stand once each, by their times; what is on its way comes last until the court keeps it', () => {
    const words = withKept([own], [kept('b', '2026-11-24T02:00:01Z'), kept('a', '2026-11-24T02:00:00Z')]);
    expect(words.map((one) => [one.messageId, one.status])).toEqual([
      ['a', 'kept'],
      ['b', 'kept'],
      ['mine', 'sending'],
    ]);
    const after = withKept(words, [kept('mine', '2026-11-24T02:00:02Z', 'judge'), kept('a', '2026-11-24T02:00:00Z')]);
    expect(after.map((one) => [one.messageId, one.status])).toEqual([
      ['a', 'kept'],
      ['b', 'kept'],
      ['mine', 'kept'],
    ]);
    expect(unreadBy(after, 'judge', new Set(['a']))).toBe(1);
  });
});

it.each(languages)('a message that did not get there says so and can be sent again, in %s', (language) => {
  const { state, idOf } = ((hearing) => ({ state: hearing.state, idOf: hearing.idOf.bind(hearing) }))(buildHearing({ upTo: 'inSession' }));
  const words: StaffWord[] = [
    { ...kept('a', '2026-11-24T02:00:00.000Z', idOf('clerk')), status: 'kept' },
    { ...own, participantId: idOf('presidingJudge'), status: 'failed' },
  ];
  const talk = { words, unread: 0, say: () => undefined, sayAgain: () => undefined };
  const html = renderInLanguage(language, <StaffTalkPanel state={state} meId={idOf('presidingJudge')} talk={talk} />);
  expect(html).toMatch(/Demo clerk.*words of a.*words of mine.*(Send again|重新发送)/s);
  expect(html).not.toMatch(/staff:[a-z]|\{\{/);
});
