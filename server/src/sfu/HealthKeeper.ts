import type { CaptureHealth } from '@assize/contracts/recording/health';
import { keepHealth, type Keeping, keepOf, type KeptHealth } from '@assize/contracts/recording/recorderHistory';
import type { Logger } from '@assize/platform/log';
import { type Db, json } from '../platform/db.ts';

/** Keeps the history of the recorder's health: changes at once, else one a few seconds. */
export class HealthKeeper {
  readonly #db: Db;
  readonly #log: Logger;
  readonly #keepings = new Map<string, Keeping>();

  constructor(db: Db, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /** To be called with all that is shown of a recorder; what is shown before there is a recording is of no hearing. */
  take(health: CaptureHealth): void {
    const { hearingId, recordingId } = health;
    if (recordingId === null) {
      this.#keepings.delete(hearingId);
      return;
    }
    const next = keepHealth(this.#keepings.get(hearingId), keepOf(health));
    if (!next) return;
    this.#keepings.set(hearingId, next);
    this.#keep(hearingId, next.last).catch((error: unknown) => this.#log.warn({ err: error }, 'health of the recorder not kept'));
  }

  /** Every server hears every node: whoever keeps it again changes nothing. */
  async #keep(hearingId: string, sample: KeptHealth): Promise<void> {
    await this.#db
      .insertInto('capture_health')
      .values({ hearing_id: hearingId, at: sample.at, sample: json(sample) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** In the order of time. */
export async function listKeptHealth(db: Db, hearingId: string): Promise<KeptHealth[]> {
  const rows = await db.selectFrom('capture_health').select('sample').where('hearing_id', '=', hearingId).orderBy('at').execute();
  return rows.map((row) => row.sample);
}
