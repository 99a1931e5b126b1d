import { onlineRules, type StageRule } from '@assize/contracts/hearing/consent/onlineRules';
import { type AttendanceMode, attendanceModes } from '@assize/contracts/hearing/consent/wire';
import { can } from '@assize/contracts/hearing/permissions';
import { planOf } from '@assize/contracts/hearing/procedure/plans';
import type { Stage } from '@assize/contracts/hearing/procedure/stages';
import type { HearingState } from '@assize/contracts/hearing/state';

/** What one is asked for one stage, and what one has answered. */
export interface StageConsent {
  stage: Stage;
  chosen: AttendanceMode | undefined;
}
export interface ConsentModel {
  /** Art. 20: only these procedures may be taken part in at another time than the others. */
  offered: AttendanceMode[];
  stages: StageConsent[];
  answered: number;
}

/** What somebody is asked about taking part online, stage by stage; undefined for whom it is not asked. */
export function consentModel(state: HearingState, meId: string): ConsentModel | undefined {
  if (!can('consent.give', state, meId)) return undefined;
  const { plan } = state.procedure;
  const own = state.consents[meId] ?? {};
  const stages = planOf(plan).stages.map(({ stage }) => ({ stage, chosen: own[stage]?.mode }));
  const mayBeAsynchronous = plan === 'smallClaims' || plan === 'civilSummary';
  return {
    offered: attendanceModes.filter((mode) => mode !== 'asynchronous' || mayBeAsynchronous),
    stages,
    answered: stages.filter((one) => one.chosen !== undefined).length,
  };
}

/** For bench and clerk: how each stage may lawfully run now, the present one marked. */
export function stageRules(state: HearingState): (StageRule & { isNow: boolean })[] {
  return onlineRules(state).map((rule) => ({ ...rule, isNow: rule.stage === state.procedure.stage }));
}
