import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { type Outcome, OutcomeView } from './OutcomeView.tsx';

const outcomes: Outcome[] = ['closed', 'adjourned', 'cancelled', 'convertedOffline', 'removed', 'stranger', 'replaced'];

describe.each(languages)('the end of the way in %s', (language) => {
  it.each(outcomes)('%s has words, a reason and someone to call', (outcome) => {
    const text = textOf(renderInLanguage(language, <OutcomeView outcome={outcome} reason="法官身体不适" />));
    expect(text).toContain('12368');
    expect(text).toContain('法官身体不适');
    expect(text).not.toContain('waiting:');
  });
  it('leads staff to the case', () => {
    expect(renderInLanguage(language, <OutcomeView outcome="closed" casePath="/cases/1" />)).toContain('href="/cases/1"');
  });
});
