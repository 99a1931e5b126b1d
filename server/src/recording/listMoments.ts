import { json } from 'node:stream/consumers';
import { presentLine } from '@assize/contracts/hearing/log';
import { listShownPages, type Moment, type Speech, speechName, speechSchema, whoSpoke } from '@assize/contracts/recording/moments';
import { recordingKeys } from '@assize/contracts/recording/products';
import { isWithin } from '@assize/contracts/recording/readable';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { findReader, getHearing, listEvents } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { readableSpans } from './readableSpans.ts';

interface Options {
  db: Db;
  store: ObjectStore;
}

/** Every moment at which a page was before the court in the hearings of a case, as far as the caller may know of the exhibits. */
export async function listMoments(options: Options, caller: Caller, caseId: string): Promise<Moment[]> {
  const rows = await options.db.selectFrom('hearing').select('id').where('case_id', '=', caseId).orderBy('scheduled_at').execute();
  const moments: Moment[] = [];
  for (const { id } of rows) moments.push(...(await momentsOfHearing(options, caller, id)));
  return moments;
}

async function momentsOfHearing({ db, store }: Options, caller: Caller, hearingId: string): Promise<Moment[]> {
  const { state } = await getHearing(db, hearingId);
  const reader = await findReader(db, caller, state);
  const events = (await listEvents(db, hearingId)).map((event) => presentLine(event, reader));
  const shown = listShownPages(events, createRecordingClock({ spans: sittingSpans(events) }));
  if (shown.length === 0) return [];
  const recording = await db.selectFrom('recording').select(['id']).where('hearing_id', '=', hearingId).orderBy('started_at', 'desc').executeTakeFirst();
  const speech = recording && (await readSpeech(store, recording.id));
  const open = recording
    ? await readableSpans(db, caller, recording.id).then(
        ({ spans }) => spans,
        () => [],
      )
    : undefined;
  // In what the caller may not hear no page is told of, nor who spoke.
  const heard = open ? shown.filter((page) => isWithin(open, page)) : shown;
  return heard.map((page) => {
    const speakers =
      speech &&
      whoSpoke(speech, page).flatMap(({ participantId, spokenMs }) => {
        const person = state.participants[participantId];
        return person ? [{ participantId, role: person.role, name: person.name, spokenMs }] : [];
      });
    return { ...page, hearingId, recordingId: recording?.id ?? null, speakers: speakers ?? null };
  });
}

async function readSpeech(store: ObjectStore, recordingId: string): Promise<Speech | undefined> {
  const key = recordingKeys.product(recordingId, speechName);
  if (!(await store.stat(key))) return undefined;
  return speechSchema.parse(await json(await store.open(key))).speech;
}
