import { can } from '@assize/contracts/hearing/permissions';
import type { Role } from '@assize/contracts/hearing/roles';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import type { HearingAct } from '../model/intents.ts';
import { HearingActs } from './HearingActs.tsx';

const ids: Partial<Record<HearingAct, string>> = {
  'hearing.openCheckIn': 'act-check-in',
  'hearing.open': 'act-open',
  'hearing.recess': 'act-recess',
  'hearing.resume': 'act-resume',
  'hearing.adjourn': 'act-adjourn',
  'hearing.suspend': 'act-suspend',
  'hearing.convertOffline': 'act-convert-offline',
  'hearing.cancel': 'act-cancel',
  'hearing.close': 'act-close',
  'recording.interrupt': 'act-interrupt',
};
const draw = (hearing: TestHearing, role: Role, isFolded = false, language: (typeof languages)[number] = 'en'): string =>
  renderInLanguage(
    language,
    <HearingActs state={hearing.state} meId={hearing.idOf(role)} hurdle={undefined} isBusy={false} isFolded={isFolded} onIntent={() => undefined} />,
  );
const offered = (html: string): string[] => [...html.matchAll(/data-testid="(act-[a-z-]+)"/g)].map(([, id = '']) => id).toSorted();

function hearingIn(stage: 'scheduled' | 'checkIn' | 'inSession' | 'recess' | 'suspended'): TestHearing {
  const hearing = buildHearing({ upTo: stage === 'scheduled' ? 'scheduled' : stage === 'checkIn' ? 'waiting' : 'inSession' });
  const judge = hearing.idOf('presidingJudge');
  if (stage === 'recess') hearing.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, judge);
  if (stage === 'suspended') hearing.command({ type: 'hearing.suspend', payload: { fault: 'network' } }, hearing.idOf('clerk'));
  return hearing;
}

describe('what bench and clerk may do with the hearing', () => {
  it.each(['scheduled', 'checkIn', 'inSession', 'recess', 'suspended'] as const)('is what the table permits: %s', (stage) => {
    const hearing = hearingIn(stage);
    for (const role of ['presidingJudge', 'clerk', 'plaintiff', 'observer'] as const) {
      const permitted = Object.entries(ids).filter(([act]) => can(act as HearingAct, hearing.state, hearing.idOf(role)));
      expect(offered(draw(hearing, role)), role).toEqual(permitted.map(([, id]) => id).toSorted());
    }
  });
  it('lets the clerk stop a hearing for a fault, and no more', () => {
    expect(offered(draw(hearingIn('inSession'), 'clerk', true))).toEqual(['act-suspend']);
  });
  it('folds what is rarely done into one button with words', () => {
    const html = draw(hearingIn('inSession'), 'presidingJudge', true);
    expect(offered(html)).toEqual(['act-close', 'act-recess']);
    expect(html).toMatch(/<button[^>]*aria-haspopup="menu"[^>]*>/);
    expect(html).toContain('Further acts');
  });
  it.each(languages)('has words for each act in %s', (language) => {
    for (const stage of ['checkIn', 'inSession', 'suspended'] as const) {
      expect(draw(hearingIn(stage), 'presidingJudge', false, language)).not.toMatch(/courtroom:/);
    }
  });
});
