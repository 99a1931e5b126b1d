import type { Id } from '../../ids.ts';
import { planOf } from '../procedure/plans.ts';
import type { Stage } from '../procedure/stages.ts';
import { partOf } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import type { OnlineBar } from './wire.ts';

/** How a stage may lawfully be held now. `hybrid`: who agreed is online, the others come to the courthouse. */
export type StageMode = 'online' | 'hybrid' | 'asynchronous' | 'offline';
/** Why a stage may not be held online, or not yet, with the article of the Online Litigation Rules that says so. */
export type OnlineReason =
  | { code: OnlineBar; article: 21; participantIds: Id[] }
  | { code: 'criminalKind'; article: 3 | 37; participantIds: Id[] }
  | { code: 'consentMissing' | 'consentRefused'; article: 4 | 37; participantIds: Id[] }
  | { code: 'asynchronousKind' | 'asynchronousNotAll'; article: 20; participantIds: Id[] }
  | { code: 'criminalWitness'; article: 37; participantIds: Id[] };
export interface StageRule {
  stage: Stage;
  mode: StageMode;
  reasons: OnlineReason[];
}

/** Who must agree: each party, or for whoever has an agent the agent too, whichever answered last for that party. */
function askedIn(state: HearingState): ParticipantState[] {
  return Object.values(state.participants).filter((one) => one.status !== 'removed' && (partOf(one.role) === 'party' || one.role === 'defender'));
}

/** What the party itself said for this stage, or else who acts for it. */
function answerOf(state: HearingState, party: ParticipantState, stage: Stage): { mode: string; at: string } | undefined {
  const helpers = Object.values(state.participants).filter((one) => one.actsFor === party.id && partOf(one.role) === 'representative');
  const answers = [party, ...helpers].flatMap((one) => state.consents[one.id]?.[stage] ?? []);
  return answers.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
}

/** Criminal cases: fast-track with a guilty plea, else only for special reasons that the court recorded (arts. 3, 37). */
function criminalReasons(state: HearingState, stage: Stage): OnlineReason[] {
  const { caseKind, plan } = state.procedure;
  if (caseKind !== 'criminal') return [];
  const reasons: OnlineReason[] = [];
  if (plan !== 'criminalPlea' && !state.online.hasSpecialReason) reasons.push({ code: 'criminalKind', article: 3, participantIds: [] });
  const witnesses = Object.values(state.participants).filter((one) => ['witness', 'appraiser'].includes(one.role));
  if (stage === 'evidence' && witnesses.length > 0 && !state.online.hasSpecialReason)
    reasons.push({ code: 'criminalWitness', article: 37, participantIds: witnesses.map((one) => one.id) });
  return reasons;
}

/** The rules for one stage, from the kind of case, the bars that the court found, and what each party said for this very stage. */
export function onlineRuleOf(state: HearingState, stage: Stage): StageRule {
  const { plan, caseKind } = state.procedure;
  const barred: OnlineReason[] = [
    ...state.online.bars.map((code) => ({ code, article: 21, participantIds: [] }) as OnlineReason),
    ...criminalReasons(state, stage),
  ];
  if (barred.length > 0) return { stage, mode: 'offline', reasons: barred };
  const parties = askedIn(state);
  const by = (mode: string | undefined): Id[] => parties.filter((one) => answerOf(state, one, stage)?.mode === mode).map((one) => one.id);
  const [missing, offline, asynchronous] = [by(undefined), by('offline'), by('asynchronous')];
  const article = caseKind === 'criminal' ? 37 : 4;
  const reasons: OnlineReason[] = [];
  if (missing.length > 0) reasons.push({ code: 'consentMissing', article, participantIds: missing });
  if (offline.length > 0) reasons.push({ code: 'consentRefused', article, participantIds: offline });
  if (asynchronous.length > 0) {
    // Art. 20: small claims and summary procedure, and only when all agree.
    if (plan !== 'smallClaims' && plan !== 'civilSummary') reasons.push({ code: 'asynchronousKind', article: 20, participantIds: asynchronous });
    else if (asynchronous.length === parties.length) return { stage, mode: 'asynchronous', reasons };
    else reasons.push({ code: 'asynchronousNotAll', article: 20, participantIds: parties.map((one) => one.id).filter((id) => !asynchronous.includes(id)) });
  }
  const isRefused = offline.length + missing.length > 0;
  // In a criminal case prosecutor, accused and defender must all agree; elsewhere who does not comes to the courthouse.
  if (!isRefused) return { stage, mode: 'online', reasons };
  const isNobodyOnline = offline.length + missing.length === parties.length;
  return { stage, mode: caseKind === 'criminal' || isNobodyOnline ? 'offline' : 'hybrid', reasons };
}

/** Every stage of the plan, each by itself: consent to one never extends to another (art. 4). */
export function onlineRules(state: HearingState): StageRule[] {
  return planOf(state.procedure.plan).stages.map(({ stage }) => onlineRuleOf(state, stage));
}
