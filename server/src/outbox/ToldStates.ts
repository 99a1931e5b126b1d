import { reduce } from '@assize/contracts/hearing/reduce';
import type { Telling } from '@assize/contracts/hearing/seenAnew';
import { emptyHearingState, hasEnded, type HearingState } from '@assize/contracts/hearing/state';
import { listEvents } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';

/** So many hearings sit at once on one server, and more; another server may tell the end of one, which is then forgotten here by its age. */
const keptStates = 200;

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
    if (!known || known.seq < after.seq) this.#keep(after);
    return { before, events, after };
  }

  /** The map is in the order of the last telling: its first is the one that was told of longest ago. */
  #keep(state: HearingState): void {
    this.#states.delete(state.id);
    if (!hasEnded(state)) this.#states.set(state.id, state);
    const [oldest] = this.#states.keys();
    if (oldest !== undefined && this.#states.size > keptStates) this.#states.delete(oldest);
  }
}
