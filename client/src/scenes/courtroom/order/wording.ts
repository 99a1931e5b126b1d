import type { PlanName } from '@assize/contracts/hearing/procedure/plans';
import type { CaseKind, Stage, Step } from '@assize/contracts/hearing/procedure/stages';
import type { Side } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { TFunction } from 'i18next';

/** What decides which words of the procedure fit: a criminal court has no plaintiff, a small claim no appeal. */
export interface Fit {
  caseKind: CaseKind;
  plan: PlanName;
}

/** The words that differ from those of an ordinary civil case, by kind of case. */
const differing = {
  criminal: {
    stage: ['finalStatements'],
    step: ['identity', 'plaintiffEvidence', 'defendantEvidence', 'plaintiffDebate', 'defendantDebate', 'courtQuestions'],
    read: [
      'rollCall',
      'identity',
      'rights',
      'recusal',
      'onlineConsent',
      'courtQuestions',
      'plaintiffEvidence',
      'defendantEvidence',
      'plaintiffDebate',
      'defendantDebate',
      'appealRights',
      'judgment',
    ],
    party: ['plaintiff', 'defendant'],
  },
  administrative: { stage: [], step: [], read: ['rights', 'recusal', 'claim', 'defendantEvidence', 'mediationOffer'], party: [] },
} as const;

type Group = 'stage' | 'step' | 'read' | 'party';
function isDiffering(kind: keyof typeof differing, group: Group, name: string): boolean {
  const names: readonly string[] = differing[kind][group];
  return names.includes(name);
}
function prefixOf(group: Group, name: string, { caseKind }: Pick<Fit, 'caseKind'>): string {
  if (caseKind !== 'criminal' && caseKind !== 'administrative') return '';
  return isDiffering(caseKind, group, name) ? `${caseKind}.` : '';
}

/** Key of a stage's name. */
export function stageKey(stage: Stage, fit: Pick<Fit, 'caseKind'>): string {
  return prefixOf('stage', stage, fit) === '' ? `order:stage.${stage}` : `order:criminal.stage.${stage}`;
}
/** Key of a step's name. */
export function stepKey(step: Step, fit: Pick<Fit, 'caseKind'>): string {
  return prefixOf('step', step, fit) === '' ? `order:step.${step}` : `order:criminal.step.${step}`;
}
/** Key of a side's name when it has the floor. */
export function partyKey(side: Side, fit: Pick<Fit, 'caseKind'>): string {
  return prefixOf('party', side, fit) === '' ? `order:party.${side}` : `order:criminal.party.${side}`;
}
/** Key of the text that is read out at a step. */
export function readKey(step: Step, fit: Fit): string {
  if (fit.plan === 'smallClaims' && (step === 'rights' || step === 'appealRights')) return `order:smallClaims.read.${step}`;
  switch (prefixOf('read', step, fit)) {
    case 'criminal.':
      return `order:criminal.read.${step}`;
    case 'administrative.':
      return `order:administrative.read.${step}`;
    default:
      return `order:read.${step}`;
  }
}

/** Role and name, as people of the court are spoken of. */
export function whoIs(t: TFunction, one: { role: string; name: string } | undefined): string {
  return one ? `${t(`common:role.${one.role}`)} ${one.name}`.trim() : '';
}

/** The text of a step for this very hearing: its court, its case, its bench. */
export function readOut(t: TFunction, step: Step, state: HearingState, separator: string): string {
  const people = Object.values(state.participants).toSorted((a, b) => a.seat - b.seat);
  const list = (found: typeof people): string => found.map((one) => whoIs(t, one)).join(separator) || '……';
  const bench = list(people.filter((one) => one.side === 'bench'));
  const clerk = list(people.filter((one) => one.role === 'clerk'));
  return t(readKey(step, state.procedure), { court: state.court, caseNumber: state.caseNumber, bench, clerk });
}
