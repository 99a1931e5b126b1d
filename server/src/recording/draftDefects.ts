import { draftNote } from '@assize/contracts/custody/defects/rules';
import { custodian } from '@assize/contracts/custody/events';
import { writeDefectNote } from '@assize/contracts/recording/defectNote';
import { findDefects } from '@assize/contracts/recording/defects';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import { getHearing, listEvents } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';

interface Options {
  db: Db;
  custody: CustodyLog;
  /** IANA zone in which the court tells its times. */
  timeZone: string;
}

/**
 * Drafts the note of defects of a recording that is made, in the custody log of its hearing. Called again with the
 * same facts it adds nothing; other facts make another note, which is to be signed anew.
 */
export async function draftDefects({ db, custody, timeZone }: Options, hearingId: string, recordingId: string): Promise<void> {
  const { state } = await getHearing(db, hearingId);
  const { openedAt, closedAt } = state;
  const recording = await db.selectFrom('recording').select(['manifest']).where('id', '=', recordingId).executeTakeFirst();
  if (!recording?.manifest || openedAt === null || closedAt === null) return;
  const defects = findDefects(await listEvents(db, hearingId), recording.manifest);
  const note = writeDefectNote({ recordingId, about: state, hearing: { fromAt: openedAt, toAt: closedAt }, defects, timeZone });
  await custody.append({ hearingId, actor: custodian, decide: (now) => draftNote(now, note) });
}
