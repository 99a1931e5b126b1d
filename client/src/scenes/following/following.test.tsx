import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildFile } from '../caseFile/testData.ts';
import { AnswerClueForm } from './CluesPanel.tsx';
import { FeeForm } from './FeeForm.tsx';
import { FollowerForm } from './FollowerForm.tsx';
import { fenOf, lettersTo, listClues, listFollowers, reachedBy } from './following.ts';
import { FollowingView } from './FollowingView.tsx';
import { LetterForm } from './LetterForm.tsx';
import { StepForm } from './StepsPanel.tsx';
import { buildClue, buildFollower, buildFollowing, buildLetter } from './testData.ts';

const act = (): Promise<void> => Promise.resolve();
const link = (): Promise<string> => Promise.resolve('https://court.example/join#demo');
const ways = { caseId: buildFile().id, act, onName: link, onRelink: link, onRetry: () => undefined };
const done = (): void => undefined;

describe('who follows a case', () => {
  it('stand by name, and those who do not any more behind them', () => {
    const followers = [buildFollower(1, { endedAt: '2026-11-23T02:00:00.000Z' }), buildFollower(3), buildFollower(2)];
    const listed = listFollowers({ followers: Object.fromEntries(followers.map((one) => [one.followerId, one])) });
    expect(listed.map((one) => one.name.at(-1))).toEqual(['2', '3', '1']);
    expect(reachedBy('message', listed)).toHaveLength(2);
    expect(reachedBy('service', listed)).toEqual([]);
  });
  it('are shown their own letters, the newest first, with when each was opened', () => {
    const { followerId } = buildFollower(1);
    const at = '2026-11-22T02:00:00.000Z';
    const notices = [buildLetter(1, [1], { opened: [{ followerId, at }] }), buildLetter(2, [2]), buildLetter(3, [1, 2])];
    expect(lettersTo({ notices }, followerId).map(({ letter, openedAt }) => [letter.title, openedAt])).toEqual([
      ['演示通知3', null],
      ['演示通知1', at],
    ]);
  });
  it('have the clues that wait before those that are settled', () => {
    const answers = (outcome: 'checking' | 'found') => [{ outcome, text: 'x', at: '2026-11-23T02:00:00.000Z' }];
    const clues = [buildClue(1), buildClue(2, { answers: answers('found') }), buildClue(3, { answers: answers('checking') })];
    expect(listClues({ clues }).map((one) => one.text.at(-1))).toEqual(['3', '1', '2']);
  });
  it.each([
    ['50', 5000],
    ['50.2', 5020],
    [' 1,234.56 ', 123_456],
    ['0.01', 1],
    ['-5', null],
    ['1.234', null],
    ['', null],
    ['五十', null],
  ])('pay %j', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });
});

describeStates('what parties are told', (model) => <FollowingView {...ways} model={model} />, buildFollowing(), {
  ready: { 'zh-CN': '有 2 人关注本案', en: '2 people follow this case' },
  empty: { 'zh-CN': '尚无人关注本案', en: 'Nobody follows this case' },
});

describe.each(languages)('what parties are told, in %s', (language) => {
  const draw = (...of: Parameters<typeof buildFollowing>): string =>
    renderInLanguage(language, <FollowingView {...ways} model={{ state: 'ready', data: buildFollowing(...of) }} />);
  const read = (node: Parameters<typeof renderInLanguage>[1]): string => textOf(renderInLanguage(language, node));

  it('says who signed in when, who never did, and who follows no more', () => {
    const gone = buildFollower(3, { endedAt: '2026-11-23T02:00:00.000Z' });
    const html = draw({ followers: { ...buildFollowing().follow.followers, [gone.followerId]: gone } });
    expect(textOf(html)).toMatch(/演示当事人1.*(Last signed in|最近一次以链接登录).*演示当事人2.*(Has not signed in|尚未登录).*演示当事人3.*(until|停止关注)/);
    // A link for those alone who follow it now.
    expect(html.match(/data-testid="relink"/g)).toHaveLength(2);
  });
  it('shows the receipts of a letter, who has not opened it first', () => {
    const { followerId } = buildFollower(1);
    const html = draw({ notices: [buildLetter(1, [1, 2], { kind: 'service', opened: [{ followerId, at: '2026-11-22T02:00:00.000Z' }] })] });
    expect(textOf(html)).toMatch(/(Opened by 1 of 2|2 人中已有 1 人查阅).*演示当事人2.*(not opened yet|尚未查阅).*演示当事人1/);
  });
  it('shows fifty of many followers, and a way to find one', () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => buildFollower(index)).map((one) => [one.followerId, one]));
    const html = draw({ followers: many });
    expect(html.match(/data-testid="follower"/g)).toHaveLength(50);
    expect(html).toContain('data-testid="find-follower"');
  });
  it('has clues with their answers, steps with who is told, and fees with what is late', () => {
    const { partyId } = buildFollower(1);
    const text = textOf(
      draw(
        {
          clues: [buildClue(1, { answers: [{ outcome: 'found', text: '已冻结', at: '2026-11-23T02:00:00.000Z' }] })],
          steps: [{ stepId: buildFile().id, step: 'frozen', takenOn: '2026-11-23', text: '', toldTo: 'applicants' }],
          fees: [{ feeId: buildFile().id, partyId, title: '执行费', fen: 5025, dueOn: '2026-11-20', paidOn: null }],
        },
        { kind: 'enforcement' },
      ),
    );
    expect(text).toContain('已冻结');
    expect(text).toMatch(/only applicants|仅告知申请人/);
    expect(text).toMatch(/50\.25.*(it was due on|已过)/);
  });
  it('enforces nothing in a case that has not come to that', () => {
    expect(draw()).not.toContain('data-testid="steps"');
  });
  it('has words for every field of its forms, and serves on nobody who did not agree', () => {
    const { file, follow } = buildFollowing();
    const forms = [
      <FollowerForm key="follower" parties={file.parties ?? []} onName={act} />,
      <LetterForm key="letter" file={file} follow={follow} act={act} onDone={done} />,
      <StepForm key="step" act={act} today="2026-11-24" onDone={done} />,
      <FeeForm key="fee" parties={file.parties ?? []} act={act} onDone={done} />,
      <AnswerClueForm key="clue" clueId={file.id} act={act} onDone={done} />,
    ];
    for (const one of forms) expect(read(one)).not.toMatch(/following:|files:|{{/);
  });
});
