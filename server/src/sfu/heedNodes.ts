import type { ControlFact } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import { hasEnded } from '@assize/contracts/hearing/state';
import type { CourtNamespace } from '../court/tellHearing.ts';
import { listOpenHearings } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { RecorderWatch } from './RecorderWatch.ts';
import type { SfuFleet } from './SfuFleet.ts';
import type { SfuLink, SfuLinkEvents } from './SfuLink.ts';
import { setUpHearing } from './setUpHearing.ts';

interface HeedOptions {
  db: Db;
  court: CourtNamespace;
  masterKey: Buffer;
  watch: RecorderWatch;
  logger: Logger;
  getFleet: () => SfuFleet;
}
/** A node that stays away this long loses its hearings to another living one. */
const replaceAfterMs = 3000;

/** What the server does when nodes come, go and report. */
export function heedNodes(options: HeedOptions): SfuLinkEvents {
  const { db, court, masterKey, watch, logger, getFleet } = options;

  const setUp = async (link: SfuLink): Promise<void> => {
    const rows = (await listOpenHearings(db)).filter((row) => row.sfu_node_id === link.node.nodeId);
    for (const row of rows) {
      watch.follow(row.state);
      await setUpHearing(link, row, masterKey).catch((error: unknown) => logger.error({ err: error, hearingId: row.id }, 'hearing not set up on its node'));
      court.in(`hearing:${row.id}`).emit('mediaMoved');
    }
  };

  const moveAway = async (link: SfuLink): Promise<void> => {
    const fleet = getFleet();
    if (fleet.find(link.node.nodeId)) return;
    const rows = (await listOpenHearings(db)).filter((row) => row.sfu_node_id === link.node.nodeId && !hasEnded(row.state));
    for (const row of rows) {
      const next = await fleet.place(row.id).catch(() => undefined);
      if (!next || next.node.nodeId === link.node.nodeId) continue;
      await setUpHearing(next, row, masterKey).catch((error: unknown) => logger.error({ err: error, hearingId: row.id }, 'hearing not moved'));
      court.in(`hearing:${row.id}`).emit('mediaMoved');
    }
  };

  return {
    onConnected: (link) => void setUp(link).catch((error: unknown) => logger.error({ err: error }, 'setting up a node')),
    onLost: (link) => {
      logger.warn({ node: link.node.nodeId }, 'sfu node lost');
      setTimeout(() => void moveAway(link).catch((error: unknown) => logger.error({ err: error }, 'moving hearings')), replaceAfterMs).unref();
    },
    onFact: (_link, kind, fact) => {
      switch (kind) {
        case 'captureHealth':
          watch.hear(fact as ControlFact<'captureHealth'>);
          return;
        case 'recordingGap':
          void watch.gap(fact as ControlFact<'recordingGap'>);
          return;
        case 'recordingFault': {
          const { hearingId, recordingId, cause } = fact as ControlFact<'recordingFault'>;
          void watch.fault(hearingId, recordingId, cause);
          return;
        }
        case 'recordingRecovered': {
          const { hearingId, recordingId } = fact as ControlFact<'recordingRecovered'>;
          void watch.recovered(hearingId, recordingId);
          return;
        }
        case 'roomReset':
          court.in(`hearing:${(fact as ControlFact<'roomReset'>).hearingId}`).emit('mediaMoved');
          return;
        case 'journalHead':
          void keepHead(db, fact as ControlFact<'journalHead'>).catch((error: unknown) => logger.warn({ err: error }, 'journal head not kept'));
          return;
        case 'journalFile':
          void keepFile(db, fact as ControlFact<'journalFile'>).catch((error: unknown) => logger.warn({ err: error }, 'journal file not kept'));
          return;
        default:
          kind satisfies never;
      }
    },
  };
}

async function keepHead(db: Db, head: ControlFact<'journalHead'>): Promise<void> {
  const values = { block_no: head.blockNo, hash: head.hash, sealed_at: head.sealedAt };
  await db
    .insertInto('journal_head')
    .values({ recording_id: head.recordingId, file_no: head.fileNo, ...values })
    .onConflict((conflict) => conflict.columns(['recording_id', 'file_no']).doUpdateSet(values).where('journal_head.block_no', '<', head.blockNo))
    .execute();
}

async function keepFile(db: Db, file: ControlFact<'journalFile'>): Promise<void> {
  await db
    .insertInto('journal_file')
    .values({ recording_id: file.recordingId, file_no: file.fileNo, key: file.key, bytes: file.bytes, head_hash: file.headHash, blocks: file.blocks })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
