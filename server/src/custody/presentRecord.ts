import { presentCustodyLine } from '@assize/contracts/custody/audience';
import { readCustody } from '@assize/contracts/custody/reduce';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { RecordView } from '@assize/contracts/custody/views';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { cutState, viewOf } from '@assize/contracts/hearing/visibility';
import type { Db } from '../platform/db.ts';
import { presentRecording } from '../recording/presentRecording.ts';
import { listCustody } from './listCustody.ts';

export interface RecordReader {
  caseId: string;
  state: HearingState;
  participant: ParticipantState | undefined;
  isCourt: boolean;
}

/** The record of a hearing, cut to what its reader may know. */
export async function presentRecord(db: Db, { caseId, state, participant, isCourt }: RecordReader): Promise<RecordView> {
  const reader = isCourt ? 'court' : participant;
  const rows = await db.selectFrom('recording').selectAll().where('hearing_id', '=', state.id).orderBy('started_at').execute();
  const lines = await listCustody(db, state.id);
  const seen = isCourt || !participant ? state : cutState(state, viewOf(state, participant.id), participant.id);
  return {
    hearingId: state.id,
    caseId,
    caseNumber: state.caseNumber,
    court: state.court,
    title: state.title,
    status: state.status,
    me: participant ? { participantId: participant.id, role: participant.role } : null,
    isCourt,
    people: Object.values(seen.participants).map(({ id, role, name }) => ({ participantId: id, role, name })),
    recordings: rows.map(presentRecording),
    custody: reader ? lines.map((event) => presentCustodyLine(event, reader)) : [],
    publicCopies: listPublicCopies(readCustody(state.id, lines)),
  };
}

function listPublicCopies({ redactions }: CustodyState): RecordView['publicCopies'] {
  return redactions.flatMap(({ redactionId, recordingId, made }) => {
    if (!made) return [];
    const { bytes, sha256, originalSha256, removed } = made;
    return [{ redactionId, recordingId, bytes, sha256, originalSha256, removed: removed.length }];
  });
}
