import { describe, expect, test } from 'vitest';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { buildHearing } from '../../testing/buildHearing.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { isInOrder, planNames, planOf, plansOf, stageAfter } from './plans.ts';
import { caseKinds, steps } from './stages.ts';
import { findArgued } from './state.ts';

const id = (index: number): string => `00000000-0000-4000-b000-00000000000${String(index)}`;

describe('procedure plans', () => {
  test('begin with the opening, name each stage once, and every kind of case has one', () => {
    for (const name of planNames) {
      const stages = planOf(name).stages.map((one) => one.stage);
      expect(stages[0]).toBe('opening');
      expect(new Set(stages).size).toBe(stages.length);
      expect(planOf(name).stages[0]?.steps).toContain('rights');
    }
    for (const kind of caseKinds) expect(plansOf(kind).length).toBeGreaterThan(0);
    const used = new Set(planNames.flatMap((name) => planOf(name).stages.flatMap((one) => one.steps)));
    expect(steps.filter((step) => !used.has(step))).toEqual([]);
  });

  test('never let the last word of the accused, or the rights of the parties, be passed over without a reason', () => {
    expect(isInOrder('criminalPlea', 'plea', 'finalStatements')).toBe(true);
    expect(isInOrder('criminalPlea', 'plea', 'pronouncement')).toBe(false);
    expect(isInOrder('criminalOrdinary', 'debate', 'pronouncement')).toBe(false);
    expect(isInOrder('civilOrdinary', 'opening', 'evidence')).toBe(false);
    expect(isInOrder('civilOrdinary', 'finalStatements', 'pronouncement')).toBe(true);
    expect(stageAfter('smallClaims', 'opening')?.stage).toBe('investigation');
  });
});

describe('the stages of a hearing', () => {
  test('the first begins with the opening, each with the floor that the plan gives it', () => {
    const hearing = buildWholeCourt('inSession');
    const judge = hearing.idOf('presidingJudge');
    expect([hearing.state.procedure.stage, hearing.state.floor.mode]).toEqual(['opening', 'open']);
    hearing.command({ type: 'procedure.enterStage', payload: { stage: 'investigation', reason: null } }, judge);
    expect(hearing.state.floor).toMatchObject({ mode: 'byOrder', order: ['plaintiff', 'defendant', 'third'], turn: null });
  });

  test('back, or over a stage, only with a reason, which stands in the log; a stage of another plan never', () => {
    const hearing = buildWholeCourt('inSession');
    const judge = hearing.idOf('presidingJudge');
    const enter = (stage: 'debate' | 'opening' | 'plea', reason: string | null) =>
      refusalOf(() => hearing.command({ type: 'procedure.enterStage', payload: { stage, reason } }, judge));
    expect(enter('debate', null)?.code).toBe('reasonNeeded');
    expect(enter('debate', 'agreed by both sides')).toBeUndefined();
    expect(enter('opening', null)?.code).toBe('reasonNeeded');
    expect(enter('plea', 'a reason')?.code).toBe('stageOutOfOrder');
    expect(hearing.events.at(-2)).toMatchObject({ type: 'procedure.stageEntered', payload: { reason: 'agreed by both sides' } });
  });

  test('another procedure: freely before the opening, afterwards by an order with a reason, never one without the present stage', () => {
    const hearing = buildHearing({ upTo: 'waiting' });
    const judge = hearing.idOf('presidingJudge');
    const plan = (payload: { plan: 'civilSummary' | 'criminalPlea' | 'mediation' | 'civilOrdinary'; caseKind: 'civil' | 'criminal'; reason: string | null }) =>
      refusalOf(() => hearing.command({ type: 'procedure.plan', payload }, judge))?.code;
    expect(plan({ plan: 'civilSummary', caseKind: 'civil', reason: null })).toBeUndefined();
    expect(plan({ plan: 'civilSummary', caseKind: 'criminal', reason: null })).toBe('stageOutOfOrder');
    hearing.command({ type: 'participant.admitAll', payload: {} }, judge);
    hearing.command({ type: 'hearing.open', payload: {} }, judge);
    hearing.command({ type: 'procedure.enterStage', payload: { stage: 'investigation', reason: null } }, judge);
    expect(plan({ plan: 'civilOrdinary', caseKind: 'civil', reason: null })).toBe('reasonNeeded');
    expect(plan({ plan: 'mediation', caseKind: 'civil', reason: 'by consent' })).toBe('stageOutOfOrder');
    expect(plan({ plan: 'civilOrdinary', caseKind: 'civil', reason: 'the facts are not clear' })).toBeUndefined();
    expect(hearing.state.procedure).toMatchObject({ plan: 'civilOrdinary', stage: 'investigation' });
  });

  test('only the presiding judge moves them, and nobody out of session', () => {
    const hearing = buildWholeCourt('inSession');
    const enter = (role: 'clerk' | 'judge' | 'lawyer' | 'presidingJudge') =>
      refusalOf(() => hearing.command({ type: 'procedure.enterStage', payload: { stage: 'investigation', reason: null } }, hearing.idOf(role)))?.code;
    expect([enter('clerk'), enter('judge'), enter('lawyer')]).toEqual(['notAllowed', 'notAllowed', 'notAllowed']);
    hearing.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, hearing.idOf('presidingJudge'));
    expect(enter('presidingJudge')).toBe('wrongHearingState');
  });
});

