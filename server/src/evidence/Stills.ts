import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import type { Still, StillFault } from '@assize/contracts/control/still';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { KeptStill } from '@assize/contracts/hearing/evidence/still';
import type { Logger } from '@assize/platform/log';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Db } from '../platform/db.ts';
import type { SfuFleet } from '../sfu/SfuFleet.ts';
import type { DocumentPages } from './DocumentPages.ts';
import { keepRow } from './documents.ts';

interface Options {
  db: Db;
  store: ObjectStore;
  fleet: SfuFleet;
  pages: DocumentPages;
  logger: Logger;
}
/** Longer than the node gives itself. */
const withinMs = 12_000;
const ofNode: readonly string[] = ['noMediaNode', 'unavailable'];

/** Stills of cameras, taken by the node that receives them and kept as documents of the court. */
export class Stills {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Takes and keeps one. Throws `stillNotTaken` with its cause, or `unavailable` when it could not be kept. */
  async take(hearingId: string, participantId: string, takenById: string): Promise<KeptStill> {
    const { db, store, pages, logger } = this.#options;
    const { image, mime, takenAt } = await this.#ask(hearingId, participantId);
    const id = randomUUID();
    const stored = await store.put(documentKeys.original(hearingId, id), Buffer.from(image)).catch((error: unknown) => {
      logger.error({ err: error }, 'a still could not be kept');
      throw new AppError('unavailable', { what: 'storage' });
    });
    const name = `still ${takenAt.replaceAll(':', '-')}.${mime === 'image/png' ? 'png' : 'jpg'}`;
    const document = await keepRow(db, { id, hearing_id: hearingId, participant_id: takenById, mime, name, ...stored });
    // Ordered ahead, as of what is uploaded.
    void pages.manifestOf(document).catch(() => undefined);
    return { document, participantId, takenAt };
  }

  async #ask(hearingId: string, participantId: string): Promise<Still> {
    try {
      return await this.#options.fleet.ask(hearingId, 'takeStill', { hearingId, participantId }, withinMs);
    } catch (error) {
      const isAway = error instanceof AppError && ofNode.includes(error.code);
      throw isAway ? new AppError('stillNotTaken', { cause: 'nodeAway' satisfies StillFault }) : error;
    }
  }
}
