import { randomUUID } from 'node:crypto';
import { rolesInAgency, type StaffRole } from '@assize/contracts/agency/agencies';
import type { Secrecy } from '@assize/contracts/casefile/kinds';
import type { CaseFacts } from '@assize/contracts/casefile/state';
import { type TestAgency, testAgencies } from '@assize/contracts/testing/buildCase';
import { sql } from 'kysely';
import { nameStaff } from '../agency/memberships.ts';
import { findCaseViewer, type NamedViewer } from '../casefile/caseAccess.ts';
import type { Db } from '../platform/db.ts';
import { SearchedFile } from './SearchedFile.ts';

/** Cases with words on their pages, and people of several agencies who look for them: one a role, a stranger, a party and a relative. */
export class SearchedFiles {
  readonly db: Db;
  readonly accountIds: string[] = [];
  readonly #staff = new Map<string, string>();
  readonly partyId = randomUUID();
  readonly relativeId = randomUUID();

  private constructor(db: Db) {
    this.db = db;
  }

  static async make(db: Db): Promise<SearchedFiles> {
    const files = new SearchedFiles(db);
    for (const { isDemo, ...agency } of Object.values(testAgencies))
      await db
        .insertInto('agency')
        .values({ ...agency, is_demo: isDemo })
        .execute();
    for (const [name, { id, kind }] of Object.entries(testAgencies))
      for (const role of rolesInAgency[kind]) {
        const accountId = await files.#name(randomUUID());
        await nameStaff(db, id, accountId, role);
        files.#staff.set(`${name} ${role}`, accountId);
      }
    for (const id of [files.partyId, files.relativeId, randomUUID()]) await files.#name(id);
    return files;
  }

  async #name(id: string): Promise<string> {
    await this.db.insertInto('account').values({ id, name: 'Demo', is_admin: false, created_at: new Date() }).execute();
    this.accountIds.push(id);
    return id;
  }

  idOf(agency: TestAgency, role: StaffRole): string {
    return this.#staff.get(`${agency} ${role}`) ?? '';
  }

  viewer(agency: TestAgency, role: StaffRole): Promise<NamedViewer> {
    return findCaseViewer(this.db, { accountId: this.idOf(agency, role) });
  }

  /** A case of the police of district A. */
  open(facts: Partial<CaseFacts> = {}): Promise<SearchedFile> {
    return SearchedFile.open(this.db, { matters: [], ...facts });
  }

  /** Cases of this class in which somebody stands in each way, each with the words in the main volume, the side volume, and where it was withdrawn. */
  async openEachWay(secrecy: Secrecy, words: string): Promise<void> {
    const ways: ((file: SearchedFile, documentIds: string[]) => void)[] = [
      ({ made }) => made.command({ type: 'case.assign', payload: { accountIds: [this.idOf('police', 'assistant')] } }),
      ({ made }) => void made.send(1, 'procuratorate', 'prosecution'),
      ({ made }) => made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate'),
      (file) => file.grant('police2', null),
      (file, documentIds) => file.grant('police2', documentIds.slice(0, 1)),
      (file) => file.grant('procuratorate2', null, 0),
      (file, documentIds) => file.appointReading(this.idOf('lawFirm', 'lawyer'), documentIds.slice(0, 1)),
      (file, documentIds) => file.serve(this.partyId, 'party', documentIds.slice(1, 2)),
      (file, documentIds) => file.serve(this.relativeId, 'relative', documentIds.slice(0, 1)),
    ];
    for (const way of ways) {
      const file = await this.open({ secrecy, title: `Way ${secrecy}` });
      const documentIds = [await file.addDocument([words]), await file.addDocument([words])];
      await file.addDocument([words], 'side');
      const withdrawn = await file.addDocument([words]);
      await file.addParty('Demo party', 'suspect');
      file.made.command({ type: 'document.withdraw', payload: { documentId: withdrawn, reason: 'twice' } });
      way(file, documentIds);
      await file.keep();
      if (file.made.state.lead.agencyId === testAgencies.procuratorate.id) await file.addDocument([words], 'side', 'procuratorate');
    }
  }

  /** So many cases more that are like one of the police, by their rows alone. */
  async copyCases(title: string, count: number): Promise<void> {
    const { caseId } = await this.open({ title });
    await sql`insert into court_case (id, case_number, title, court, kind, cause, secrecy, deadline_on, head_seq, state, found_text, found_keys)
      select gen_random_uuid(), 'Copy ' || n, title, court, kind, cause, secrecy, case when n % 3 > 0 then '2026-12-' || 10 + n % 20 end, head_seq, state, found_text, found_keys
      from court_case, generate_series(1, ${count - 1}::integer) n where id = ${caseId}`.execute(this.db);
    await sql`insert into case_relation (case_id, agency_id, account_id, relation, until_at, secrecy, kind)
      select copied.id, agency_id, account_id, relation, until_at, one.secrecy, one.kind
      from court_case copied join case_relation one on one.case_id = ${caseId} where copied.case_number like 'Copy %'`.execute(this.db);
    // As a server of its own does by itself after so many rows.
    await sql`analyze`.execute(this.db);
  }
}