describe('points in dispute', () => {
  test('are bound to the moments at which they were argued, which end with the stage', () => {
    const hearing = buildWholeCourt('inSession');
    const judge = hearing.idOf('presidingJudge');
    hearing.command({ type: 'point.state', payload: { pointId: id(1), text: 'whether it was paid' } }, judge);
    hearing.command({ type: 'point.state', payload: { pointId: id(2), text: 'whether interest is due' } }, judge);
    hearing.command({ type: 'point.order', payload: { pointIds: [id(2), id(1)] } }, judge);
    expect(hearing.state.procedure.points.map((one) => one.id)).toEqual([id(2), id(1)]);
    hearing.command({ type: 'point.argue', payload: { pointId: id(1) } }, judge);
    const from = hearing.state.seq;
    expect(findArgued(hearing.state.procedure)?.id).toBe(id(1));
    hearing.command({ type: 'point.argue', payload: { pointId: id(2) } }, judge);
    hearing.command({ type: 'procedure.enterStage', payload: { stage: 'investigation', reason: null } }, judge);
    const first = hearing.state.procedure.points.find((one) => one.id === id(1));
    expect(first?.argued).toEqual([{ fromSeq: from, toSeq: from + 1 }]);
    expect(findArgued(hearing.state.procedure)).toBeUndefined();
    hearing.command({ type: 'point.settle', payload: { pointId: id(1), outcome: 'agreed: paid' } }, judge);
    expect(hearing.state.procedure.points.find((one) => one.id === id(1))?.outcome).toBe('agreed: paid');
    expect(refusalOf(() => hearing.command({ type: 'point.order', payload: { pointIds: [id(1)] } }, judge))?.code).toBe('conflict');
  });
});

describe('recusal', () => {
  test('an application holds the hearing at its stage until the court ruled, and is ruled on once', () => {
    const hearing = buildWholeCourt('inSession');
    const [judge, plaintiff] = [hearing.idOf('presidingJudge'), hearing.idOf('plaintiff')];
    const apply = (against: string) =>
      refusalOf(() => hearing.command({ type: 'recusal.apply', payload: { applicationId: id(3), against: [against], ground: 'kinship' } }, plaintiff))?.code;
    expect(apply(hearing.idOf('defendant'))).toBe('notAllowed');
    expect(apply(hearing.idOf('judge'))).toBeUndefined();
    const next = () => refusalOf(() => hearing.command({ type: 'procedure.enterStage', payload: { stage: 'investigation', reason: null } }, judge))?.code;
    expect(next()).toBe('recusalPending');
    const rule = (role: 'presidingJudge' | 'clerk') =>
      refusalOf(() => hearing.command({ type: 'recusal.rule', payload: { applicationId: id(3), ruling: 'refused', reason: 'no kinship' } }, hearing.idOf(role)))
        ?.code;
    expect(rule('clerk')).toBe('notAllowed');
    expect([rule('presidingJudge'), rule('presidingJudge')]).toEqual([undefined, 'conflict']);
    expect(next()).toBeUndefined();
  });
});
