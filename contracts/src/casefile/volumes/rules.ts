import { AppError } from '../../AppError.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseDocument, CaseState } from '../state.ts';
import type { Volume, volumesCaseCommands, volumesCaseEvents } from './wire.ts';

/** Throws while the file may not change: it is on its way to another agency. */
export function assertFileOpen(state: CaseState): void {
  if (state.handovers.some((one) => one.status === 'sent')) throw new AppError('wrongCaseState', { cause: 'onItsWay' });
}

/** The side volume is the work of the agency that filed it, and goes to no other with the lead. */
export function isOwnSide({ versions }: Pick<CaseDocument, 'versions'>, agencyIds: readonly (string | null)[]): boolean {
  return agencyIds.includes(versions[0]?.agencyId ?? null);
}

/** Another agency's work is not there for this one; what another filed does not vanish in its side volume. */
function getToChange(state: CaseState, documentId: string, agencyId: string | null, to?: Volume): CaseDocument {
  const document = getDocument(state, documentId);
  const isOwn = isOwnSide(document, [agencyId]);
  if (document.volume === 'side' && !isOwn) throw new AppError('notFound', { what: 'document' });
  if (to === 'side' && document.volume === 'main' && !isOwn) throw new AppError('notAllowed', { act: 'fileDocuments' });
  return document;
}

export const decideVolumes: CaseDeciders<typeof volumesCaseCommands> = {
  'document.describe': (state, payload, { agencyId }) => {
    assertFileOpen(state);
    const { volume, folder, title, madeOn } = getToChange(state, payload.documentId, agencyId, payload.volume);
    const isSame = volume === payload.volume && folder === payload.folder && title === payload.title && madeOn === payload.madeOn;
    return isSame ? [] : [{ type: 'document.described', payload }];
  },
  'document.withdraw': (state, payload, { agencyId }) => {
    assertFileOpen(state);
    return getToChange(state, payload.documentId, agencyId).withdrawn ? [] : [{ type: 'document.withdrawn', payload }];
  },
  'catalogue.arrange': (state, payload) => {
    assertFileOpen(state);
    for (const id of payload.documentIds) {
      if (getDocument(state, id).volume !== payload.volume) throw new AppError('badRequest', { field: 'documentIds' });
    }
    if (new Set(payload.documentIds).size !== payload.documentIds.length) throw new AppError('badRequest', { field: 'documentIds' });
    return payload.documentIds.length === 0 ? [] : [{ type: 'catalogue.arranged', payload }];
  },
};

export const reduceVolumes: CaseReducers<typeof volumesCaseEvents> = {
  'document.filed': (state, { file, ...placed }, { at, actor }) => ({
    ...state,
    documents: {
      ...state.documents,
      [placed.documentId]: {
        ...placed,
        withdrawn: null,
        versions: [{ version: 1, ...file, filedAt: at, agencyId: actor.agencyId, reason: null, pages: null }],
      },
    },
    order: [...state.order, placed.documentId],
  }),
  'document.versioned': (state, { documentId, version, file, reason }, { at, actor }) =>
    changeDocument(state, documentId, (one) => ({
      ...one,
      versions: [...one.versions, { version, ...file, filedAt: at, agencyId: actor.agencyId, reason, pages: null }],
    })),
  'document.described': (state, { documentId, ...placed }) => changeDocument(state, documentId, (one) => ({ ...one, ...placed })),
  'document.withdrawn': (state, { documentId, reason }, { at }) => changeDocument(state, documentId, (one) => ({ ...one, withdrawn: { reason, at } })),
  'catalogue.arranged': (state, { documentIds }) => ({ ...state, order: arrange(state.order, documentIds) }),
  'document.paged': (state, { documentId, version, pages }) =>
    changeDocument(state, documentId, (one) => ({
      ...one,
      versions: one.versions.map((each) => (each.version === version ? { ...each, pages } : each)),
    })),
};

/** Those named come in their new order where the first of them stood; the others stay as they were. */
function arrange(order: readonly string[], named: readonly string[]): string[] {
  const moved = new Set(named);
  const at = order.findIndex((id) => moved.has(id));
  const before = order.slice(0, at).filter((id) => !moved.has(id));
  return [...before, ...named, ...order.slice(at).filter((id) => !moved.has(id))];
}

export function getDocument(state: CaseState, documentId: string): CaseDocument {
  const found = state.documents[documentId];
  if (!found) throw new AppError('notFound', { what: 'document' });
  return found;
}

function changeDocument(state: CaseState, documentId: string, change: (one: CaseDocument) => CaseDocument): CaseState {
  const found = state.documents[documentId];
  return found ? { ...state, documents: { ...state.documents, [documentId]: change(found) } } : state;
}
