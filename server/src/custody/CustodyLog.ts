import { AppError } from '@assize/contracts/AppError';
import type { CustodyCommand } from '@assize/contracts/custody/commands';
import type { CustodyActor, CustodyDraft, CustodyEvent } from '@assize/contracts/custody/events';
import { readCustody, reduceCustody } from '@assize/contracts/custody/reduce';
import type { CustodyState } from '@assize/contracts/custody/state';
import { hasEnded, type HearingState } from '@assize/contracts/hearing/state';
import type { Transaction } from 'kysely';
import { chainLines, writeLines } from '../hearing/chainLines.ts';
import { findReceipt, keepReceipt } from '../hearing/receipts.ts';
import { leaveMessages, type Message } from '../outbox/outbox.ts';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { listCustody } from './listCustody.ts';

interface AppendOptions {
  hearingId: string;
  actor: CustodyActor;
  /** Present for a person's command: done at most once under this key. */
  receipt?: { key: string; command: CustodyCommand };
  /** Decides on what is known under the lock; throws AppError to refuse; nothing to add: empty. */
  decide: (custody: CustodyState, hearing: HearingState) => readonly CustodyDraft[];
  /** More to change, and to tell, in the same transaction. */
  alsoDo?: (transaction: Transaction<Database>, after: CustodyState) => Promise<void>;
  alsoTell?: readonly Message[];
}
interface Appended {
  seq: number;
  state: CustodyState;
  events: CustodyEvent[];
}

/** The custody log of every hearing that has ended: the only writer of `custody_event`. */
export class CustodyLog {
  readonly #db: Db;
  readonly #now: () => Date;
  /** Called after a commit that added lines, with these, or left something to tell. */
  onCommitted: (events: readonly CustodyEvent[]) => void = () => undefined;

  constructor(db: Db, now: () => Date = () => new Date()) {
    this.#db = db;
    this.#now = now;
  }

  /**
   * Appends what `decide` gives, with the receipt and what else belongs to it: all or nothing. Acts of the same
   * instant wait for each other on the hearing's row. Throws `wrongHearingState` while the hearing has not ended.
   */
  async append(options: AppendOptions): Promise<Appended> {
    const { hearingId, actor, decide, alsoDo, alsoTell = [] } = options;
    const appended = await this.#db.transaction().execute(async (transaction) => {
      const row = await transaction.selectFrom('hearing').select(['state', 'head_seq', 'head_hash']).where('id', '=', hearingId).forUpdate().executeTakeFirst();
      if (!row) throw new AppError('notFound', { what: 'hearing' });
      if (!hasEnded(row.state)) throw new AppError('wrongHearingState');
      const known = await listCustody(transaction, hearingId);
      const before = readCustody(hearingId, known);
      const receipt = options.receipt && { hearingId, doerId: actor.participantId ?? actor.accountId ?? '', ...options.receipt };
      const answered = receipt && (await findReceipt(transaction, receipt));
      if (answered) return { seq: answered.seq, state: before, events: [] };
      const drafts = decide(before, row.state);
      const head = known.at(-1) ?? { seq: row.head_seq, hash: row.head_hash };
      const begin: CustodyDraft = { type: 'custody.begun', payload: { headSeq: row.head_seq, headHash: row.head_hash } };
      const all = drafts.length === 0 || before.begun ? drafts : [begin, ...drafts];
      const events = chainLines<CustodyEvent>(all, head, { hearingId, at: this.#now().toISOString(), actor });
      await writeLines(transaction, 'custody_event', events);
      const state = events.reduce(reduceCustody, before);
      const seq = events.at(-1)?.seq ?? head.seq;
      if (receipt) await keepReceipt(transaction, receipt, seq);
      await alsoDo?.(transaction, state);
      await leaveMessages(transaction, alsoTell);
      return { seq, state, events };
    });
    if (appended.events.length > 0 || alsoTell.length > 0) this.onCommitted(appended.events);
    return appended;
  }
}
