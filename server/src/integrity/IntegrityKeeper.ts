import { custodian, type CustodyDraft } from '@assize/contracts/custody/events';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { Logger } from '@assize/platform/log';
import { retryWait } from '@assize/platform/retryWait';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import { getCustody } from '../custody/listCustody.ts';
import { checkStamp } from '../evidence/proofs/checkStamp.ts';
import type { CourtKey } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import { listUnproved, type Unproved } from './listUnproved.ts';
import { bindProducts, stateIntegrity } from './statements.ts';
import type { TimeStampPort } from './TimeStampPort.ts';

interface Options {
  db: Db;
  store: ObjectStore;
  custody: CustodyLog;
  key: CourtKey;
  /** None: the code is not stamped. */
  stamps: TimeStampPort | undefined;
  /** PEM bundle of the authorities that this court trusts; without it every whole stamp is kept. */
  authoritiesPath: string | undefined;
  logger: Logger;
  now?: () => Date;
}
const waits = { firstMs: 30_000, lastMs: 60 * 60_000 };

/**
 * Sees to it that every recording has its integrity code, that its products are bound to it, and that an authority
 * stamps it. The truth is the custody log: what is missing there is done, again and again until it is done. It runs
 * beside the hearing and holds nothing up; any number of servers may run it, each line is written once.
 */
export class IntegrityKeeper {
  readonly #options: Options & { now: () => Date };
  readonly #reconciler: Reconciler;
  /** What failed, by recording: not before then again. */
  readonly #retries = new Map<string, { atMs: number; failures: number }>();

  constructor(options: Options) {
    this.#options = { now: () => new Date(), ...options };
    this.#reconciler = Reconciler.start({
      look: () => this.#lookAtAll(),
      everyMs: 5000,
      onFault: (error) => options.logger.warn({ err: error }, 'integrity'),
    });
  }

  /** Does what is missing now; resolves when it was tried. */
  look(): Promise<void> {
    this.#reconciler.kick();
    return this.#reconciler.settled();
  }

  async #lookAtAll(): Promise<void> {
    const { db, now, stamps, logger } = this.#options;
    for (const one of await listUnproved(db, { now: now(), hasAuthority: stamps !== undefined })) {
      const retry = this.#retries.get(one.recordingId);
      if (retry && retry.atMs > Date.now()) continue;
      try {
        await this.#prove(one);
        this.#retries.delete(one.recordingId);
      } catch (error) {
        const failures = retry?.failures ?? 0;
        this.#retries.set(one.recordingId, { failures: failures + 1, atMs: Date.now() + retryWait(failures, waits) });
        logger.warn({ err: error, recordingId: one.recordingId }, 'integrity of a recording');
      }
    }
  }

  async #prove(unproved: Unproved): Promise<void> {
    const { recordingId, hearingId, manifestSha256 } = unproved;
    const { db, custody } = this.#options;
    const append = (draft: CustodyDraft, isDone: (state: CustodyState) => boolean) =>
      custody.append({ hearingId, actor: custodian, decide: (state) => (isDone(state) ? [] : [draft]) });
    let { integrity } = await getCustody(db, hearingId);
    if (!integrity.issued) {
      const draft = await stateIntegrity(this.#options, unproved);
      ({ integrity } = (await append(draft, (state) => state.integrity.issued !== null)).state);
    }
    const code = integrity.issued?.code;
    if (code === undefined) return;
    const isBound = (state: Pick<CustodyState, 'integrity'>): boolean => state.integrity.products?.statement.manifestSha256 === manifestSha256;
    if (manifestSha256 !== null && !isBound({ integrity })) await append(bindProducts(this.#options, { recordingId, code, manifestSha256 }), isBound);
    if (integrity.stamps.length === 0 && this.#options.stamps)
      await append(await this.#stamp(this.#options.stamps, code), (state) => state.integrity.stamps.length > 0);
  }

  /** Kept once it was looked at: it speaks of this code, its signature fits, and this court trusts whose it is. */
  async #stamp(stamps: TimeStampPort, code: string): Promise<CustodyDraft> {
    const { authoritiesPath } = this.#options;
    const token = (await stamps.stamp(code)).toString('base64');
    const checked = await checkStamp({
      token,
      digestOf: (digest) => (digest === 'sha256' ? code : undefined),
      isInside: false,
      coversWhole: true,
      authoritiesPath,
    });
    const isGood = checked.kind === 'timeStamp' && checked.covers && checked.isIntact && (checked.isTrusted || authoritiesPath === undefined);
    if (!isGood) throw new Error('the time-stamp authority gave a stamp that does not hold');
    return { type: 'integrity.stamped', payload: { code, token, authority: checked.authority, at: checked.at } };
  }

  async close(): Promise<void> {
    await this.#reconciler.close();
  }
}
