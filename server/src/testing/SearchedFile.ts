import { randomUUID } from 'node:crypto';
import { caseSystem } from '@assize/contracts/casefile/events';
import type { CasePartyRole } from '@assize/contracts/casefile/parties/wire';
import type { CaseFacts } from '@assize/contracts/casefile/state';
import { buildCase, idAt, type TestAgency, type TestCase, testAgencies } from '@assize/contracts/testing/buildCase';
import { CaseLog } from '../casefile/CaseLog.ts';
import type { CasePageTexts } from '../casefile/reading/CasePageTexts.ts';
import { PageTextTender } from '../casefile/reading/PageTextTender.ts';
import type { Db } from '../platform/db.ts';

const bytes = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1000, sha256: 'a'.repeat(64) };
const dayMs = 86_400_000;

/** A case that is decided in memory and kept as the server keeps it, with the words of its pages. */
export class SearchedFile {
  readonly caseId = randomUUID();
  readonly made: TestCase;
  readonly #db: Db;
  readonly #log: CaseLog;
  readonly #texts = new Map<string, readonly string[]>();
  #kept = 0;
  #filed = 0;
  #parties = 0;

  private constructor(db: Db, made: TestCase) {
    this.#db = db;
    this.#log = new CaseLog(db);
    this.made = made;
    made.clockMs = Date.now();
  }

  static async open(db: Db, facts: Partial<CaseFacts>): Promise<SearchedFile> {
    const file = new SearchedFile(db, buildCase({ caseNumber: randomUUID(), ...facts }));
    await file.keep();
    return file;
  }

  /** Appends to the log what was done in memory since. */
  async keep(): Promise<void> {
    for (const { type, payload, actor } of this.made.events.slice(this.#kept)) {
      if (type === 'case.opened') await this.#log.open({ id: this.caseId }, [{ type, payload }], actor);
      else await this.#log.append({ caseId: this.caseId, actor, decide: () => [{ type, payload } as never] });
    }
    this.#kept = this.made.events.length;
  }

  /** Files a document whose pages have these texts, and lets the server take them in. */
  async addDocument(texts: readonly string[], volume: 'main' | 'side' = 'main', by: TestAgency = 'police'): Promise<string> {
    const documentId = this.made.file((this.#filed += 1), texts.length, volume, by);
    await this.keep();
    await this.#take(documentId, 1, texts);
    return documentId;
  }

  async replace(documentId: string, texts: readonly string[]): Promise<void> {
    const { version } = this.made.state.documents[documentId]?.versions.at(-1) ?? { version: 0 };
    const replaced = { documentId, version: version + 1, file: bytes, reason: 'x' };
    this.made.append([{ type: 'document.versioned', payload: replaced }], caseSystem);
    this.made.append([{ type: 'document.paged', payload: { documentId, version: version + 1, pages: texts.length } }], caseSystem);
    await this.keep();
    await this.#take(documentId, version + 1, texts);
  }

  async #take(documentId: string, version: number, texts: readonly string[]): Promise<void> {
    this.#texts.set(`${documentId} ${String(version)}`, texts);
    const tender = PageTextTender.start({
      db: this.#db,
      texts: { list: (...of) => this.#list(...of) },
      onFault: (error) => void Promise.reject(error as Error),
    });
    tender.kick();
    await tender.settled();
    await tender.close();
  }

  // oxlint-disable-next-line typescript/require-await -- texts come one after the other where they are read from a store
  async *#list(...[caseId, documentId, version]: Parameters<CasePageTexts['list']>): AsyncGenerator<{ page: number; text: string }> {
    const texts = caseId === this.caseId ? this.#texts.get(`${documentId} ${String(version)}`) : undefined;
    for (const [index, text] of (texts ?? []).entries()) yield { page: index + 1, text };
  }

  async addParty(name: string, role: CasePartyRole = 'suspect'): Promise<string> {
    const partyId = idAt('a007', (this.#parties += 1));
    this.made.command({ type: 'party.add', payload: { partyId, role, form: 'person', name, idNumber: null, phone: null, bornOn: null } });
    await this.keep();
    return partyId;
  }

  /** Shares it for so many days; 0: for a time that is over. */
  grant(to: TestAgency, documentIds: string[] | null = null, days = 1): void {
    const { id, kind, name } = testAgencies[to];
    const untilAt = new Date(Date.now() + (days === 0 ? -1000 : days * dayMs)).toISOString();
    const granted = { grantId: randomUUID(), requestId: null, agency: { agencyId: id, kind, name }, documentIds, untilAt, byRule: null };
    this.made.append([{ type: 'share.granted', payload: granted as never }], caseSystem);
  }

  /** A reading period that is open now, for a lawyer of the first party. */
  appointReading(accountId: string, documentIds: string[]): void {
    const readingId = randomUUID();
    const { made } = this;
    const [partyId = ''] = Object.keys(made.state.parties);
    const asked = { readingId, accountId, name: 'Demo', firmId: testAgencies.lawFirm.id, firmName: 'Demo', partyId, partyName: 'Demo' };
    const period = { from: '2020-01-01', until: '2099-01-01', hours: null, documents: documentIds, copying: 'none' as const, remarks: '' };
    const stage = { stage: 'prosecutionReview' as const, enteredOn: made.today, deadlineOn: null, basis: null };
    made.append([{ type: 'stage.entered', payload: stage as never }], caseSystem);
    made.append([{ type: 'reading.asked', payload: { ...asked, licence: 'Demo', authority: 'Demo', wish: null } }], caseSystem);
    made.append([{ type: 'reading.appointed', payload: { readingId, ...period, endsAt: '2099-01-01T00:00:00.000Z' } }], caseSystem);
  }

  /** Lets somebody follow the case, who opened a letter with these documents. */
  serve(accountId: string, as: 'party' | 'relative', documentIds: string[]): void {
    const { made } = this;
    const [followerId, noticeId] = [randomUUID(), randomUUID()];
    const [partyId = ''] = Object.keys(made.state.parties);
    const follower = { followerId, accountId, partyId, as, name: 'Demo', email: null, phone: null, acceptsService: true };
    made.append([{ type: 'follower.named', payload: follower }], caseSystem);
    made.command({ type: 'notice.send', payload: { noticeId, kind: 'service', to: [followerId], title: 'x', text: 'x', documentIds } });
    made.command({ type: 'notice.open', payload: { noticeId } }, 'police', accountId);
  }
}
