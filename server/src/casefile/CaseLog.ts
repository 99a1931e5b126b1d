import { AppError } from '@assize/contracts/AppError';
import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { CaseActor, CaseDraft, CaseEvent } from '@assize/contracts/casefile/events';
import { reduceCase } from '@assize/contracts/casefile/reduce';
import { type CaseState, emptyCase } from '@assize/contracts/casefile/state';
import { genesisHash, hashOf } from '@assize/contracts/hearing/chain';
import type { Transaction } from 'kysely';
import { chainLines, writeCaseLines } from '../hearing/chainLines.ts';
import { leaveMessages, type Message } from '../outbox/outbox.ts';
import { type Db, json } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { tellOfLines } from '../notices/tellOfLines.ts';
import { keepErrands } from '../exchange/keepErrands.ts';
import { keepOffers } from './keepOffers.ts';
import { keepReadings } from './keepReadings.ts';
import { findingOf, keepFindings } from './search/keepFindings.ts';
import { keepRelations } from './keepRelations.ts';

/** With what the log of a case begins. */
type OpeningDraft = Extract<CaseDraft, { type: 'case.opened' | 'case.received' }>;

interface AppendOptions {
  caseId: string;
  actor: CaseActor;
  /** Present for a person's command: done at most once under this key. */
  receipt?: { key: string; command: CaseCommand };
  /** Decides on the case as it is under the lock; throws AppError to refuse; nothing to add: empty. */
  decide: (state: CaseState, headHash: string) => readonly CaseDraft[];
  /** What must be there before the rows of who stands to the case. */
  before?: (transaction: Transaction<Database>) => Promise<void>;
  /** More to change in the same transaction. */
  alsoDo?: (transaction: Transaction<Database>, after: CaseState) => Promise<void>;
  /** More to tell, by what was appended. */
  alsoTell?: (after: CaseState, events: readonly CaseEvent[]) => readonly Message[];
}
export interface AskedRelease {
  caseId: string;
  handoverId: string;
  partnerId: string;
  reason: string;
}
/** `released`: its receiver answers it no more. `answered`: it had, and that is in the log now. `notBegun`: nothing of it was ever sent there. */
export type AskedAnswer = 'released' | 'answered' | 'notBegun';
interface Appended {
  seq: number;
  state: CaseState;
  events: CaseEvent[];
}

/** The log of every case: the only writer of `case_event`, of the snapshot beside it and of who stands to the case. */
export class CaseLog {
  readonly #db: Db;
  readonly #now: () => Date;
  /** Called after a commit that left something to tell. */
  onCommitted: () => void = () => undefined;
  /** Asks the partner to which a handover was sent to answer it no more (`exchange/`). */
  askRelease: (asked: AskedRelease) => Promise<AskedAnswer> = () => Promise.reject(new AppError('unavailable'));

  constructor(db: Db, now: () => Date = () => new Date()) {
    this.#db = db;
    this.#now = now;
  }

