import { renderNotice } from '@assize/contracts/notices/render';
import { whenNotQuiet } from '@assize/contracts/notices/quietHours';
import { type Channel, channels } from '@assize/contracts/notices/wire';
import type { Logger } from '@assize/platform/log';
import { type RetryWaits, retryWait } from '@assize/platform/retryWait';
import type { Selectable, Updateable } from 'kysely';
import type { Db } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import type { Database } from '../platform/schema.ts';
import { findConfirmed } from './contacts.ts';
import { DispatchError, type NoticePorts } from './ports.ts';
import { stillToTell } from './stillToTell.ts';

type Dispatch = Selectable<Database['dispatch']>;

interface DispatcherOptions {
  db: Db;
  ports: NoticePorts;
  /** Where people's pages are. */
  publicUrl: string;
  /** By which clock telephones are quiet. */
  timeZone: string;
  logger: Logger;
  waits?: RetryWaits;
  mostFailures?: number;
  now?: () => Date;
}
const everyMs = 1000;
const batch = 10;
/** Longer than giving one message over may take: until then no other server gives it over, and what a killed one had in hand comes due after it. */
const inHandMs = 12_000;
/** Half a minute, then longer and longer up to an hour: given up after about six hours. */
const ordinaryWaits: RetryWaits = { firstMs: 30_000, lastMs: 3600_000 };
const ordinaryFailures = 13;

/**
 * Sends what waits, each channel by itself, so that a mail server that hangs keeps no text message. At least once: a server
 * that is killed between giving a message over and noting it gives it over again, under the same id, by which the receiver
 * can drop it. What is noted as sent is never sent again.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #reconcilers: readonly Reconciler[];
  #isClosed = false;

  private constructor(options: DispatcherOptions) {
    this.#options = options;
    const onFault = (error: unknown): void => options.logger.error({ err: error }, 'notices');
    this.#reconcilers = channels.map((channel) => Reconciler.start({ look: () => this.#sendDue(channel), everyMs, onFault }));
  }

  static start(options: DispatcherOptions): Dispatcher {
    return new Dispatcher(options);
  }

  /** There may be something to send. */
  kick(): void {
    for (const one of this.#reconcilers) one.kick();
  }

  /** Resolves when what is due was tried. */
  async settled(): Promise<void> {
    await Promise.all(this.#reconcilers.map((one) => one.settled()));
  }

  async #sendDue(channel: Channel): Promise<void> {
    for (;;) {
      const due = this.#isClosed ? [] : await this.#takeUp(channel);
      await Promise.all(due.map((one) => this.#send(one)));
      if (due.length < batch) return;
    }
  }

  async #takeUp(channel: Channel): Promise<Dispatch[]> {
    const { db } = this.#options;
    return db.transaction().execute(async (transaction) => {
      const due = await transaction
        .selectFrom('dispatch')
        .selectAll()
        .where('channel', '=', channel)
        .where('status', '=', 'waiting')
        .where('next_at', '<=', this.#now())
        .orderBy('next_at')
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute();
      const ids = due.map((one) => one.id);
      const next_at = new Date(this.#now().getTime() + inHandMs);
      if (ids.length > 0) await transaction.updateTable('dispatch').set({ next_at }).where('id', 'in', ids).execute();
      return due;
    });
  }

  async #send(dispatch: Dispatch): Promise<void> {
    const { db, ports, publicUrl, timeZone, logger } = this.#options;
    const { id, channel, account_id, language, sender, path } = dispatch;
    const send = channel === 'email' ? ports.mailer?.sendMail.bind(ports.mailer) : ports.messenger?.sendText.bind(ports.messenger);
    if (!send) return this.#note(id, { status: 'noGateway' });
    const now = this.#now().toISOString();
    const mayGoAt = channel === 'sms' ? whenNotQuiet(now, timeZone) : now;
    if (mayGoAt > now) return this.#note(id, { next_at: new Date(mayGoAt) });
    // Where they are reached at this moment: what they changed since counts.
    const to = await findConfirmed(db, account_id, channel);
    if (to === undefined) return this.#note(id, { status: 'noAddress' });
    const said = await stillToTell(db, dispatch, this.#now());
    if (typeof said === 'string') return this.#note(id, { status: said });
    const letter = renderNotice(channel, { language, sender, ...said, url: publicUrl + path });
    try {
      const receipt = await send({ id, to, ...letter });
      await this.#note(id, { status: 'sent', address: to, receipt, sent_at: this.#now() });
    } catch (error) {
      if (!(error instanceof DispatchError)) throw error;
      // Not what was said: it may name whom it was for.
      logger.warn({ dispatchId: id, channel, failure: error.failure }, 'a notice was not taken');
      await this.#fail(dispatch, to, error);
    }
  }

  async #fail({ id, failures }: Dispatch, address: string, { failure }: DispatchError): Promise<void> {
    const { waits = ordinaryWaits, mostFailures = ordinaryFailures } = this.#options;
    const isOver = failure === 'refused' || failures + 1 >= mostFailures;
    const next_at = new Date(this.#now().getTime() + retryWait(failures, waits));
    await this.#note(id, { failures: failures + 1, failure, address, ...(isOver ? { status: 'gaveUp' as const } : { next_at }) });
  }

  async #note(id: string, set: Updateable<Database['dispatch']>): Promise<void> {
    await this.#options.db.updateTable('dispatch').set(set).where('id', '=', id).execute();
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  /** What is being given over is waited for. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#reconcilers.map((one) => one.close()));
  }
}
