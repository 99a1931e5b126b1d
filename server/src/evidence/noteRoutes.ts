import { AppError } from '@assize/contracts/AppError';
import { isOfTeam, keepsEvidence, mayKnow } from '@assize/contracts/hearing/evidence/access';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { DocumentRead } from '@assize/contracts/http/documents';
import { findReader, getHearingState } from '../hearing/readHearing.ts';
import { type Db, json } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';

/** What stands beside an exhibit and in no log: who opened it, and what each person noted for themselves. */
export function serveNotes(context: HttpContext, { db }: { db: Db }): void {
  const open = async (caller: Caller, params: Record<string, string>): Promise<{ state: HearingState; viewer: ParticipantState; exhibit: Exhibit }> => {
    const state = await getHearingState(db, params['hearingId'] ?? '');
    const [viewer, exhibit] = [await findReader(db, caller, state), state.evidence.exhibits[params['exhibitId'] ?? '']];
    if (!viewer || !exhibit || !mayKnow(state, exhibit, viewer)) throw new AppError('notFound', { what: 'exhibit' });
    return { state, viewer, exhibit };
  };

  handle(context, 'GET /api/hearings/:hearingId/exhibits/:exhibitId/reads', async (caller, { params }) => {
    const { state, viewer, exhibit } = await open(caller, params);
    if (!keepsEvidence(viewer) && !isOfTeam(state, viewer, exhibit.filedById)) throw new AppError('notAllowed');
    // What the court reads is for the court to know.
    const readers = Object.values(state.participants).filter((one) => keepsEvidence(viewer) || !isCourtRole(one.role));
    const rows = await db
      .selectFrom('document_read')
      .select(({ fn }) => ['participant_id', 'what', fn.min('at').as('at')])
      .where('document_id', '=', exhibit.document.documentId)
      .where(
        'participant_id',
        'in',
        readers.map((one) => one.id),
      )
      .groupBy(['participant_id', 'what'])
      .orderBy('at')
      .execute();
    return { reads: rows.map((row) => ({ participantId: row.participant_id, what: row.what as DocumentRead['what'], at: new Date(row.at).toISOString() })) };
  });

  handle(context, 'GET /api/hearings/:hearingId/exhibits/:exhibitId/notes', async (caller, { params }) => {
    const { state, viewer, exhibit } = await open(caller, params);
    const team = Object.keys(state.participants).filter((id) => isOfTeam(state, viewer, id));
    const rows = await db
      .selectFrom('private_note')
      .selectAll()
      .where('hearing_id', '=', state.id)
      .where('exhibit_id', '=', exhibit.id)
      .where('participant_id', 'in', team)
      .where((where) => where.or([where('participant_id', '=', viewer.id), where('is_shared', '=', true)]))
      .orderBy('page')
      .execute();
    return {
      notes: rows.map(({ participant_id: participantId, page, is_shared: isShared, body, strokes }) => ({ participantId, page, isShared, body, strokes })),
    };
  });

  handle(context, 'POST /api/hearings/:hearingId/exhibits/:exhibitId/notes', async (caller, { params, body: note }) => {
    const { state, viewer, exhibit } = await open(caller, params);
    const place = { hearing_id: state.id, exhibit_id: exhibit.id, participant_id: viewer.id, page: note.page };
    const content = { is_shared: note.isShared, body: note.body, strokes: json(note.strokes), updated_at: new Date().toISOString() };
    if (note.body.trim() === '' && note.strokes.length === 0) {
      await db
        .deleteFrom('private_note')
        .where((eb) => eb.and(place))
        .execute();
      return {};
    }
    await db
      .insertInto('private_note')
      .values({ ...place, ...content })
      .onConflict((conflict) => conflict.columns(['hearing_id', 'exhibit_id', 'participant_id', 'page']).doUpdateSet(content))
      .execute();
    return {};
  });
}
