import type { ControlFact } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import { type CourtNamespace, roomOfHearing, roomOfStaff } from '../court/tellHearing.ts';
import { getHearing, listOpenHearings } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { keepConnections, keepFile, keepHead, keepSpeech, sumSpeech } from './keepFacts.ts';
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

  const tellSpeech = async (fact: ControlFact<'speech'>): Promise<void> => {
    await keepSpeech(db, fact);
    court.local.in(roomOfStaff(fact.hearingId)).emit('speakingTime', { spokenMs: await sumSpeech(db, fact.hearingId) });
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
          void tellSpeech(fact as ControlFact<'speech'>).catch((error: unknown) => logger.warn({ err: error }, 'speaking time not kept'));
          return;
        case 'connections':
          void keepConnections(db, fact as ControlFact<'connections'>).catch((error: unknown) => logger.warn({ err: error }, 'connections not kept'));
          return;
        default:
          kind satisfies never;
      }
    },
  };
}
