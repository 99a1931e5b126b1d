import type { AgencyKind, StaffRole } from '@assize/contracts/agency/agencies';
import type { CaseFileKind, CaseStage, Secrecy } from '@assize/contracts/casefile/kinds';
import { relationsOf } from '@assize/contracts/casefile/relations';
import { type CaseState, emptyCase } from '@assize/contracts/casefile/state';
import { type Chance, madeId } from './Chance.ts';
import { madeName } from './madeText.ts';

export const districts = 40;
export const staffInAgency = 20;
export const lawyers = 2000;
export const organKinds = ['police', 'procuratorate', 'court'] as const satisfies readonly AgencyKind[];
const staffRoles: readonly StaffRole[] = ['head', 'desk', 'assistant', 'handler'];
const openedMs = Date.UTC(2026, 0, 1);

export const agencyIdOf = (kind: AgencyKind, district: number): string => madeId(`${kind} ${String(district)}`);
export const agencyNameOf = (kind: AgencyKind, district: number): string => `Demo ${kind} ${String(district)}`;
export const staffIdOf = (kind: AgencyKind, district: number, index: number): string => madeId(`${kind} ${String(district)} ${String(index)}`);
/** One head, one desk and one assistant an agency; the rest handle cases. */
export const staffRoleOf = (index: number): StaffRole => staffRoles[Math.min(index, 3)] ?? 'handler';
export const lawyerIdOf = (index: number): string => madeId(`lawyer ${String(index)}`);
export const partyIdOf = (index: number): string => madeId(`party ${String(index)}`);

/** Pages of the documents of a case: about 25. */
const pagesOfDocuments = [8, 12, 5] as const;

/** A case as the log would have made it: a third of them travelled, some are of minors or secret. */
export function madeCase(index: number, by: Chance): CaseState {
  const caseId = madeId(`case ${String(index)}`);
  const district = districtOf(by);
  const kind: CaseFileKind = by.is(0.6) ? 'criminal' : by.pick(['civil', 'commercial', 'financial', 'enforcement'] as const);
  const secrecy: Secrecy = by.is(0.95) ? 'ordinary' : by.is(0.8) ? 'minors' : 'secret';
  const stage: CaseStage = kind === 'criminal' ? by.pick(['policeInvestigation', 'prosecutionReview', 'trial', 'trial'] as const) : 'trial';
  const way = stage === 'policeInvestigation' ? 1 : stage === 'prosecutionReview' ? 2 : 3;
  const hands = kind === 'criminal' ? organKinds.slice(0, way) : (['court'] as const);
  const lead = hands.at(-1) ?? 'court';
  const openedAt = new Date(openedMs + by.below(330 * 86_400) * 1000).toISOString();
  const deadlineOn = by.is(0.7) ? new Date(openedMs + by.below(500) * 86_400_000).toISOString().slice(0, 10) : null;
  const cause = by.pick(['诈骗', '盗窃', '民间借贷纠纷', '买卖合同纠纷', '故意伤害', '非法吸收公众存款', '危险驾驶', '劳动争议'] as const);
  const state: CaseState = {
    ...emptyCase(caseId),
    seq: 12,
    openedAt,
    facts: { caseNumber: `（2026）演${String(district)}字第${String(index + 1)}号`, title: `${madeName(by)}${cause}一案`, cause, kind, matters: [], secrecy },
    lead: { agencyId: agencyIdOf(lead, district), agencyName: agencyNameOf(lead, district), since: openedAt },
    formerLeads: hands.slice(0, -1).map((one) => agencyIdOf(one, district)),
    handlers: [staffIdOf(lead, district, 3 + by.below(staffInAgency - 3))],
    stages: [{ stage, enteredOn: openedAt.slice(0, 10), deadlineOn, basis: null, extensions: [] }],
    parties: madeParties(caseId, by),
  };
  addDocuments(state, by);
  if (by.is(0.1)) addReading(state, lawyerIdOf(by.below(lawyers)));
  if (by.is(0.1)) addFollower(state, partyIdOf(index));
  return state;
}

/** The first districts are the greatest. */
function districtOf(by: Chance): number {
  return Math.floor(districts * by.next() ** 2);
}

function madeParties(caseId: string, by: Chance): CaseState['parties'] {
  const about = { form: 'person' as const, idNumber: null, phone: null, bornOn: null, agents: [] };
  const parties = (['suspect', 'victim', 'witness'] as const).map((role) => ({ partyId: madeId(`${caseId} ${role}`), role, name: madeName(by), ...about }));
  return Object.fromEntries(parties.map((party) => [party.partyId, party]));
}

function addDocuments(state: CaseState, by: Chance): void {
  for (const [index, pages] of pagesOfDocuments.entries()) {
    const documentId = madeId(`${state.caseId} document ${String(index)}`);
    const volume = index === 2 && by.is(0.3) ? 'side' : 'main';
    const file = { fileName: 'scan.pdf', mime: 'application/pdf', bytes: 100_000, sha256: 'a'.repeat(64) };
    const filedAt = new Date(Date.parse(state.openedAt) + (index + 1) * 3_600_000).toISOString();
    const version = { version: 1, ...file, filedAt, agencyId: state.lead.agencyId, reason: null, pages };
    state.documents[documentId] = {
      documentId,
      volume,
      folder: '',
      title: `讯问笔录 ${String(index + 1)}`,
      madeOn: null,
      withdrawn: null,
      versions: [version],
    };
    state.order.push(documentId);
  }
}

function addReading(state: CaseState, accountId: string): void {
  const partyId = Object.keys(state.parties)[0] ?? '';
  const asked = { readingId: madeId(`${state.caseId} reading`), accountId, partyId, partyName: 'Demo', name: 'Demo', firmId: madeId('firm'), firmName: 'Demo' };
  const shown = { licence: 'Demo', authority: 'Demo', wish: null };
  const period = { from: '2026-01-01', until: '2099-12-31', hours: null, documents: 'main' as const, copying: 'none' as const, remarks: '' };
  const appointed = { period: { ...period, endsAt: '2099-12-31T16:00:00.000Z' }, status: 'appointed' as const, reason: null };
  state.readings = [{ ...asked, ...shown, ...appointed, askedAt: state.openedAt, decidedAt: state.openedAt }];
}

function addFollower(state: CaseState, accountId: string): void {
  const [partyId = ''] = Object.keys(state.parties);
  const followerId = madeId(`${state.caseId} follower`);
  const follower = { followerId, accountId, partyId, as: 'party' as const, name: 'Demo', email: null, phone: null, acceptsService: false };
  state.follow = { ...state.follow, followers: { [followerId]: { ...follower, namedAt: state.openedAt, endedAt: null } } };
}

/** Rows of `case_relation`, as they are kept with a case. */
export const relationRows = (state: CaseState) =>
  relationsOf(state).map(({ agencyId, accountId, relation, untilAt }) => [
    ...[state.caseId, agencyId, accountId, relation, untilAt, state.facts.secrecy, state.facts.kind],
  ]);
