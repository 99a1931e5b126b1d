import { expect, it } from 'vitest';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { CallCountdown, CountdownView, secondsLeft } from './CallCountdown.tsx';

it('counts three seconds from the call, and none for who was not called just now', () => {
  expect([0, 900, 1100, 2999, 3000, 60_000].map((ms) => secondsLeft(5000, 5000 + ms))).toEqual([3, 3, 2, 1, 0, 0]);
  expect(secondsLeft(undefined, 5000)).toBe(0);
});

it.each(languages)('says that one is called and what comes, in %s', (language) => {
  expect(renderInLanguage(language, <CallCountdown />)).not.toContain('call-countdown');
  const html = renderInLanguage(language, <CountdownView left={2} onEnter={() => undefined} />);
  expect(html).toMatch(/You are called into the courtroom|法庭请您入庭/);
  expect(html).toMatch(/>2</);
  expect(html).not.toMatch(/courtroom:/);
});
