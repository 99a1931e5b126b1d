import type { Agency, AgencyKind, Membership, StaffRole } from '../agency/agencies.ts';
import type { CaseFacts as AccessFacts, CaseViewer } from '../casefile/access.ts';
import type { CaseCommand } from '../casefile/commands.ts';
import { decideCase } from '../casefile/decide.ts';
import type { CaseActor, CaseDraft, CaseEvent } from '../casefile/events.ts';
import type { DocumentAnswer } from '../casefile/lead/wire.ts';
import { relationsOf } from '../casefile/relations.ts';
import { reduceCase } from '../casefile/reduce.ts';
import type { CaseContext } from '../casefile/rule.ts';
import { enterStage } from '../casefile/stages/rules.ts';
import { type CaseFacts, type CaseState, emptyCase } from '../casefile/state.ts';
import { genesisHash, hashEvent, hashOf } from '../hearing/chain.ts';

export const testCaseId = '00000000-0000-4000-a000-000000000000';
export const idAt = (group: string, index: number): string => `00000000-0000-4000-${group}-${String(index).padStart(12, '0')}`;
const agency = (index: number, kind: AgencyKind, name: string, district: string): Agency => ({
  ...{ id: idAt('a001', index), kind, level: 'basic', name, district, isDemo: true },
});

/** Agencies of two districts, and a law firm. */
export const testAgencies = {
  police: agency(1, 'police', 'Demo police A', 'A'),
  procuratorate: agency(2, 'procuratorate', 'Demo procuratorate A', 'A'),
  court: agency(3, 'court', 'Demo court A', 'A'),
  police2: agency(4, 'police', 'Demo police B', 'B'),
  procuratorate2: agency(5, 'procuratorate', 'Demo procuratorate B', 'B'),
  court2: agency(6, 'court', 'Demo court B', 'B'),
  lawFirm: agency(7, 'lawFirm', 'Demo law firm', 'A'),
} as const;
export type TestAgency = keyof typeof testAgencies;

/** Somebody of an agency. */
export function staffOf(name: TestAgency, role: StaffRole, accountId = idAt('a002', Object.keys(testAgencies).indexOf(name) * 10)): CaseViewer {
  const membership: Membership = { agency: testAgencies[name], role };
  return { accountId, memberships: [membership] };
}

/** A case in memory, with the same steps as the real one: decide, reduce, chain. */
export class TestCase {
  state: CaseState = emptyCase(testCaseId);
  readonly events: CaseEvent[] = [];
  clockMs = Date.parse('2026-11-24T01:00:00.000Z');

  get today(): string {
    return new Date(this.clockMs).toISOString().slice(0, 10);
  }

  /** What there is to judge who may do what with it. */
  get facts(): AccessFacts {
    return { kind: this.state.facts.kind, secrecy: this.state.facts.secrecy, relations: relationsOf(this.state) };
  }

  append(drafts: readonly CaseDraft[], actor: CaseActor): void {
    for (const draft of drafts) {
      this.clockMs += 1000;
      const previousHash = this.events.at(-1)?.hash ?? genesisHash;
      const line = { ...draft, caseId: testCaseId, seq: this.events.length + 1, at: new Date(this.clockMs).toISOString(), actor, previousHash };
      const event = { ...line, hash: hashEvent(line) } as CaseEvent;
      this.events.push(event);
      this.state = reduceCase(this.state, event);
    }
  }

  /** What rules are given when somebody of this agency does something now. */
  contextOf(by: TestAgency, accountId = idAt('a002', 0)): CaseContext {
    return {
      agencyId: testAgencies[by].id,
      accountId,
      now: new Date(this.clockMs).toISOString(),
      today: this.today,
      timeZone: 'UTC',
      headHash: this.events.at(-1)?.hash ?? genesisHash,
      findAgency: (id) => Object.values(testAgencies).find((one) => one.id === id),
      sign: (statement) => ({ sha256: hashOf(statement), keyId: 'test', signature: 'test' }),
    };
  }

  /** Throws what the rule throws. Whoever may is the table's matter and not asked here. */
  command(command: CaseCommand, by: TestAgency = 'police', accountId = idAt('a002', 0)): void {
    this.append(decideCase(this.state, command, this.contextOf(by, accountId)), actorOf(by));
  }

  /** Files a document of so many pages. */
  file(index: number, pages: number | null = 3, volume: 'main' | 'side' = 'main', by: TestAgency = 'police'): string {
    const documentId = idAt('a003', index);
    const file = { fileName: `${String(index)}.pdf`, mime: 'application/pdf', bytes: 1000 + index, sha256: index.toString(16).padStart(64, '0') };
    this.append(
      [{ type: 'document.filed', payload: { documentId, volume, folder: 'F', title: `Document ${String(index)}`, madeOn: null, file } }],
      actorOf(by),
    );
    if (pages !== null) this.append([{ type: 'document.paged', payload: { documentId, version: 1, pages } }], actorOf(by));
    return documentId;
  }

  send(index: number, to: TestAgency, purpose: 'prosecution' | 'indictment' | 'supplement' | 'withdrawal' | 'jurisdiction', by: TestAgency = 'police'): string {
    const handoverId = idAt('a004', index);
    this.command({ type: 'handover.send', payload: { handoverId, toAgencyId: testAgencies[to].id, purpose, note: '' } }, by);
    return handoverId;
  }

  /** Answers a handover: every document accepted, unless one is said otherwise. */
  answer(handoverId: string, outcome: 'accepted' | 'returned', by: TestAgency, other?: Pick<DocumentAnswer, 'documentId' | 'answer' | 'page'>): void {
    const documents = this.state.handovers.find((one) => one.handoverId === handoverId)?.manifest.documents ?? [];
    const answers = documents.map(({ documentId }): DocumentAnswer => {
      const said = documentId === other?.documentId ? other : { answer: 'accepted' as const, page: null };
      return { documentId, answer: said.answer, page: said.page, note: '' };
    });
    this.command(
      { type: 'handover.answer', payload: { handoverId, outcome, answers, reason: outcome === 'returned' ? 'not whole' : null, caseNumber: null } },
      by,
    );
  }
}

export function actorOf(by: TestAgency): CaseActor {
  const { id, kind } = testAgencies[by];
  return { accountId: idAt('a002', 0), agencyId: id, agencyKind: kind, name: 'Demo officer' };
}

/** A criminal case that the police of district A opened. */
export function buildCase(facts: Partial<CaseFacts> = {}): TestCase {
  const made = new TestCase();
  const { id: agencyId, name: agencyName } = testAgencies.police;
  const all: CaseFacts = { caseNumber: 'A-1', title: 'Demo case', cause: 'Fraud', kind: 'criminal', matters: ['telecomFraud'], secrecy: 'ordinary', ...facts };
  made.append([{ type: 'case.opened', payload: { ...all, agencyId, agencyName } }, enterStage(all.kind, 'policeInvestigation', made.today)], actorOf('police'));
  return made;
}
