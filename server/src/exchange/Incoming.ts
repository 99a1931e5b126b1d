import type { Readable } from 'node:stream';
import { AppError } from '@assize/contracts/AppError';
import { caseSystem } from '@assize/contracts/casefile/events';
import type { CaseState } from '@assize/contracts/casefile/state';
import { assertMayArrive, assertPackage, documentsToCome, receivePackage, refuseExchange, saysTheSame } from '@assize/contracts/exchange/package';
import type { ExchangePackage, ExchangeStatus, SignedReceipt } from '@assize/contracts/exchange/wire';
import type { Transaction } from 'kysely';
import { presentAgency } from '../agency/memberships.ts';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { type Db, type DbOrTransaction, json } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import type { CaseDocumentBytes } from './CaseDocumentBytes.ts';
import { findIncoming, type IncomingRow } from './incomingRows.ts';
import type { OwnKeys } from './OwnKeys.ts';
import { learnKeys, verifierFor } from './partnerKeys.ts';
import type { Partner } from './partners.ts';

interface IncomingOptions {
  db: Db;
  cases: CaseLog;
  bytes: CaseDocumentBytes;
  keys: OwnKeys;
  limits: { maxBytes: number; maxTotalBytes: number };
}

/** Handovers that come from partners: announced, brought document by document, and taken into the case in one transaction when they are whole. */
export class Incoming {
  readonly #options: IncomingOptions;

  constructor(options: IncomingOptions) {
    this.#options = options;
  }

