import { reduce } from '@assize/contracts/hearing/reduce';
import { emptyHearingState, hasEnded, type HearingState } from '@assize/contracts/hearing/state';
import type { HearingEvent } from '@assize/contracts/hearing/events';
import { listEvents } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';

/** What is told: the events, and the state that they change. */
export interface Telling {
  before: HearingState;
  events: readonly HearingEvent[];
  after: HearingState;
}

/**
 * The state in which each open hearing was last told. Telling an act then reads that act, however long the
 * hearing; another server may have told acts in between, which are read as well.
 */
export class ToldStates {
  readonly #db: Db;
  readonly #states = new Map<string, HearingState>();

  constructor(db: Db) {
    this.#db = db;
  }

  async read(hearingId: string, fromSeq: number, toSeq: number): Promise<Telling> {
    const known = this.#states.get(hearingId);
    // A row that is told again, later, begins before what is known.
    const start = known && known.seq < fromSeq ? known : emptyHearingState(hearingId);
    const unread = await listEvents(this.#db, hearingId, start.seq + 1, toSeq);
    const before = unread.filter((event) => event.seq < fromSeq).reduce(reduce, start);
    const events = unread.filter((event) => event.seq >= fromSeq);
    const after = events.reduce(reduce, before);
    if (hasEnded(after)) this.#states.delete(hearingId);
    else if (!known || known.seq < after.seq) this.#states.set(hearingId, after);
    return { before, events, after };
  }
}
