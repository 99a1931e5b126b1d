import { measures } from '@assize/contracts/hearing/discipline/wire';
import { eventTypes } from '@assize/contracts/hearing/events';
import { floorModes } from '@assize/contracts/hearing/floor/wire';
import { layoutNames } from '@assize/contracts/hearing/layout/wire';
import { oathKinds } from '@assize/contracts/hearing/people/wire';
import { planNames, planOf } from '@assize/contracts/hearing/procedure/plans';
import { caseKinds, stages, steps } from '@assize/contracts/hearing/procedure/stages';
import { recusalRulings, rollCallAnswers } from '@assize/contracts/hearing/procedure/wire';
import { sides } from '@assize/contracts/hearing/roles';
import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../i18n/createI18n.ts';
import { languages } from '../../../i18n/languages.ts';
import { readLocale } from '../../../i18n/readLocale.ts';
import { partyKey, readKey, readOut, stageKey, stepKey } from './wording.ts';

describe.each(languages)('the words of the procedure in %s', (language) => {
  const i18n = createI18n(language, readLocale(language));
  const missing = (keys: readonly string[]): string[] => keys.filter((key) => !i18n.exists(key));

  it('are there for each stage, step, text and side of each plan and kind of case', () => {
    const fits = planNames.flatMap((plan) => planOf(plan).kinds.map((caseKind) => ({ plan, caseKind })));
    expect(fits.length).toBeGreaterThan(planNames.length);
    for (const fit of fits) {
      const named = planOf(fit.plan).stages;
      expect(missing(named.map((one) => stageKey(one.stage, fit)))).toEqual([]);
      expect(missing(named.flatMap((one) => one.steps.flatMap((step) => [stepKey(step, fit), readKey(step, fit)])))).toEqual([]);
      expect(missing(sides.map((side) => partyKey(side, fit)))).toEqual([]);
    }
  });
  it('are there for all that the contracts can name', () => {
    const keys = [
      ...stages.map((one) => `order:stage.${one}`),
      ...steps.flatMap((one) => [`order:step.${one}`, `order:read.${one}`]),
      ...planNames.map((one) => `order:plan.${one}`),
      ...caseKinds.map((one) => `order:kind.${one}`),
      ...measures.map((one) => `order:discipline.${one}`),
      ...floorModes.map((one) => `order:floor.${one}`),
      ...layoutNames.map((one) => `order:layout.${one}`),
      ...rollCallAnswers.map((one) => `order:rollCall.${one}`),
      ...recusalRulings.map((one) => `order:recusal.${one}`),
      ...oathKinds.flatMap((one) => [`order:oath.text.${one}`, `order:oath.interpreter.${one}`]),
    ];
    expect(missing(keys)).toEqual([]);
  });
  it('are there for each act of the log', () => {
    expect(missing(eventTypes.map((type) => `casefile:act.${type}`))).toEqual([]);
  });
  it('speak to the accused in a criminal case, and of no appeal in a small claim', () => {
    const { state } = buildHearing();
    const read = (change: Partial<typeof state.procedure>, step: (typeof steps)[number]): string =>
      readOut(i18n.t, step, { ...state, procedure: { ...state.procedure, ...change } }, '、');
    const criminal = { caseKind: 'criminal', plan: 'criminalOrdinary' } as const;
    expect(read(criminal, 'identity')).toMatch(/被告人|Accused/);
    expect(read(criminal, 'identity')).not.toMatch(/原告|laintiff/);
    expect(read({ plan: 'smallClaims' }, 'appealRights')).toMatch(/终审|final/);
    expect(read({}, 'appealRights')).toMatch(/十五日|fifteen days/);
  });
  it('name the court, the case and the bench of this hearing', () => {
    const { state } = buildHearing();
    expect(readOut(i18n.t, 'identity', state, '、')).toContain('Demo court');
    expect(readOut(i18n.t, 'identity', state, '、')).toContain('(2026) Demo 1');
    expect(readOut(i18n.t, 'recusal', state, '、')).toContain('Demo presidingJudge');
    for (const step of steps) expect(readOut(i18n.t, step, state, '、'), step).not.toMatch(/{{|undefined/);
  });
});
