import type { CaseFacts, CaseViewer } from '@assize/contracts/casefile/access';
import { documentsFor } from '@assize/contracts/casefile/sharing/readable';
import type { CaseState } from '@assize/contracts/casefile/state';
import { catalogueOf } from '@assize/contracts/casefile/volumes/catalogue';

export interface ReadableDocument {
  documentId: string;
  version: number;
  title: string;
}

/** Documents that the viewer may read at this instant, each in its newest version. Order of the catalogue. */
export function readableDocuments(viewer: CaseViewer, state: CaseState, facts: CaseFacts, now: Date, timeZone: string): ReadableDocument[] {
  const mayRead = documentsFor(viewer, state, facts, { now, timeZone });
  return [...catalogueOf(state, 'main'), ...catalogueOf(state, 'side')]
    .filter(({ document }) => mayRead(document.documentId))
    .map(({ document, version }) => ({ documentId: document.documentId, version: version.version, title: document.title }));
}
