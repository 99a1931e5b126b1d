import { AppError } from '@assize/contracts/AppError';
import type { ControlResult } from '@assize/contracts/control/protocol';
import { type EventDraft, systemActor } from '@assize/contracts/hearing/events';
import type { RehearsalResult } from '@assize/contracts/jobs/rehearsal';
import { type RehearsalFault, rehearsalFaultSchema, rehearsalKeptMs, rehearsalKeys } from '@assize/contracts/recording/rehearsal';
import type { Logger } from '@assize/platform/log';
import { unwrapDataKey } from '@assize/platform/masterKey';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { sql } from 'kysely';
import type { AppendOptions, HearingLog } from '../hearing/HearingLog.ts';
import { getHearing } from '../hearing/readHearing.ts';
import { type Db, json } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import type { SfuFleet } from '../sfu/SfuFleet.ts';
import type { RehearsalQueue } from './RehearsalQueue.ts';

interface Options {
  db: Db;
  log: HearingLog;
  fleet: SfuFleet;
  store: ObjectStore;
  queue: RehearsalQueue;
  masterKey: Buffer;
  logger: Logger;
}
interface Asked {
  hearingId: string;
  rehearsalId: string;
  byId: string;
}

/** Ten seconds, and time to seal and to store them. */
const recordWithinMs = 25_000;
/** A rehearsal that is not done by then was left by a server that is gone. */
const interruptedAfterS = 75;
const sweepEveryMs = 10_000;

/**
 * Makes rehearsals of recording: the node records, the recording-worker makes files to play, the log says what came of
 * it. Each ends with one event, whatever dies; its files go when the hearing is opened, or after an hour.
 */
export class Rehearsals {
  readonly #options: Options;
  readonly #sweeping: Reconciler;
  readonly #running = new Map<string, Promise<void>>();

  constructor(options: Options) {
    this.#options = options;
    this.#sweeping = Reconciler.start({
      look: () => this.#sweep(),
      everyMs: sweepEveryMs,
      onFault: (error) => options.logger.warn({ err: error }, 'rehearsals not swept'), // the database or the store is away: the next time
    });
  }

  /** Takes it on and does not wait for it. Asked for again, here or at another server, it is not made again. */
  async begin(asked: Asked): Promise<void> {
    const { numInsertedOrUpdatedRows: taken } = await this.#options.db
      .insertInto('rehearsal')
      .values({ id: asked.rehearsalId, hearing_id: asked.hearingId, participant_id: asked.byId, tracks: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (taken !== 1n) return;
    const run = this.#make(asked)
      .catch((error: unknown) => this.#options.logger.error({ err: error, ...asked }, 'rehearsal')) // the sweep ends it
      .finally(() => this.#running.delete(asked.rehearsalId));
    this.#running.set(asked.rehearsalId, run);
  }

  async #make(asked: Asked): Promise<void> {
    const { rehearsalId } = asked;
    try {
      const { tracks } = await this.#play(asked, await this.#record(asked));
      const heard = tracks.map(({ participantId, source, verdict }) => ({ participantId, source, verdict }));
      await this.#end(asked.hearingId, rehearsalId, { type: 'rehearsal.made', payload: { rehearsalId, tracks: heard } }, async (transaction) => {
        await transaction
          .updateTable('rehearsal')
          .set({ tracks: json(tracks) })
          .where('id', '=', rehearsalId)
          .execute();
      });
    } catch (error) {
      const cause = causeOf(error);
      this.#options.logger.warn({ err: error, rehearsalId, cause }, 'rehearsal failed');
      await this.#end(asked.hearingId, rehearsalId, { type: 'rehearsal.failed', payload: { rehearsalId, cause } });
      await this.#remove(rehearsalId);
    }
  }

  async #record({ hearingId, rehearsalId }: Asked): Promise<ControlResult<'rehearse'>> {
    const { db, fleet, masterKey } = this.#options;
    const { wrapped_key: wrappedKey } = await getHearing(db, hearingId);
    const dataKey = unwrapDataKey(wrappedKey, masterKey).toString('base64');
    const made = await fleet.ask(hearingId, 'rehearse', { hearingId, rehearsalId, dataKey, wrappedKey }, recordWithinMs);
    if (made.tracks.length === 0) throw new RehearsalError('nobody');
    return made;
  }

  #play({ rehearsalId }: Asked, { fromAt, toAt, journals, tracks }: ControlResult<'rehearse'>): Promise<RehearsalResult> {
    return this.#options.queue.play({ rehearsalId, fromAt, toAt, journals, tracks }).catch((error: unknown) => {
      throw new RehearsalError('notProduced', { cause: error });
    });
  }

  /** Unless it has ended before. */
  async #end(hearingId: string, rehearsalId: string, draft: EventDraft, alsoDo?: AppendOptions['alsoDo']): Promise<void> {
    await this.#options.log.append({
      hearingId,
      actor: systemActor,
      decide: ({ rehearsal }) => (rehearsal?.id === rehearsalId && rehearsal.status === 'running' ? [draft] : []),
      ...(alsoDo ? { alsoDo } : {}),
    });
  }

  /** Ends what was left, and removes what is not to be kept. Any number of servers may do so. */
  async #sweep(): Promise<void> {
    const ageS = sql<number>`extract(epoch from now() - rehearsal.begun_at)`;
    const rows = await this.#options.db
      .selectFrom('rehearsal')
      .innerJoin('hearing', 'hearing.id', 'rehearsal.hearing_id')
      .select(['rehearsal.id', 'rehearsal.hearing_id', 'rehearsal.tracks', 'hearing.status', ageS.as('age_s')])
      .execute();
    for (const row of rows) {
      if (this.#running.has(row.id)) continue;
      const isLeft = row.tracks === null && Number(row.age_s) > interruptedAfterS;
      if (isLeft) await this.#end(row.hearing_id, row.id, { type: 'rehearsal.failed', payload: { rehearsalId: row.id, cause: 'interrupted' } });
      // One that runs elsewhere ends by itself when the hearing is opened.
      const isOver = row.tracks !== null && (row.status !== 'checkIn' || Number(row.age_s) * 1000 > rehearsalKeptMs);
      if (isLeft || isOver) await this.#remove(row.id);
    }
  }

  /** Its files first: while one is left, so is the row by which it is found again. */
  async #remove(rehearsalId: string): Promise<void> {
    const { db, store } = this.#options;
    for (const key of await store.list(rehearsalKeys.prefix(rehearsalId))) await store.remove(key);
    await db.deleteFrom('rehearsal').where('id', '=', rehearsalId).execute();
  }

  async close(): Promise<void> {
    await this.#sweeping.close();
    // What still runs is not waited for: whoever sweeps next ends it.
    await this.#options.queue.close();
  }
}

/** A rehearsal that failed for a reason of its own. */
class RehearsalError extends Error {
  readonly fault: RehearsalFault;

  constructor(fault: RehearsalFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = 'RehearsalError';
    this.fault = fault;
  }
}

function causeOf(error: unknown): RehearsalFault {
  if (error instanceof RehearsalError) return error.fault;
  if (!(error instanceof AppError)) return 'unknown';
  if (error.code === 'recorderNotReady') return rehearsalFaultSchema.catch('unknown').parse(error.details?.['cause']);
  if (error.code === 'conflict') return 'opened';
  if (error.code === 'noMediaNode') return 'noNode';
  return error.code === 'unavailable' ? 'sfuLost' : 'unknown';
}
