import { json as readJson } from 'node:stream/consumers';
import type { CustodyDraft } from '@assize/contracts/custody/events';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { fullCodeOf, type IntegrityStatement, type ProductsStatement, shortCodeOf } from '@assize/contracts/recording/integrity';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { z } from 'zod';
import { type CourtKey, signWith } from '../hearing/sealLog.ts';
import { getHearing } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { readJournalEnds } from './readJournalEnds.ts';

interface Options {
  db: Db;
  store: ObjectStore;
  key: CourtKey;
  now: () => Date;
}

/** The court's statement over the head of the log and the ends of the journal, as the production order names its files. */
export async function stateIntegrity({ db, store, key, now }: Options, hearingId: string, recordingId: string): Promise<CustodyDraft> {
  const { head_seq: headSeq, head_hash: headHash } = await getHearing(db, hearingId);
  const keys = await listJournals(store, recordingId);
  const { journals, differences } = await readJournalEnds({ db, store, recordingId, keys });
  const about = { recordingId, hearingId, log: { headSeq, headHash }, journals, differences };
  const statement: IntegrityStatement = { format: 'assize.integrity.1', ...about, issuedAt: now().toISOString(), keyId: key.id };
  const code = fullCodeOf(statement);
  return { type: 'integrity.issued', payload: { statement, signature: signWith(key, canonicalForm(statement)), code, shortCode: shortCodeOf(code) } };
}

/** The court's statement that this manifest was made of what the code stands for. */
export function bindProducts({ key, now }: Options, about: Pick<ProductsStatement, 'recordingId' | 'code' | 'manifestSha256'>): CustodyDraft {
  const statement: ProductsStatement = { format: 'assize.products.1', ...about, boundAt: now().toISOString(), keyId: key.id };
  return { type: 'integrity.productsBound', payload: { statement, signature: signWith(key, canonicalForm(statement)) } };
}

async function listJournals(store: ObjectStore, recordingId: string): Promise<string[]> {
  const order = recordingKeys.order(recordingId);
  if (!(await store.stat(order))) return [];
  return z.object({ journals: z.array(z.string()) }).parse(await readJson(await store.open(order))).journals;
}
