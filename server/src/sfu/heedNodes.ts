import type { ControlFact } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import { type CourtNamespace, roomOfHearing } from '../court/tellHearing.ts';
import { getHearing, listOpenHearings } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { RecorderWatch } from './RecorderWatch.ts';
import { replaceAfterMs, type SfuFleet, type SfuFleetEvents } from './SfuFleet.ts';
import type { SfuLink } from './SfuLink.ts';
import { setUpHearing } from './setUpHearing.ts';

interface HeedOptions {
  db: Db;
  court: CourtNamespace;
  masterKey: Buffer;
  watch: RecorderWatch;
  logger: Logger;
  getFleet: () => SfuFleet;
}

/** What the server does when nodes come, go and report. */
export function heedNodes(options: HeedOptions): SfuFleetEvents {
  const { db, court, masterKey, watch, logger, getFleet } = options;

  /** The media room of each hearing as last heard of. */
  const epochs = new Map<string, string>();

  const setUp = async (link: SfuLink): Promise<void> => {
    const rows = (await listOpenHearings(db)).filter((row) => row.sfu_node_id === link.node.nodeId);
    for (const row of rows) {
      watch.follow(row.state);
      const { roomEpoch } = await setUpHearing(link, row, { db, masterKey }).catch((error: unknown) => {
        logger.error({ err: error, hearingId: row.id }, 'hearing not set up on its node');
        return { roomEpoch: null };
      });
      // The media lives on when only this connection was lost: people are sent to join again for a new room only.
      if (roomEpoch !== null && epochs.has(row.id) && epochs.get(row.id) !== roomEpoch) court.in(roomOfHearing(row.id)).emit('mediaMoved');
      if (roomEpoch !== null) epochs.set(row.id, roomEpoch);
    }
  };

  const moveAway = async (link: SfuLink): Promise<void> => {
    const fleet = getFleet();
    if (fleet.find(link.node.nodeId)) return;
    const rows = (await listOpenHearings(db)).filter((row) => row.sfu_node_id === link.node.nodeId);
    for (const row of rows) await fleet.place(row.id).catch(() => logger.warn({ hearingId: row.id }, 'no living node to move to'));
  };

  return {
    onPlaced: async (link, hearingId, isMoved) => {
      const row = await getHearing(db, hearingId);
      watch.follow(row.state);
      const { roomEpoch } = await setUpHearing(link, row, { db, masterKey });
      if (roomEpoch !== null) epochs.set(hearingId, roomEpoch);
      if (isMoved) court.in(roomOfHearing(hearingId)).emit('mediaMoved');
    },
    onConnected: (link) => void setUp(link).catch((error: unknown) => logger.error({ err: error }, 'setting up a node')),
    onLost: (link) => {
      logger.warn({ node: link.node.nodeId }, 'sfu node lost');
      setTimeout(() => void moveAway(link).catch((error: unknown) => logger.error({ err: error }, 'moving hearings')), replaceAfterMs + 100).unref();
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
        case 'roomReset': {
          const { hearingId, roomEpoch } = fact as ControlFact<'roomReset'>;
          epochs.set(hearingId, roomEpoch);
          court.local.in(roomOfHearing(hearingId)).emit('mediaMoved'); // every server hears this fact
          return;
        }
        case 'journalHead':
          void keepHead(db, fact as ControlFact<'journalHead'>).catch((error: unknown) => logger.warn({ err: error }, 'journal head not kept'));
          return;
        case 'journalFile':
          void keepFile(db, fact as ControlFact<'journalFile'>).catch((error: unknown) => logger.warn({ err: error }, 'journal file not kept'));
          return;
        case 'speech':
        case 'connections':
          return; // nodes may tell more than this server keeps
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
