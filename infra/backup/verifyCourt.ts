import { verifyChain } from '@assize/contracts/hearing/chain';
import { scanSource } from '@assize/platform/journal/read';
import { hashStream } from '@assize/platform/store/HashingStream';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { listCustody } from '../../server/src/custody/listCustody.ts';
import { listCourtKeys } from '../../server/src/hearing/courtKeys.ts';
import { listEvents } from '../../server/src/hearing/readHearing.ts';
import { objectsOf } from '../../server/src/keeping/registerObjects.ts';
import type { Db } from '../../server/src/platform/db.ts';
import { checkLog } from '../verifier/src/checks/checkLog.ts';
import { sayIn } from '../verifier/src/words/sayIn.ts';

export interface Verdict {
  holds: boolean;
  /** In plain words, one statement a line. */
  lines: string[];
}

/** Every hearing that was sealed: its log, its custody log, the seal, the journals' chains and all that its recordings consist of. */
export async function verifyCourt(db: Db, store: ObjectStore): Promise<Verdict> {
  // Keys that signed before and those that sign now.
  const keys = new Map((await listCourtKeys(db)).map((one) => [one.id, one.publicKey]));
  const seals = await db.selectFrom('hearing_seal').selectAll().orderBy('sealed_at').execute();
  const lines: string[] = [];
  let holds = true;
  for (const row of seals) {
    const seal = {
      hearingId: row.hearing_id,
      headSeq: row.head_seq,
      headHash: row.head_hash.trim(),
      sealedAt: row.sealed_at,
      keyId: row.key_id,
      signature: row.signature,
    };
    const publicKey = keys.get(row.key_id) ?? null;
    const events = await listEvents(db, row.hearing_id);
    const { findings } = checkLog({ format: 'assize.hearing-log.1', hearingId: row.hearing_id, events, seal, publicKey });
    const custody = await listCustody(db, row.hearing_id);
    const chain = verifyChain([...events, ...custody]);
    const faults = [
      ...findings.filter((one) => one.level === 'fault').map((one) => sayIn('en', one)),
      ...(chain.ok ? [] : [`The log of what was done with the record does not hold from line ${String(chain.seq)} on.`]),
      ...(await findObjectFaults(db, store, row.hearing_id)),
    ];
    holds &&= faults.length === 0;
    lines.push(`Hearing ${row.hearing_id}: ${faults.length === 0 ? `whole (${String(events.length)} acts, sealed at ${row.sealed_at})` : 'NOT whole'}`);
    lines.push(...faults.map((fault) => `  ${fault}`));
  }
  lines.push(`${String(seals.length)} sealed ${seals.length === 1 ? 'hearing' : 'hearings'} looked at.`);
  return { holds, lines };
}

async function findObjectFaults(db: Db, store: ObjectStore, hearingId: string): Promise<string[]> {
  const faults: string[] = [];
  const destroyed = await db.selectFrom('stored_object').select('key').where('hearing_id', '=', hearingId).where('destroyed_at', 'is not', null).execute();
  const isDestroyed = new Set(destroyed.map((row) => row.key));
  const recordings = await db.selectFrom('recording').select(['id', 'manifest']).where('hearing_id', '=', hearingId).execute();
  const documents = await db.selectFrom('document').select(['id', 'sha256', 'bytes']).where('hearing_id', '=', hearingId).execute();
  const objects = [
    ...recordings.flatMap(({ id, manifest }) => (manifest ? objectsOf(id, manifest) : [])),
    ...documents.map((row) => ({ key: `evidence/${hearingId}/${row.id}/original`, bytes: Number(row.bytes), sha256: row.sha256 })),
  ].filter((one) => !isDestroyed.has(one.key));
  for (const { key, sha256 } of objects) {
    const source = await store.open(key).catch(() => undefined);
    const found = source && (await hashStream(source as AsyncIterable<Buffer>));
    if (found?.sha256 !== sha256) faults.push(`${key} is ${found ? 'not as it was kept' : 'missing'}.`);
  }
  const journals = await db
    .selectFrom('journal_file')
    .innerJoin('recording', 'recording.id', 'journal_file.recording_id')
    .select(['journal_file.key', 'head_hash'])
    .where('hearing_id', '=', hearingId)
    .execute();
  for (const { key, head_hash } of journals.filter((one) => !isDestroyed.has(one.key))) {
    const scan = await store
      .open(key)
      .then(scanSource)
      .catch(() => undefined);
    if (!scan || scan.isTorn || scan.headHash !== head_hash.trim()) faults.push(`The chain of ${key} does not hold.`);
  }
  return faults;
}
