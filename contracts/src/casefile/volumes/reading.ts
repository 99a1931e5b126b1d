import type { CaseAct } from '../access.ts';
import type { CaseDocument, CaseState, DocumentVersion } from '../state.ts';
import type { Volume } from './wire.ts';

export const actToRead: Record<Volume, CaseAct> = { main: 'seeMainVolume', side: 'seeSideVolume' };

/**
 * The version of a document that somebody may read, the newest unless another is named; none where there is none for them.
 * The volume decides, and of what was withdrawn it is told only to who may know the case's history.
 */
export function findToRead(
  state: Pick<CaseState, 'documents'>,
  { documentId, version = null }: { documentId: string; version?: number | null },
  may: (act: CaseAct) => boolean,
): { document: CaseDocument; version: DocumentVersion } | undefined {
  const document = state.documents[documentId];
  if (!document || !may(actToRead[document.volume]) || (document.withdrawn && !may('seeHistory'))) return undefined;
  const found = version === null ? document.versions.at(-1) : document.versions.find((one) => one.version === version);
  return found && { document, version: found };
}
