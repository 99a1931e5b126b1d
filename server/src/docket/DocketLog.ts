import { AppError } from '@assize/contracts/AppError';
import type { DocketForm } from '@assize/contracts/docket/form';
import { type DocketState, emptyApplication, reduceDocket } from '@assize/contracts/docket/state';
import type { DocketActor, DocketDraft, DocketEvent, DocketMaterial } from '@assize/contracts/docket/wire';
import { genesisHash } from '@assize/contracts/hearing/chain';
import type { Transaction } from 'kysely';
import { chainLines, columnsOf, lineOf } from '../hearing/chainLines.ts';
import { tellOfDocketLines } from '../notices/tellOfDocketLines.ts';
import { leaveMessages } from '../outbox/outbox.ts';
import { type Db, type DbOrTransaction, json } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { listMaterials } from './materialRows.ts';

interface Begun {
  applicationId: string;
  court: { id: string; name: string; isDemo: boolean };
  actor: DocketActor;
  form: DocketForm;
  /** The account was made for it just now. */
  isAccountNew: boolean;
}
/** What a decision is made on, under the lock. */
export interface Locked {
  state: DocketState;
  /** What the applicant has at this moment. */
  draft: { form: DocketForm; materials: DocketMaterial[]; revision: number };
  transaction: Transaction<Database>;
}

/** The log of every application to the docket: the only writer of `docket_event` and of what is read from it. */
export class DocketLog {
  readonly #db: Db;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date = () => new Date()) {
    this.#db = db;
    this.#now = now;
  }

  /** Enters a new application within the caller's transaction. */
  async begin(transaction: DbOrTransaction, { applicationId, court, actor, form, isAccountNew }: Begun): Promise<void> {
    const draft: DocketDraft = { type: 'application.begun', payload: { courtId: court.id, courtName: court.name } };
    const { events, state } = this.#chain(emptyApplication(applicationId), genesisHash, [draft], actor);
    const row = { id: applicationId, court_id: court.id, account_id: actor.accountId, is_demo: court.isDemo, form: json(form), made_account: isAccountNew };
    await transaction
      .insertInto('docket_application')
      .values({ ...row, status: state.status, head_seq: state.seq, head_hash: events.at(-1)?.hash ?? genesisHash, state: json(state) })
      .execute();
    await writeEvents(transaction, events);
  }

  /** Appends what `decide` gives on the application as it is under its lock: all that is done in the transaction, or nothing. */
  async append(applicationId: string, actor: DocketActor, decide: (locked: Locked) => Promise<readonly DocketDraft[]> | readonly DocketDraft[]): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const row = await transaction.selectFrom('docket_application').selectAll().where('id', '=', applicationId).forUpdate().executeTakeFirst();
      if (!row) throw new AppError('notFound', { what: 'application' });
      const draft = { form: row.form, revision: row.revision, materials: await listMaterials(transaction, applicationId) };
      const drafts = await decide({ state: row.state, draft, transaction });
      const { events, state } = this.#chain(row.state, row.head_hash, drafts, actor);
      const last = events.at(-1);
      if (!last) return;
      await writeEvents(transaction, events);
      const columns = { status: state.status, sent_at: state.sentAt, due_on: state.dueOn, head_seq: state.seq, head_hash: last.hash, state: json(state) };
      await transaction.updateTable('docket_application').set(columns).where('id', '=', applicationId).execute();
      await leaveMessages(transaction, tellOfDocketLines(applicationId, events));
    });
  }

  #chain(before: DocketState, headHash: string, drafts: readonly DocketDraft[], actor: DocketActor): { events: DocketEvent[]; state: DocketState } {
    const { applicationId, seq } = before;
    const events = chainLines<DocketEvent>(drafts, { seq, hash: headHash }, { applicationId, at: this.#now().toISOString(), actor });
    return { events, state: events.reduce(reduceDocket, before) };
  }
}

async function writeEvents(transaction: DbOrTransaction, events: readonly DocketEvent[]): Promise<void> {
  const rows = events.map((event) => ({ application_id: event.applicationId, ...columnsOf(event) }));
  if (rows.length > 0) await transaction.insertInto('docket_event').values(rows).execute();
}

/** The log of one application, in order. */
export async function readDocketLines(db: DbOrTransaction, applicationId: string): Promise<DocketEvent[]> {
  const rows = await db.selectFrom('docket_event').selectAll().where('application_id', '=', applicationId).orderBy('seq').execute();
  return rows.map((row) => ({ applicationId: row.application_id, ...lineOf(row) }) as unknown as DocketEvent);
}
