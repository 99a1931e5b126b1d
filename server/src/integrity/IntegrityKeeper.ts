import { custodian, type CustodyDraft } from '@assize/contracts/custody/events';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { Logger } from '@assize/platform/log';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import { getCustody } from '../custody/listCustody.ts';
import { checkStamp } from '../evidence/proofs/checkStamp.ts';
import type { CourtKey } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';
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
const everyMs = 1000;
const firstRetryMs = 30_000;
const lastRetryMs = 60 * 60_000;

/**
 * Sees to it that every recording has its integrity code, that its products are bound to it, and that an authority
 * stamps it. The truth is the custody log: what is missing there is done, again and again until it is done. It runs
 * beside the hearing and holds nothing up; any number of servers may run it, each line is written once.
 */
export class IntegrityKeeper {
  readonly #options: Options & { now: () => Date };
  readonly #timer: NodeJS.Timeout;
  /** What failed, by recording: not before then again. */
  readonly #retries = new Map<string, { atMs: number; failures: number }>();
  #running: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = { now: () => new Date(), ...options };
    this.#timer = setInterval(() => void this.look(), everyMs);
  }

  /** Does what is missing now; resolves when it was tried. */
  look(): Promise<void> {
    this.#running ??= this.#lookAtAll()
      .catch((error: unknown) => this.#options.logger.warn({ err: error }, 'integrity'))
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
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
        const failures = (retry?.failures ?? 0) + 1;
        this.#retries.set(one.recordingId, { failures, atMs: Date.now() + Math.min(lastRetryMs, firstRetryMs * 2 ** (failures - 1)) });
        logger.warn({ err: error, recordingId: one.recordingId }, 'integrity of a recording');
      }
    }
  }

  async #prove({ recordingId, hearingId, manifestSha256 }: Unproved): Promise<void> {
    const { db, custody } = this.#options;
    const append = (draft: CustodyDraft, isDone: (state: CustodyState) => boolean) =>
      custody.append({ hearingId, actor: custodian, decide: (state) => (isDone(state) ? [] : [draft]) });
    let { integrity } = await getCustody(db, hearingId);
    if (!integrity.issued) {
      const draft = await stateIntegrity(this.#options, hearingId, recordingId);
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
    clearInterval(this.#timer);
    await this.#running;
  }
}
