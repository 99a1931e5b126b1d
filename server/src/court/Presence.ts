import { type EventDraft, systemActor } from '@assize/contracts/hearing/events';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { Logger } from '@assize/platform/log';
import type { HearingLog } from '../hearing/HearingLog.ts';
import { listOpenHearings } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';

const lostAfterMs = 4000;
const leftAfterMs = 60_000;
/** After a start of this server, people get this long to come back before they count as disconnected. */
const returnWithinMs = 20_000;
const hereStatuses: readonly string[] = ['waiting', 'admitted', 'isolated', 'consulting'];

/** Puts lost connections, returns and expired graces into the log. */
export class Presence {
  readonly #db: Db;
  readonly #log: HearingLog;
  readonly #logger: Logger;
  readonly #isConnected: (hearingId: string, participantId: string) => Promise<boolean>;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #isClosed = false;
  #startTimer: NodeJS.Timeout;

  constructor(options: { db: Db; log: HearingLog; logger: Logger; isConnected: (hearingId: string, participantId: string) => Promise<boolean> }) {
    this.#db = options.db;
    this.#log = options.log;
    this.#logger = options.logger;
    this.#isConnected = options.isConnected;
    this.#startTimer = this.#sweepIn(returnWithinMs);
  }

  /** The participant has a connection again. */
  async returned(hearingId: string, participantId: string): Promise<void> {
    this.#clear(hearingId, participantId);
    await this.#append(hearingId, participantId, (one) =>
      one.status === 'disconnected' ? [{ type: 'participant.returned', payload: { participantId } }] : [],
    );
  }

  /** A connection of the participant closed; others may still be there. */
  lost(hearingId: string, participantId: string): void {
    this.#later(hearingId, participantId, lostAfterMs, () => this.#disconnect(hearingId, participantId, 'connectionLost'));
  }

  async #disconnect(hearingId: string, participantId: string, cause: 'connectionLost' | 'serverRestarted'): Promise<void> {
    if (await this.#isConnected(hearingId, participantId)) return;
    await this.#append(hearingId, participantId, (one) =>
      hereStatuses.includes(one.status) ? [{ type: 'participant.disconnected', payload: { participantId, cause } }] : [],
    );
    this.#later(hearingId, participantId, leftAfterMs, async () => {
      if (await this.#isConnected(hearingId, participantId)) return;
      await this.#append(hearingId, participantId, (one) =>
        one.status === 'disconnected' ? [{ type: 'participant.left', payload: { participantId, cause: 'graceExpired' } }] : [],
      );
    });
  }

  #sweepIn(afterMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#sweep().catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'who is here is not known yet');
        if (!this.#isClosed) this.#startTimer = this.#sweepIn(lostAfterMs);
      });
    }, afterMs);
  }

  /** Whoever was here before this server started and has not come back. */
  async #sweep(): Promise<void> {
    const hearings = await listOpenHearings(this.#db);
    for (const { state } of hearings) {
      for (const one of Object.values(state.participants)) {
        if (hereStatuses.includes(one.status) || one.status === 'disconnected') await this.#disconnect(state.id, one.id, 'serverRestarted');
      }
    }
  }

  async #append(hearingId: string, participantId: string, decide: (one: ParticipantState) => EventDraft[]): Promise<void> {
    const decideInState = (state: HearingState): EventDraft[] => {
      const one = state.participants[participantId];
      const isOver = state.closedAt !== null;
      return one && !isOver ? decide(one) : [];
    };
    await this.#log.append({ hearingId, actor: systemActor, decide: decideInState });
  }

  #later(hearingId: string, participantId: string, afterMs: number, act: () => Promise<void>): void {
    this.#clear(hearingId, participantId);
    if (this.#isClosed) return;
    const key = `${hearingId}:${participantId}`;
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      act().catch((error: unknown) => {
        // The database or Redis is away: what happened is still true when they are back.
        this.#logger.warn({ err: error, hearingId }, 'presence not logged yet');
        this.#later(hearingId, participantId, lostAfterMs, act);
      });
    }, afterMs);
    this.#timers.set(key, timer);
  }

  #clear(hearingId: string, participantId: string): void {
    const key = `${hearingId}:${participantId}`;
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#startTimer);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