  /** Keeps a package that may come. Throws `exchangeRefused`, `keyReused`, or `wrongCaseState` while another is on its way. */
  async announce(partner: Partner, handoverId: string, announced: ExchangePackage): Promise<ExchangeStatus> {
    const { db, limits } = this.#options;
    await learnKeys(db, partner, announced.keys);
    const agencies = new Map((await db.selectFrom('agency').selectAll().execute()).map((row) => [row.id, presentAgency(row)]));
    const verify = await verifierFor(db, partner);
    assertPackage(announced, { handoverId, partnerId: partner.id, verify, findAgency: (id) => agencies.get(id), limits });
    const { caseId } = announced.manifest;
    await db.transaction().execute(async (transaction) => {
      const known = await findIncoming(transaction, partner.id, handoverId);
      // Nothing is kept of what was withdrawn before it came: it has no package.
      if (known?.package && !saysTheSame(known.package, announced)) throw new AppError('keyReused');
      if (known) return;
      const row = await findCase(transaction, caseId);
      // A court's case of before has no log: nobody else's case has its id.
      if (row && !row.state) refuseExchange('notLead');
      assertMayArrive(row?.state ?? undefined, handoverId, (agencyId) => agencies.get(agencyId)?.partnerId === partner.id);
      const values = { partner_id: partner.id, handover_id: handoverId, case_id: caseId, status: 'arriving' as const, package: json(announced) };
      const added = await transaction
        .insertInto('exchange_incoming')
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) throw new AppError('wrongCaseState', { cause: 'onItsWay' });
    });
    await this.#takeWhenWhole(partner.id, handoverId);
    return this.status(partner, handoverId);
  }

  /** Keeps the bytes of one document, which must be those that were announced. */
  async keepDocument(partner: Partner, handoverId: string, documentId: string, stream: Readable, announcedBytes: number | undefined): Promise<ExchangeStatus> {
    const { db, bytes } = this.#options;
    const row = await this.#get(partner, handoverId);
    if (row.status === 'withdrawn' || !row.package) refuseExchange('withdrawn');
    const { caseId, documents } = row.package.manifest;
    const document = documents.find((one) => one.documentId === documentId);
    if (!document) return refuseExchange('notInManifest');
    if (announcedBytes !== undefined && announcedBytes > document.bytes) refuseExchange('tooManyBytes');
    await bytes.keep({ caseId, documentId, version: document.version }, stream, document);
    const kept = { partner_id: partner.id, handover_id: handoverId, document_id: documentId };
    await db
      .insertInto('exchange_document')
      .values(kept)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await this.#takeWhenWhole(partner.id, handoverId);
    return this.status(partner, handoverId);
  }

  async status(partner: Partner, handoverId: string): Promise<ExchangeStatus> {
    const row = await this.#get(partner, handoverId);
    const missing = row.status === 'arriving' ? await this.#missing(row) : [];
    const isAnswered = row.status === 'whole' && (await this.findReceipt(partner, handoverId)) !== undefined;
    return { handoverId, status: isAnswered ? 'answered' : row.status, missing };
  }

  /** The receipt of a handover of this partner's; undefined while there is none. */
  async findReceipt(partner: Partner, handoverId: string): Promise<SignedReceipt | undefined> {
    const row = await this.#get(partner, handoverId);
    const state = row.case_id === null ? undefined : (await findCase(this.#options.db, row.case_id))?.state;
    const found = state?.handovers.find((one) => one.handoverId === handoverId && one.exchange?.partnerId === partner.id)?.receipt;
    if (!found) return undefined;
    const { signature, ...receipt } = found;
    return { receipt, signature, keys: await this.#options.keys.cardsOf(receipt.by.agencyId) };
  }

  async #get(partner: Partner, handoverId: string): Promise<IncomingRow> {
    const row = await findIncoming(this.#options.db, partner.id, handoverId);
    if (!row) throw new AppError('notFound', { what: 'handover' });
    return row;
  }

  async #missing(row: IncomingRow): Promise<string[]> {
    const { db } = this.#options;
    if (!row.package) return [];
    const state = (await findCase(db, row.package.manifest.caseId))?.state ?? undefined;
    const kept = await db
      .selectFrom('exchange_document')
      .select('document_id')
      .where('partner_id', '=', row.partner_id)
      .where('handover_id', '=', row.handover_id)
      .execute();
    const isKept = new Set(kept.map((one) => one.document_id));
    return documentsToCome(row.package, state)
      .map((one) => one.documentId)
      .filter((id) => !isKept.has(id));
  }

  /** Takes a whole package into the log of its case: in one transaction with the row, so that it is taken once. */
  async #takeWhenWhole(partnerId: string, handoverId: string): Promise<void> {
    const { db, cases, bytes } = this.#options;
    const row = await findIncoming(db, partnerId, handoverId);
    if (row?.status !== 'arriving' || !row.package || (await this.#missing(row)).length > 0) return;
    const brought = row.package;
    const { caseId, from } = brought.manifest;
    const caseNumber = await freeNumber(db, brought);
    const actor = { ...caseSystem, agencyId: from.agencyId, agencyKind: from.kind };
    const alsoDo = async (transaction: Transaction<Database>): Promise<void> => {
      await markWhole(transaction, partnerId, handoverId);
      await bytes.enter(transaction, caseId, brought.manifest.documents);
    };
    const decide = (state: CaseState) => receivePackage(state, brought, partnerId, caseNumber);
    try {
      if (await findCase(db, caseId)) await cases.append({ caseId, actor, decide, alsoDo });
      else {
        const [first, ...more] = receivePackage(undefined, brought, partnerId, caseNumber);
        if (first?.type !== 'case.received') throw new TypeError('a case begins with where it came from');
        await cases.open({ id: caseId }, [first, ...more], actor, alsoDo);
      }
    } catch (error) {
      // Two documents that came at the same instant are both the last one: one of them takes it in.
      if ((await findIncoming(db, partnerId, handoverId))?.status !== 'whole') throw error;
    }
  }
}

async function markWhole(transaction: Transaction<Database>, partnerId: string, handoverId: string): Promise<void> {
  const marked = await transaction
    .updateTable('exchange_incoming')
    .set({ status: 'whole' })
    .where('partner_id', '=', partnerId)
    .where('handover_id', '=', handoverId)
    .where('status', '=', 'arriving')
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n) refuseExchange('withdrawn');
}

async function findCase(db: DbOrTransaction, caseId: string): Promise<{ state: CaseState | null } | undefined> {
  return db.selectFrom('court_case').select('state').where('id', '=', caseId).executeTakeFirst();
}

/** The number of a case as it comes; where another has it here, it is told apart by whose number it is. */
async function freeNumber(db: Db, { manifest: { caseId, caseNumber, from } }: ExchangePackage): Promise<string> {
  const other = await db.selectFrom('court_case').select('id').where('case_number', '=', caseNumber).where('id', '<>', caseId).executeTakeFirst();
  return other ? `${caseNumber} (${from.name})`.slice(0, 200) : caseNumber;
}