  /** Opens a case with its first events. Throws `conflict` when its number is taken. */
  async open(
    opened: { id: string; isDemo?: boolean },
    drafts: readonly [OpeningDraft, ...CaseDraft[]],
    actor: CaseActor,
    alsoDo?: (transaction: Transaction<Database>, after: CaseState) => Promise<void>,
  ): Promise<CaseState> {
    return this.#db.transaction().execute(async (transaction) => {
      const state = await this.openIn(transaction, opened, drafts, actor);
      await alsoDo?.(transaction, state);
      return state;
    });
  }

  /** The same within a transaction of the caller's, who tells of it after the commit. */
  async openIn(
    transaction: Transaction<Database>,
    opened: { id: string; isDemo?: boolean },
    drafts: readonly [OpeningDraft, ...CaseDraft[]],
    actor: CaseActor,
  ): Promise<CaseState> {
    const { caseNumber, title, agencyName } = drafts[0].payload;
    const row = { id: opened.id, case_number: caseNumber, title, court: agencyName, is_demo: opened.isDemo ?? false, created_at: this.#now() };
    const made = await transaction
      .insertInto('court_case')
      .values(row)
      .onConflict((conflict) => conflict.column('case_number').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('conflict', { field: 'caseNumber' });
    const { state } = await this.#write(transaction, emptyCase(opened.id), genesisHash, drafts, actor);
    return state;
  }

  /** Appends what `decide` gives, with the snapshot, the receipt and the outbox: all or nothing. Acts of the same instant wait for each other on the case's row. */
  async append(options: AppendOptions): Promise<Appended> {
    const { caseId, actor, receipt } = options;
    const appended = await this.#db.transaction().execute(async (transaction): Promise<Appended> => {
      const row = await transaction.selectFrom('court_case').select(['state', 'head_hash']).where('id', '=', caseId).forUpdate().executeTakeFirst();
      if (!row?.state) throw new AppError('notFound', { what: 'case' });
      const doerId = actor.accountId ?? '';
      const known = receipt && (await findReceipt(transaction, caseId, doerId, receipt));
      if (known) return { seq: known.seq, state: row.state, events: [] };
      const drafts = options.decide(row.state, row.head_hash);
      await options.before?.(transaction);
      const { state, events } = await this.#write(transaction, row.state, row.head_hash, drafts, actor);
      if (receipt) {
        const answer = json({ seq: state.seq });
        const kept = { case_id: caseId, account_id: doerId, key: receipt.key, command_hash: hashOf(receipt.command), answer };
        await transaction.insertInto('case_receipt').values(kept).execute();
      }
      await options.alsoDo?.(transaction, state);
      await leaveMessages(transaction, options.alsoTell?.(state, events) ?? []);
      return { seq: state.seq, state, events };
    });
    if (appended.events.length > 0) this.onCommitted();
    return appended;
  }

  async #write(
    transaction: Transaction<Database>,
    before: CaseState,
    headHash: string,
    drafts: readonly CaseDraft[],
    actor: CaseActor,
  ): Promise<{ state: CaseState; events: CaseEvent[] }> {
    const { caseId } = before;
    const events = chainLines<CaseEvent>(drafts, { seq: before.seq, hash: headHash }, { caseId, at: this.#now().toISOString(), actor });
    const last = events.at(-1);
    if (!last) return { state: before, events };
    const state = events.reduce(reduceCase, before);
    await writeCaseLines(transaction, events);
    const { facts, lead, stages } = state;
    const stage = stages.at(-1);
    await transaction
      .updateTable('court_case')
      .set({
        ...{ case_number: facts.caseNumber, title: facts.title, court: lead.agencyName, cause: facts.cause, kind: facts.kind, secrecy: facts.secrecy },
        ...{ stage: stage?.stage ?? null, deadline_on: stage?.deadlineOn ?? null, lead_agency_id: lead.agencyId },
        ...{ head_seq: state.seq, head_hash: last.hash, state: json(state) },
        ...(state.facts === before.facts ? {} : findingOf(state)),
      })
      .where('id', '=', caseId)
      .execute();
    await keepRelations(transaction, before, state);
    await keepErrands(transaction, before, state);
    await keepReadings(transaction, before, state);
    await keepOffers(transaction, before, state);
    await leaveMessages(transaction, tellOfLines(caseId, events));
    await keepFindings(transaction, before, state);
    return { state, events };
  }
}

async function findReceipt(
  transaction: Transaction<Database>,
  caseId: string,
  accountId: string,
  { key, command }: { key: string; command: CaseCommand },
): Promise<{ seq: number } | undefined> {
  const found = await transaction
    .selectFrom('case_receipt')
    .select(['command_hash', 'answer'])
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (found && found.command_hash !== hashOf(command)) throw new AppError('keyReused');
  return found?.answer;
}
