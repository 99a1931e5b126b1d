import { describe, expect, test } from 'vitest';
import { buildHearing, type TestHearing } from '../../testing/buildHearing.ts';
import type { Role } from '../roles.ts';
import { onlineRuleOf, onlineRules } from './onlineRules.ts';
import type { AttendanceMode } from './wire.ts';

const civil = () => buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant'], actsFor: { lawyer: 'plaintiff' }, upTo: 'waiting' });
const say = (hearing: TestHearing, role: Role, mode: AttendanceMode, stage: 'opening' | 'debate' | 'evidence' = 'debate') =>
  hearing.command({ type: 'consent.give', payload: { stage, mode, language: 'en' } }, hearing.idOf(role));
const found = (hearing: TestHearing, stage: 'opening' | 'debate' | 'evidence' = 'debate') => {
  const { mode, reasons } = onlineRuleOf(hearing.state, stage);
  return [mode, ...reasons.map((one) => `${one.code} ${String(one.article)}`)];
};

describe('how a stage may be held', () => {
  test('online when every party agreed to this very stage; another stage is asked by itself', () => {
    const hearing = civil();
    expect(found(hearing)).toEqual(['offline', 'consentMissing 4']);
    say(hearing, 'lawyer', 'online');
    expect(found(hearing)).toEqual(['hybrid', 'consentMissing 4']);
    say(hearing, 'defendant', 'online');
    expect(found(hearing)).toEqual(['online']);
    expect(found(hearing, 'evidence')).toEqual(['offline', 'consentMissing 4']);
    expect(onlineRules(hearing.state).map((one) => one.stage)).toContain('pronouncement');
  });

  test('a side that changes its mind comes to the courthouse; the other stays online', () => {
    const hearing = civil();
    for (const role of ['plaintiff', 'defendant'] as const) say(hearing, role, 'online');
    say(hearing, 'defendant', 'offline');
    expect(found(hearing)).toEqual(['hybrid', 'consentRefused 4']);
  });

  test('asynchronously in small claims and summary procedure only, and only when all agree', () => {
    const hearing = civil();
    for (const role of ['plaintiff', 'defendant'] as const) say(hearing, role, 'asynchronous');
    expect(found(hearing)).toEqual(['online', 'asynchronousKind 20']);
    hearing.command({ type: 'procedure.plan', payload: { plan: 'civilSummary', caseKind: 'civil', reason: null } }, hearing.idOf('clerk'));
    expect(found(hearing)).toEqual(['asynchronous']);
    say(hearing, 'defendant', 'online');
    expect(found(hearing)).toEqual(['online', 'asynchronousNotAll 20']);
  });

  test('never against a bar that the court found', () => {
    const hearing = civil();
    for (const role of ['plaintiff', 'defendant'] as const) say(hearing, role, 'online');
    hearing.command({ type: 'online.examine', payload: { bars: ['originals', 'stateSecret'], hasSpecialReason: false } }, hearing.idOf('presidingJudge'));
    expect(found(hearing)).toEqual(['offline', 'originals 21', 'stateSecret 21']);
  });

  test('a criminal case: with a guilty plea and the consent of prosecutor, accused and defender; else for special reasons', () => {
    const roles: Role[] = ['presidingJudge', 'clerk', 'publicProsecutor', 'accused', 'defender', 'witness'];
    const hearing = buildHearing({ roles, actsFor: { defender: 'accused' }, upTo: 'waiting' });
    const plan = (name: 'criminalOrdinary' | 'criminalPlea') =>
      hearing.command({ type: 'procedure.plan', payload: { plan: name, caseKind: 'criminal', reason: null } }, hearing.idOf('clerk'));
    plan('criminalOrdinary');
    expect(found(hearing)).toEqual(['offline', 'criminalKind 3']);
    expect(found(hearing, 'evidence')).toEqual(['offline', 'criminalKind 3', 'criminalWitness 37']);
    plan('criminalPlea');
    for (const role of ['publicProsecutor', 'accused'] as const) say(hearing, role, 'online');
    expect(found(hearing)).toEqual(['offline', 'consentMissing 37']);
    say(hearing, 'defender', 'online');
    expect(found(hearing)).toEqual(['online']);
  });
});
