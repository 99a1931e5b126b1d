import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { isHeard } from './cutText.ts';
import type { PastHearing } from './pastHearing.ts';
import { type Readable, readableSpans } from './readableSpans.ts';

type IsClosed = (act: { at: string }) => boolean;

/** Which acts happened while it was recorded and in what may not be heard: nobody reads more of them than of the recording. */
export function closedIn({ clock }: Pick<PastHearing, 'clock'>, spans: Readable['spans']): IsClosed {
  return ({ at }) => {
    const found = clock.find(Date.parse(at));
    return found !== undefined && !isHeard(spans, found.ms);
  };
}

/** The same for one of the court's own people and a hearing; nothing is closed where nothing was recorded. */
export async function closedTo(db: Db, caller: Caller, hearingId: string): Promise<IsClosed> {
  const recording = await db.selectFrom('recording').select('id').where('hearing_id', '=', hearingId).orderBy('started_at', 'desc').executeTakeFirst();
  if (!recording) return () => false;
  const { past, spans } = await readableSpans(db, caller, recording.id);
  return closedIn(past, spans);
}
