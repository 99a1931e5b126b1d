import { isOfTeam, mayKnow } from '@assize/contracts/hearing/evidence/access';
import { type Dispute, disputeOf } from '@assize/contracts/hearing/evidence/dispute';
import { type Exhibit, exhibitStatus, type ExhibitStatus, listExhibits } from '@assize/contracts/hearing/evidence/state';
import { can } from '@assize/contracts/hearing/permissions';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';

export const exhibitActs = ['describe', 'withdraw', 'opine', 'ruleLate', 'rule', 'setVisibility'] as const;
export type ExhibitAct = (typeof exhibitActs)[number];

/** One exhibit as one person sees it, with what they may do about it now. */
export interface ExhibitShown {
  exhibit: Exhibit;
  status: ExhibitStatus;
  isOwn: boolean;
  dispute: Dispute;
  acts: ExhibitAct[];
}
/** What of the register one looks for. */
export const lists = ['all', 'undisputed', 'disputed', 'unanswered', 'late'] as const;
export type ExhibitList = (typeof lists)[number];

/** Whether an exhibit is in a list; what is not exchanged or was withdrawn is neither disputed nor not. */
export function isInList({ exhibit, status, dispute }: ExhibitShown, list: ExhibitList): boolean {
  if (list === 'all') return true;
  if (list === 'late') return exhibit.isLate && exhibit.lateRuling === null && status !== 'withdrawn';
  return status !== 'filed' && status !== 'withdrawn' && dispute === list;
}

export interface EvidenceModel {
  exhibits: ExhibitShown[];
  mayFile: boolean;
  mayOpenExchange: boolean;
  mayCloseExchange: boolean;
  maySetDeadline: boolean;
  mayBundle: boolean;
}

function actsOn(state: HearingState, me: ParticipantState, exhibit: Exhibit, isOwn: boolean): ExhibitAct[] {
  const status = exhibitStatus(exhibit);
  const isExchanged = ['exchanged', 'presented', 'crossExamined'].includes(status);
  const waitsForLate = exhibit.isLate && !exhibit.lateRuling?.isAllowed;
  const offers: Record<ExhibitAct, boolean> = {
    describe: isOwn && status === 'filed' && can('exhibit.describe', state, me.id),
    withdraw: isOwn && (status === 'filed' || isExchanged) && can('exhibit.withdraw', state, me.id),
    opine: !isOwn && isExchanged && can('exhibit.opine', state, me.id),
    ruleLate: waitsForLate && status !== 'withdrawn' && can('exhibit.ruleLate', state, me.id),
    setVisibility: status !== 'withdrawn' && can('exhibit.setVisibility', state, me.id),
    rule: (isExchanged || ['admitted', 'rejected'].includes(status)) && can('exhibit.rule', state, me.id),
  };
  return exhibitActs.filter((act) => offers[act]);
}

/** The evidence of the hearing as this person may know it; undefined for whom there is none and who files none. */
export function evidenceModel(state: HearingState, me: ParticipantState): EvidenceModel | undefined {
  const exhibits = listExhibits(state.evidence)
    .filter((one) => mayKnow(state, one, me))
    .map((exhibit): ExhibitShown => {
      const isOwn = isOfTeam(state, me, exhibit.filedById);
      return { exhibit, status: exhibitStatus(exhibit), isOwn, dispute: disputeOf(state, exhibit), acts: actsOn(state, me, exhibit, isOwn) };
    });
  const mayFile = can('exhibit.file', state, me.id);
  if (!mayFile && exhibits.length === 0) return undefined;
  const { exchange } = state.evidence;
  return {
    exhibits,
    mayFile,
    mayOpenExchange: exchange !== 'open' && can('exchange.open', state, me.id),
    mayCloseExchange: exchange === 'open' && can('exchange.close', state, me.id),
    maySetDeadline: can('evidence.setDeadline', state, me.id),
    mayBundle: can('bundle.enter', state, me.id),
  };
}
