import type { CaseAct } from '../access.ts';
import type { CaseDocument, CaseState, DocumentVersion } from '../state.ts';
import type { Volume } from './wire.ts';

export const actToRead: Record<Volume, CaseAct> = { main: 'seeMainVolume', side: 'seeSideVolume' };

/** For `versionsSince`: every one there was; the one that is in force, and none before it. */
export const allVersions = -Infinity;
export const inForceAlone = Infinity;

/**
 * The versions of a document that were in force at an instant (milliseconds) or came after it, the newest last. Why the first
 * of them took the place of one before, which is not among them, is not told with it.
 */
export function versionsSince({ versions }: Pick<CaseDocument, 'versions'>, fromMs: number): DocumentVersion[] {
  const first = versions.findIndex((_, index) => {
    const next = versions[index + 1];
    return next === undefined || Date.parse(next.filedAt) > fromMs;
  });
  return versions.slice(Math.max(0, first)).map((one, index) => (index === 0 ? { ...one, reason: null } : one));
}

/**
 * The version of a document that somebody reads: the one in force unless another is named, and with it all that they may read.
 * Undefined where there is none for them.
 * @param fromMs of a document, from when on its versions are theirs (`sharing/readable.ts`)
 */
export function findToRead(
  state: Pick<CaseState, 'documents'>,
  { documentId, version = null }: { documentId: string; version?: number | null },
  fromMs: (documentId: string) => number | undefined,
): { document: CaseDocument; version: DocumentVersion; versions: DocumentVersion[] } | undefined {
  const document = state.documents[documentId];
  const since = fromMs(documentId);
  if (!document || since === undefined) return undefined;
  const versions = versionsSince(document, since);
  const found = version === null ? versions.at(-1) : versions.find((one) => one.version === version);
  return found && { document, version: found, versions };
}
