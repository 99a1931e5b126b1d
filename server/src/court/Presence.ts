import { type EventDraft, systemActor } from '@assize/contracts/hearing/events';
import { withRecorder } from '@assize/contracts/hearing/recordingRules';
import { isNecessary } from '@assize/contracts/hearing/sitting/necessary';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { Logger } from '@assize/platform/log';
import type { HearingLog } from '../hearing/HearingLog.ts';
import { listAttended } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { messagesAfter } from './messagesAfter.ts';

const lostAfterMs = 4000;
/** The grace: who has not come back by then has left. */
const graceMs = 60_000;
/**
 * After a start of this server, people get this long to come back before they count as disconnected; and so
 * often every server looks for those whose own server is gone for good.
 */
const returnWithinMs = 20_000;
const hereStatuses: readonly string[] = ['waiting', 'admitted', 'isolated', 'consulting'];

function keyOf(hearingId: string, participantId: string): string {
  return `${hearingId}:${participantId}`;
}

/** The court does not sit on without somebody whom it may not miss; only who was in the courtroom is missed. */
function suspension(state: HearingState, gone: ParticipantState): EventDraft[] {
  const wasThere = gone.statusBefore === 'admitted' || gone.consultingFrom === 'admitted';
  const isMissed = state.status === 'inSession' && wasThere && isNecessary(state, gone);
  return isMissed ? [{ type: 'hearing.suspendedByAbsence', payload: { participantId: gone.id } }] : [];
}

/** Puts lost connections, returns and expired graces into the log. */
export class Presence {
  readonly #db: Db;
  readonly #log: HearingLog;
  readonly #logger: Logger;
  readonly #listConnected: (hearingId: string) => Promise<ReadonlySet<string>>;
  readonly #graceMs: number;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #isClosed = false;
  #sweepTimer: NodeJS.Timeout;

  /** `listConnected`: participants of a hearing with a connection to any server. */
  constructor(options: { db: Db; log: HearingLog; logger: Logger; listConnected: (hearingId: string) => Promise<ReadonlySet<string>>; graceMs?: number }) {
    this.#db = options.db;
    this.#log = options.log;
    this.#logger = options.logger;
    this.#listConnected = options.listConnected;
    this.#graceMs = options.graceMs ?? graceMs;
    this.#sweepTimer = this.#sweepIn(returnWithinMs);
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
    if ((await this.#listConnected(hearingId)).has(participantId)) return;
    await this.#append(hearingId, participantId, (one) =>
      hereStatuses.includes(one.status) ? [{ type: 'participant.disconnected', payload: { participantId, cause } }] : [],
    );
    this.#later(hearingId, participantId, this.#graceMs, async () => {
      if ((await this.#listConnected(hearingId)).has(participantId)) return;
      await this.#append(hearingId, participantId, (one, state) =>
        one.status === 'disconnected' ? [{ type: 'participant.left', payload: { participantId, cause: 'graceExpired' } }, ...suspension(state, one)] : [],
      );
    });
  }

  #sweepIn(afterMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      const isSwept = this.#sweep().then(
        () => true,
        (error: unknown) => {
          this.#logger.warn({ err: error }, 'who is here is not known yet');
          return false;
        },
      );
      void isSwept.then((isDone) => {
        if (!this.#isClosed) this.#sweepTimer = this.#sweepIn(isDone ? returnWithinMs : lostAfterMs);
      });
    }, afterMs);
  }

  /** Whoever is here by the log and has no connection to any server. */
  async #sweep(): Promise<void> {
    for (const { id: hearingId, participants } of await listAttended(this.#db)) {
      const expected = Object.values(participants).filter(
        // Who sits before another's device has no connection of their own to lose.
        ({ id, status, sharesDeviceOf }) =>
          sharesDeviceOf === null && (hereStatuses.includes(status) || status === 'disconnected') && !this.#timers.has(keyOf(hearingId, id)),
      );
      if (expected.length === 0) continue; // asking all servers is not free
      const connected = await this.#listConnected(hearingId);
      for (const { id } of expected.filter((one) => !connected.has(one.id))) {
        // Looked at once more after a moment: a page that is just being loaded again is not gone.
        this.#later(hearingId, id, lostAfterMs, () => this.#disconnect(hearingId, id, 'serverRestarted'));
      }
    }
  }

  async #append(hearingId: string, participantId: string, decide: (one: ParticipantState, state: HearingState) => EventDraft[]): Promise<void> {
    const decideInState = (state: HearingState): readonly EventDraft[] => {
      const one = state.participants[participantId];
      const isOver = state.closedAt !== null;
      return one && !isOver ? withRecorder(state, decide(one, state)) : [];
    };
    await this.#log.append({ hearingId, actor: systemActor, decide: decideInState, alsoTell: messagesAfter });
  }

  #later(hearingId: string, participantId: string, afterMs: number, act: () => Promise<void>): void {
    this.#clear(hearingId, participantId);
    if (this.#isClosed) return;
    const key = keyOf(hearingId, participantId);
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
    const key = keyOf(hearingId, participantId);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#sweepTimer);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
