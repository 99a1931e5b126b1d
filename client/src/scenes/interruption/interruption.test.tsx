import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { commandOf } from '../courtroom/model/intents.ts';
import { recordingLabel } from '../courtroom/model/recordingLabel.ts';
import { statusLine } from '../courtroom/model/statusLine.ts';
import { buildMedia, inSession } from '../courtroom/testing.ts';
import { HearingActs } from '../courtroom/view/HearingActs.tsx';
import { InterruptDialog } from './InterruptDialog.tsx';
import { InterruptionBanner } from './InterruptionBanner.tsx';

const { hearing } = inSession('presidingJudge');
const judge = hearing.idOf('presidingJudge');
const before = hearing.state;
hearing.command({ type: 'recording.interrupt', payload: { cause: 'closedEvidence', reason: 'the recipe' } }, judge);
hearing.append([{ type: 'recording.interrupted', payload: { recordingId: judge, cause: 'closedEvidence' } }]);
const { state } = hearing;
const banner = (role: 'plaintiff' | 'observer', reason: string | null = 'the recipe'): string => {
  const shown = state.interruption && { ...state.interruption, reason };
  return textOf(renderInLanguage('en', <InterruptionBanner state={{ interruption: shown }} me={{ role }} />));
};

describe('while the court sits unrecorded', () => {
  it('everybody is shown that, by which cause, since when and why', () => {
    const text = banner('plaintiff');
    expect(text).toContain('Not being recorded: evidence is heard in private.');
    expect(text).toMatch(/Since \d\d:\d\d:\d\d/);
    expect(text).toContain('Reason: the recipe');
    expect(recordingLabel(state)).toBe('paused');
  });
  it('the gallery is told that it hears nothing, and does not read that it does', () => {
    expect(banner('observer')).toContain('You see and hear nothing until that is over');
    const observer = hearing.personOf('observer');
    const line = statusLine({ state, me: observer, court: 'ready', media: buildMedia(), speakingId: judge }).map((one) => one.key);
    expect(line).toEqual(['interruption:line.shutOut']);
  });
  it('who may not know why is told of no reason', () => {
    expect(banner('plaintiff', null)).not.toContain('Reason');
  });
  it('nothing is shown while it is recorded', () => {
    expect(renderInLanguage('en', <InterruptionBanner state={before} me={{ role: 'plaintiff' }} />)).not.toContain('interruption');
  });
  it('the presiding judge is offered to go on, once the recorder can, and no second interruption', () => {
    const acts = (given: typeof state, hurdle?: 'diskFull'): string =>
      renderInLanguage('en', <HearingActs state={given} meId={judge} hurdle={hurdle} isBusy={false} onIntent={() => undefined} />);
    expect(acts(before)).toContain('act-interrupt');
    expect(acts(before)).not.toContain('act-go-on');
    expect(acts(state)).toContain('act-go-on');
    expect(acts(state)).not.toContain('act-interrupt');
    expect(textOf(acts(state, 'diskFull'))).toContain('The recording cannot go on');
  });
});

describe.each(languages)('the question before it, in %s', (language) => {
  it('names the lawful causes and what follows', () => {
    const html = renderInLanguage(language, <InterruptDialog isBusy={false} onConfirm={() => undefined} onClose={() => undefined} />);
    expect(html).toMatch(/role="dialog"/);
    for (const cause of ['closedEvidence', 'mediation']) expect(html).toContain(`data-testid="cause-${cause}"`);
    expect(textOf(html)).not.toMatch(/interruption:|common:|{{/);
  });
});

it('what is sent carries the cause', () => {
  expect(commandOf({ act: 'recording.interrupt' }, { reason: 'talks', continuesAt: null, cause: 'mediation' })).toEqual({
    type: 'recording.interrupt',
    payload: { cause: 'mediation', reason: 'talks' },
  });
});
