import type { ConnectionSample, ControlFact } from '@assize/contracts/control/protocol';
import type { KeptSample } from '@assize/contracts/hearing/connection/history';
import { sql } from 'kysely';
import { type DbOrTransaction, json } from '../platform/db.ts';

/*
 * Every server hears every fact of a node; each keeps it, and keeping it again changes nothing.
 */

/** The newest block of a recording. */
export async function keepHead(db: DbOrTransaction, head: ControlFact<'journalHead'>): Promise<void> {
  const values = { block_no: head.blockNo, hash: head.hash, sealed_at: head.sealedAt };
  await db
    .insertInto('journal_head')
    .values({ recording_id: head.recordingId, file_no: head.fileNo, ...values })
    .onConflict((conflict) => conflict.columns(['recording_id', 'file_no']).doUpdateSet(values).where('journal_head.block_no', '<', head.blockNo))
    .execute();
}

export async function keepFile(db: DbOrTransaction, file: ControlFact<'journalFile'>): Promise<void> {
  await db
    .insertInto('journal_file')
    .values({ recording_id: file.recordingId, file_no: file.fileNo, key: file.key, bytes: file.bytes, head_hash: file.headHash, blocks: file.blocks })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function keepConnections(db: DbOrTransaction, { hearingId, at, nodeLoad, samples }: ControlFact<'connections'>): Promise<void> {
  if (samples.length === 0) return;
  await db
    .insertInto('connection_sample')
    .values(samples.map((sample) => ({ hearing_id: hearingId, participant_id: sample.participantId, at, node_load: nodeLoad, sample: json(sample) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const freshS = 60;

/** The newest of each person, where it is of the last minute. */
export async function newestSamples(db: DbOrTransaction, hearingId: string): Promise<Map<string, ConnectionSample>> {
  const rows = await db
    .selectFrom('connection_sample')
    .distinctOn('participant_id')
    .select(['participant_id', 'sample'])
    .where('hearing_id', '=', hearingId)
    .where('at', '>', new Date(Date.now() - freshS * 1000))
    .orderBy('participant_id')
    .orderBy('at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.participant_id, row.sample]));
}

/** Of each person, in the order of time. */
export async function listConnectionSamples(db: DbOrTransaction, hearingId: string): Promise<Map<string, KeptSample[]>> {
  const rows = await db.selectFrom('connection_sample').selectAll().where('hearing_id', '=', hearingId).orderBy('at').execute();
  const people = new Map<string, KeptSample[]>();
  for (const row of rows) {
    const { participantId, ...sample } = row.sample;
    const kept = { ...sample, at: row.at.toISOString(), nodeLoad: row.node_load };
    const known = people.get(participantId);
    if (known) known.push(kept);
    else people.set(participantId, [kept]);
  }
  return people;
}

/** Keeps how long people spoke in one room of the sfu. */
export async function keepSpeech(db: DbOrTransaction, { hearingId, roomEpoch, spokenMs }: ControlFact<'speech'>): Promise<void> {
  const rows = Object.entries(spokenMs).map(([participantId, ms]) => ({
    hearing_id: hearingId,
    room_epoch: roomEpoch,
    participant_id: participantId,
    spoken_ms: ms,
  }));
  if (rows.length === 0) return;
  await db
    .insertInto('speaking_time')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['hearing_id', 'room_epoch', 'participant_id']).doUpdateSet({ spoken_ms: sql`greatest(speaking_time.spoken_ms, excluded.spoken_ms)` }),
    )
    .execute();
}

/** How long each person has spoken in the hearing, ms, over all the rooms that carried it. */
export async function sumSpeech(db: DbOrTransaction, hearingId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('speaking_time')
    .select(['participant_id', (build) => build.fn.sum<number>('spoken_ms').as('ms')])
    .where('hearing_id', '=', hearingId)
    .groupBy('participant_id')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.participant_id, Number(row.ms)]));
}
