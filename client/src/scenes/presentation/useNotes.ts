import type { Stroke } from '@assize/contracts/hearing/presentation/wire';
import type { PrivateNote } from '@assize/contracts/http/documents';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../session/session.ts';

type OwnNote = Omit<PrivateNote, 'participantId'>;
export interface Notes {
  own: OwnNote;
  /** Of the same side, shared with this person. */
  others: PrivateNote[];
  /** Own marks and those that are shared. */
  strokes: Stroke[];
  isLoaded: boolean;
  isSaving: boolean;
  hasFailed: boolean;
  /** Keeps the note as it is after the change; changes that follow each other fast all count. */
  save: (change: (before: OwnNote) => Partial<Omit<OwnNote, 'page'>>) => Promise<unknown>;
}

/** Notes and marks on one page of an exhibit, for oneself or for one's side. */
export function useNotes(place: { hearingId: string; exhibitId: string; meId: string }, page: number): Notes {
  const { hearingId, exhibitId, meId } = place;
  const params = { hearingId, exhibitId };
  const client = useQueryClient();
  const queryKey = ['notes', hearingId, exhibitId];
  const query = useQuery({ queryKey, queryFn: () => api('GET /api/hearings/:hearingId/exhibits/:exhibitId/notes', { params }) });
  const all = query.data?.notes.filter((one) => one.page === page) ?? [];
  const ownIn = (notes: readonly PrivateNote[] = []): OwnNote => {
    const { participantId: _meId, ...mine } = notes.find((one) => one.participantId === meId && one.page === page) ?? {
      participantId: meId,
      ...{ page, isShared: false, body: '', strokes: [] },
    };
    return mine;
  };
  const own = ownIn(all);
  const saving = useMutation({
    // One after the other: the last one kept is the last one made.
    scope: { id: queryKey.join() },
    mutationFn: (note: OwnNote) => api('POST /api/hearings/:hearingId/exhibits/:exhibitId/notes', { params, body: note }),
    onError: () => client.invalidateQueries({ queryKey }),
  });
  const save: Notes['save'] = (change) => {
    const notes = client.getQueryData<{ notes: PrivateNote[] }>(queryKey)?.notes ?? [];
    const note = { ...ownIn(notes), ...change(ownIn(notes)) };
    client.setQueryData(queryKey, { notes: [...notes.filter((one) => one.participantId !== meId || one.page !== page), { ...note, participantId: meId }] });
    return saving.mutateAsync(note);
  };
  const others = all.filter((one) => one.participantId !== meId);
  return {
    own,
    others,
    strokes: [...others, own].flatMap((one) => one.strokes),
    isLoaded: query.isSuccess,
    isSaving: saving.isPending,
    hasFailed: saving.isError || query.isError,
    save,
  };
}
