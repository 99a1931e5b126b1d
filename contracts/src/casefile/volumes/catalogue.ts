import type { CaseDocument, CaseState, DocumentVersion } from '../state.ts';
import type { Volume } from './wire.ts';

export interface CatalogueEntry {
  document: CaseDocument;
  version: DocumentVersion;
  /** Place in its volume, from 1. */
  no: number;
  /** First and last page in its volume; null while pages of this or of one before it are not counted. */
  fromPage: number | null;
  toPage: number | null;
}

/** The catalogue of a volume (卷内目录): what is in it, in order, with the pages where it stands. What was withdrawn is left out. */
export function catalogueOf(state: Pick<CaseState, 'documents' | 'order'>, volume: Volume): CatalogueEntry[] {
  let next: number | null = 1;
  const entries: CatalogueEntry[] = [];
  for (const id of state.order) {
    const document = state.documents[id];
    const version = document?.versions.at(-1);
    if (!document || !version || document.volume !== volume || document.withdrawn) continue;
    const fromPage: number | null = next;
    const toPage: number | null = fromPage !== null && version.pages !== null ? fromPage + version.pages - 1 : null;
    next = toPage === null ? null : toPage + 1;
    entries.push({ document, version, no: entries.length + 1, fromPage, toPage });
  }
  return entries;
}
