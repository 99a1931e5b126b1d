import { AppError } from '@assize/contracts/AppError';
import { genesisHash } from '@assize/contracts/hearing/chain';
import type { Command } from '@assize/contracts/hearing/commands';
import type { Actor, EventDraft, HearingEvent } from '@assize/contracts/hearing/events';
import { reduce } from '@assize/contracts/hearing/reduce';
import { emptyHearingState, hasEnded, type HearingState } from '@assize/contracts/hearing/state';
import type { Transaction } from 'kysely';
import { releaseClaims } from '../calendar/claims.ts';
import { leaveMessages, type Message } from '../outbox/outbox.ts';
import { type Db, json } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { chainLines, writeLines } from './chainLines.ts';
import { findReceipt, keepReceipt, type Receipt } from './receipts.ts';
import { type CourtKey, sealLog } from './sealLog.ts';

export interface AppendOptions {
  hearingId: string;
  actor: Actor;
  /** Present for a person's command: done at most once under this key. */
  receipt?: { key: string; command: Command };
  /** Decides on the state as it is under the lock; throws AppError to refuse. */
  decide: (state: HearingState) => readonly EventDraft[];
  /** True when, under the lock, there is nothing to do after all: it was done before. */
  unless?: (transaction: Transaction<Database>) => Promise<boolean>;
  /** More to tell, by what was appended. */
  alsoTell?: (after: HearingState, events: readonly HearingEvent[]) => readonly Message[];
  /** More to change in the same transaction. */
  alsoDo?: (transaction: Transaction<Database>, after: HearingState) => Promise<void>;
}
interface NewHearing {
  id: string;
  caseId: string;
  scheduledAt: string;
  wrappedKey: string;
}
export interface Appended {
  seq: number;
  state: HearingState;
  events: HearingEvent[];
}

/** The log of every hearing: the only writer of `hearing_event` and of the snapshot beside it. */
export class HearingLog {
  readonly #db: Db;
  readonly #courtKey: CourtKey;
  readonly #now: () => Date;
  /** Called after a commit that left something to tell. */
  onCommitted: () => void = () => undefined;

  constructor(db: Db, courtKey: CourtKey, now: () => Date = () => new Date()) {
    this.#db = db;
    this.#courtKey = courtKey;
    this.#now = now;
  }

  /** Makes a hearing with its first events, in one transaction with its row. */
  async create(
    hearing: NewHearing,
    drafts: readonly EventDraft[],
    actor: Actor,
    alsoDo?: (transaction: Transaction<Database>) => Promise<void>,
  ): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await this.createIn(transaction, hearing, drafts, actor);
      await alsoDo?.(transaction);
    });
  }

  /** The same as part of a transaction that is there. */
  async createIn(transaction: Transaction<Database>, hearing: NewHearing, drafts: readonly EventDraft[], actor: Actor): Promise<void> {
    const state = emptyHearingState(hearing.id);
    await transaction
      .insertInto('hearing')
      .values({
        id: hearing.id,
        case_id: hearing.caseId,
        scheduled_at: hearing.scheduledAt,
        status: state.status,
        head_seq: 0,
        head_hash: genesisHash,
        state: json(state),
        sfu_node_id: null,
        wrapped_key: hearing.wrappedKey,
      })
      .execute();
    await this.#write(transaction, state, genesisHash, drafts, actor);
  }

  /**
   * Appends what `decide` gives, with the new snapshot, the receipt, the outbox rows and, at the end of the
   * hearing, the seal: all or nothing. Acts of the same instant wait for each other on the hearing's row.
   */
  async append(options: AppendOptions): Promise<Appended> {
    const appended = await this.#db.transaction().execute((transaction) => this.appendIn(transaction, options));
    if (appended.events.length > 0) this.onCommitted();
    return appended;
  }

  /** The same as part of a transaction that is there; whose it is says when it is committed (`onCommitted`). */
  async appendIn(transaction: Transaction<Database>, options: AppendOptions): Promise<Appended> {
    const row = await transaction.selectFrom('hearing').select(['state', 'head_hash']).where('id', '=', options.hearingId).forUpdate().executeTakeFirst();
    if (!row) throw new AppError('notFound', { what: 'hearing' });
    const receipt = receiptOf(options);
    const known = receipt && (await findReceipt(transaction, receipt));
    if (known) return { seq: known.seq, state: row.state, events: [] };
    if (await options.unless?.(transaction)) return { seq: row.state.seq, state: row.state, events: [] };
    const drafts = options.decide(row.state);
    const { state, events, headHash } = await this.#write(transaction, row.state, row.head_hash, drafts, options.actor);
    if (receipt) await keepReceipt(transaction, receipt, state.seq);
    if (hasEnded(state) && !hasEnded(row.state)) await this.#seal(transaction, state, headHash);
    // Nobody is kept from another hearing by one that will not be.
    if (state.status === 'cancelled' && row.state.status !== 'cancelled') await releaseClaims(transaction, state.id);
    await options.alsoDo?.(transaction, state);
    await leaveMessages(transaction, [...tellings(row.state, state, events), ...(options.alsoTell?.(state, events) ?? [])]);
    return { seq: state.seq, state, events };
  }

  async #write(
    transaction: Transaction<Database>,
    before: HearingState,
    headHash: string,
    drafts: readonly EventDraft[],
    actor: Actor,
  ): Promise<{ state: HearingState; events: HearingEvent[]; headHash: string }> {
    const events = chainLines<HearingEvent>(drafts, { seq: before.seq, hash: headHash }, { hearingId: before.id, at: this.#now().toISOString(), actor });
    const last = events.at(-1);
    if (!last) return { state: before, events, headHash };
    const state = events.reduce(reduce, before);
    await writeLines(transaction, 'hearing_event', events);
    await transaction
      .updateTable('hearing')
      .set({ state: json(state), status: state.status, head_seq: state.seq, head_hash: last.hash })
      .where('id', '=', state.id)
      .execute();
    return { state, events, headHash: last.hash };
  }

  async #seal(transaction: Transaction<Database>, state: HearingState, headHash: string): Promise<void> {
    const seal = sealLog(this.#courtKey, { hearingId: state.id, headSeq: state.seq, headHash, sealedAt: this.#now().toISOString() });
    await transaction
      .insertInto('hearing_seal')
      .values({
        hearing_id: seal.hearingId,
        head_seq: seal.headSeq,
        head_hash: seal.headHash,
        sealed_at: seal.sealedAt,
        key_id: seal.keyId,
        signature: seal.signature,
      })
      .execute();
  }
}

/** Everyone in court is told of every act; the sfu of every act that may change a grant or must be found in the recording. */
function tellings(before: HearingState, after: HearingState, events: readonly HearingEvent[]): Message[] {
  const last = events.at(-1);
  if (!last) return [];
  const hearingId = after.id;
  return [
    { topic: 'court.events', payload: { hearingId, fromSeq: before.seq + 1, toSeq: after.seq } },
    { topic: 'sfu.grants', payload: { hearingId, seq: after.seq, at: last.at } },
  ];
}

function receiptOf({ hearingId, actor, receipt }: AppendOptions): Receipt | undefined {
  return receipt && { hearingId, doerId: actor.participantId ?? '', ...receipt };
}
