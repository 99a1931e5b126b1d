import { AppError } from '@assize/contracts/AppError';
import { getHandover } from '@assize/contracts/casefile/lead/rules';
import type { CaseState } from '@assize/contracts/casefile/state';
import { refuseExchange } from '@assize/contracts/exchange/package';
import { packageMediaType } from '@assize/contracts/exchange/routes';
import type { WithdrawalAnswer } from '@assize/contracts/exchange/wire';
import type { Logger } from '@assize/platform/log';
import { retryWait } from '@assize/platform/retryWait';
import type { Selectable } from 'kysely';
import type { AskedAnswer, AskedRelease, CaseLog } from '../casefile/CaseLog.ts';
import type { Db } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import type { Database } from '../platform/schema.ts';
import { bringHandover } from './bringHandover.ts';
import type { CaseDocumentBytes } from './CaseDocumentBytes.ts';
import { isBegun, noteBegun } from './keepErrands.ts';
import type { OwnKeys } from './OwnKeys.ts';
import { PartnerClient } from './PartnerClient.ts';
import { findCredentials, findPartner, type Partner } from './partners.ts';
import { assertReleased, settleHandover } from './settleHandover.ts';

interface ErrandsOptions {
  db: Db;
  cases: CaseLog;
  bytes: CaseDocumentBytes;
  masterKey: Buffer;
  timeZone: string;
  keys: OwnKeys;
  logger: Logger;
}
type Errand = Selectable<Database['exchange_errand']>;

const everyMs = 1000;
const waits = { firstMs: 1000, lastMs: 5 * 60_000 };
/** While a server has an errand in hand no other takes it up; what it left when it was killed is taken up after that. Counted anew for each document. */
const inHandMs = 10_000;

/** What is to be done at partners, again and again until it is done; each step may be repeated, as a partner does each once. */
export class Errands {
  readonly #options: ErrandsOptions;
  readonly #reconciler: Reconciler;
  readonly #closing = new AbortController();
  readonly #clients = new Map<string, PartnerClient>();

  constructor(options: ErrandsOptions) {
    this.#options = options;
    const onFault = (error: unknown): void => options.logger.error({ err: error }, 'exchange');
    this.#reconciler = Reconciler.start({ look: () => this.#look(), everyMs, onFault });
    this.kick();
  }

  kick(): void {
    this.#reconciler.kick();
  }

