import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { type Outcome, OutcomeView } from './OutcomeView.tsx';

const outcomes: Outcome[] = ['closed', 'adjourned', 'convertedOffline', 'cancelled', 'removed', 'replaced', 'revoked', 'refused'];
const nothing = (): void => undefined;

describe.each(languages)('the end of the way in %s', (language) => {
  it.each(outcomes)('%s has words, the cause and someone to call', (outcome) => {
    const html = renderInLanguage(language, <OutcomeView outcome={outcome} reason="法官身体不适" onReturn={nothing} />);
    expect(textOf(html)).toContain('12368');
    expect(textOf(html)).toContain('法官身体不适');
    expect(textOf(html)).not.toMatch(/courtroom:|{{/);
    expect(html.includes('data-testid="return-here"')).toBe(outcome === 'replaced');
  });
  it('tells the day on which an adjourned hearing goes on, in the time of the court', () => {
    const text = textOf(renderInLanguage(language, <OutcomeView outcome="adjourned" continuesAt="2026-12-08T01:30:00.000Z" onReturn={nothing} />));
    expect(text).toContain(language === 'en' ? 'Tuesday 8 December 2026, 09:30' : '2026年12月8日 星期二 09:30');
    expect(text).toMatch(/China Standard Time|中国标准时间/);
  });
  it('does not promise a day that was not given, nor one for a hearing that is cancelled', () => {
    const draw = (outcome: Outcome, continuesAt: string | null): string =>
      renderInLanguage(language, <OutcomeView outcome={outcome} continuesAt={continuesAt} onReturn={nothing} />);
    expect(draw('adjourned', null)).not.toContain('<time dateTime="2026');
    expect(draw('cancelled', '2026-12-08T01:30:00.000Z')).not.toContain('2026-12-08');
  });
  it('leads staff to the case', () => {
    expect(renderInLanguage(language, <OutcomeView outcome="closed" casePath="/cases/1" onReturn={nothing} />)).toContain('href="/cases/1"');
  });
});
