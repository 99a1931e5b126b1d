import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/describeStates.tsx';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { commandOf, confirmations, type HearingAct } from '../model/intents.ts';
import { readContinuation } from '../model/readContinuation.ts';
import { IntentDialog } from './IntentDialog.tsx';

const acts = Object.keys(confirmations).filter((act) => act.startsWith('hearing.')) as HearingAct[];
const draw = (act: HearingAct, language: (typeof languages)[number]): string =>
  renderInLanguage(language, <IntentDialog intent={{ act }} isBusy={false} clockOffsetMs={0} onConfirm={() => undefined} onClose={() => undefined} />);

describe.each(languages)('the question before an act, in %s', (language) => {
  it.each(acts)('%s says its consequence and names the act on the button', (act) => {
    const html = draw(act, language);
    expect(html).toMatch(/role="dialog"/);
    expect(html).toContain('data-testid="confirm"');
    expect(textOf(html)).not.toMatch(/courtroom:|common:|{{/);
    expect(html.includes('data-testid="reason"')).toBe(act !== 'hearing.close');
  });
  it('asks for the day only when adjourning, in the time of the court', () => {
    const html = draw('hearing.adjourn', language);
    expect(html).toMatch(/<input[^>]*type="datetime-local"[^>]*data-testid="continues-at"/);
    expect(textOf(html)).toMatch(/China Standard Time|中国标准时间/);
    for (const act of acts.filter((one) => one !== 'hearing.adjourn')) expect(draw(act, language)).not.toContain('continues-at');
  });
});

describe('what is sent', () => {
  const particulars = { reason: 'network', continuesAt: '2026-12-08T01:30:00.000Z' };
  it('carries the day of an adjournment and nobody else’s', () => {
    expect(commandOf({ act: 'hearing.adjourn' }, particulars).payload).toEqual(particulars);
    expect(commandOf({ act: 'hearing.convertOffline' }, particulars).payload).toEqual({ reason: 'network' });
    expect(commandOf({ act: 'hearing.cancel' }, particulars).payload).toEqual({ reason: 'network' });
  });
  it('calls the cause of a suspension a fault', () => {
    expect(commandOf({ act: 'hearing.suspend' }, particulars)).toEqual({ type: 'hearing.suspend', payload: { fault: 'network' } });
  });
});

describe('the day on which the hearing goes on', () => {
  const now = Date.parse('2026-11-25T02:00:00.000Z');
  it('may be left open, and is read in the time of the court', () => {
    expect(readContinuation('', false, now)).toEqual({ continuesAt: null });
    expect(readContinuation('2026-12-08T09:30', false, now)).toEqual({ continuesAt: '2026-12-08T01:30:00.000Z' });
  });
  it('is not silently dropped when only half of it is given', () => {
    expect(readContinuation('', true, now)).toEqual({ fault: 'incomplete' });
  });
  it('is not in the past', () => {
    expect(readContinuation('2026-11-25T09:59', false, now)).toEqual({ fault: 'past' });
    expect(readContinuation('2026-11-25T10:01', false, now)).toEqual({ continuesAt: '2026-11-25T02:01:00.000Z' });
  });
});
