import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { ToRead } from './ReaderContext.ts';

/** Among which a reader chooses: the volumes, and before them what they opened where it is in none, as what was offered or withdrawn is not. */
export function listToRead(file: Pick<CaseFileView, 'main' | 'side'> | undefined, opened: ToRead): Pick<ToRead, 'documentId' | 'title'>[] {
  const filed = [...(file?.main ?? []), ...(file?.side ?? [])];
  return filed.some((one) => one.documentId === opened.documentId) ? filed : [{ documentId: opened.documentId, title: opened.title }, ...filed];
}