  /** Partners side by side, the errands of one after another: one that is slow holds up nobody else's. */
  async #look(): Promise<void> {
    const open = this.#options.db.selectFrom('exchange_partner').select('id').where('closed_at', 'is', null);
    const due = await this.#options.db
      .selectFrom('exchange_errand')
      .selectAll()
      .where('retry_at', '<=', new Date())
      .where('partner_id', 'in', open)
      .orderBy('retry_at')
      .limit(100)
      .execute();
    const byPartner = Object.values(Object.groupBy(due, (one) => one.partner_id));
    await Promise.all(
      byPartner.map(async (errands = []) => {
        for (const errand of errands) await this.#run(errand);
      }),
    );
  }

  async #run(errand: Errand): Promise<void> {
    if (this.#closing.signal.aborted || !(await this.#takeUp(errand))) return;
    try {
      const partner = await findPartner(this.#options.db, errand.partner_id);
      if (partner) await (errand.errand === 'send' ? this.#send(errand, partner) : this.#tell(errand, partner));
    } catch (error) {
      this.#options.logger.warn({ err: error, handoverId: errand.handover_id }, 'a partner was not reached or refused');
      await this.#later(errand, error instanceof AppError ? String(error.details?.['cause'] ?? error.code) : 'internal');
    }
  }

  async #takeUp({ handover_id, errand, retry_at }: Errand): Promise<boolean> {
    const taken = await this.#options.db
      .updateTable('exchange_errand')
      .set({ retry_at: new Date(Date.now() + inHandMs) })
      .where('handover_id', '=', handover_id)
      .where('errand', '=', errand)
      .where('retry_at', '<=', retry_at)
      .executeTakeFirst();
    return taken.numUpdatedRows > 0n;
  }

  /** Goes on with it, unless its partner was closed meanwhile. */
  async #hold({ handover_id, errand, partner_id }: Errand): Promise<void> {
    if (!(await findPartner(this.#options.db, partner_id))) refuseExchange('unreachable');
    const retry_at = new Date(Date.now() + inHandMs);
    await this.#options.db.updateTable('exchange_errand').set({ retry_at }).where('handover_id', '=', handover_id).where('errand', '=', errand).execute();
  }

  async #later({ handover_id, errand, failures }: Errand, failure: string | null): Promise<void> {
    const retry_at = new Date(Date.now() + retryWait(failures, waits));
    const set = { failures: failures + 1, failure, retry_at };
    await this.#options.db.updateTable('exchange_errand').set(set).where('handover_id', '=', handover_id).where('errand', '=', errand).execute();
  }

  /** Brings a handover until it is whole there, then asks what became of it. */
  async #send(errand: Errand, partner: Partner): Promise<void> {
    const { db, bytes, keys } = this.#options;
    const client = this.#clientOf(partner);
    const { handover_id: handoverId, case_id: caseId } = errand;
    const known = errand.delivered_at ? await client.ask('GET /api/exchange/handovers/:handoverId', { handoverId }).catch(unlessNotFound) : undefined;
    if (!known) {
      await client.signIn();
      await noteBegun(db, handoverId);
    }
    const { status } = known ?? (await bringHandover({ client, bytes, keys, onDocument: () => this.#hold(errand) }, await this.#stateOf(errand), handoverId));
    switch (status) {
      case 'answered': {
        const signed = await client.ask('GET /api/exchange/handovers/:handoverId/receipt', { handoverId });
        return settleHandover(this.#options, caseId, partner, { outcome: 'answered', ...signed });
      }
      // Let go there and not here: this installation asked for it and did not live to hear the answer.
      case 'withdrawn':
        return settleHandover(this.#options, caseId, partner, await askBack(client, handoverId, 'withdrawn'));
      case 'whole':
        if (!known) await db.updateTable('exchange_errand').set({ delivered_at: new Date() }).where('handover_id', '=', handoverId).execute();
        return this.#later(known ? errand : { ...errand, failures: 0 }, null);
      // What it said was missing was brought, and it misses something.
      case 'arriving':
        return refuseExchange('differs');
    }
  }

  async #tell(errand: Errand, partner: Partner): Promise<void> {
    const { receipt: kept } = getHandover(await this.#stateOf(errand), errand.handover_id);
    if (kept) {
      const { signature, ...receipt } = kept;
      const keys = await this.#options.keys.cardsOf(receipt.by.agencyId);
      await this.#clientOf(partner).ask('POST /api/exchange/receipts', {}, { type: packageMediaType, content: JSON.stringify({ receipt, signature, keys }) });
    }
    await this.#options.db.deleteFrom('exchange_errand').where('handover_id', '=', errand.handover_id).where('errand', '=', 'tell').execute();
  }

  /** Asks a partner to answer a handover no more. One that is closed is not asked: where it may have something of it, that is `wrongCaseState`. Throws when it cannot be asked. */
  async askRelease({ caseId, handoverId, partnerId, reason }: AskedRelease): Promise<AskedAnswer> {
    const { db } = this.#options;
    const partner = await findPartner(db, partnerId);
    if (!partner && (await isBegun(db, handoverId))) throw new AppError('wrongCaseState', { cause: 'atPartner' });
    if (!partner) return 'notBegun';
    const answer = await askBack(this.#clientOf(partner), handoverId, reason);
    if (answer.outcome === 'withdrawn') assertReleased(partner, handoverId, answer);
    else await settleHandover(this.#options, caseId, partner, answer);
    return answer.outcome === 'withdrawn' ? 'released' : 'answered';
  }

  async #stateOf({ case_id }: Errand): Promise<CaseState> {
    const { state } = await this.#options.db.selectFrom('court_case').select('state').where('id', '=', case_id).executeTakeFirstOrThrow();
    if (!state) throw new AppError('notFound', { what: 'case' });
    return state;
  }

  #clientOf(partner: Partner): PartnerClient {
    const credentials = findCredentials(partner, this.#options.masterKey);
    if (partner.base_url === null || !credentials) return refuseExchange('unreachable');
    const key = JSON.stringify([partner.base_url, credentials]);
    const client = this.#clients.get(key) ?? new PartnerClient(partner.base_url, credentials, this.#closing.signal);
    this.#clients.set(key, client);
    return client;
  }

  /** What is under way breaks off and is taken up again by whoever lives. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#reconciler.close();
  }
}

function askBack(client: PartnerClient, handoverId: string, reason: string): Promise<WithdrawalAnswer> {
  const body = { type: 'application/json', content: JSON.stringify({ reason }) };
  return client.ask('POST /api/exchange/handovers/:handoverId/withdrawal', { handoverId }, body);
}

/** A partner that knows nothing of what was brought (its data were set back) is brought it again. */
function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof AppError && error.code === 'notFound')) throw error;
}
