import type { z } from 'zod';
import { AppError } from '../../AppError.ts';
import type { CaseDraft } from '../events.ts';
import { findOffer } from '../offers/rules.ts';
import type { CaseState } from '../state.ts';
import { assertFileOpen, getDocument } from './rules.ts';
import type { CaseFileBytes, newCaseDocumentSchema, newCaseVersionSchema } from './wire.ts';

type Asked = z.infer<typeof newCaseDocumentSchema> | z.infer<typeof newCaseVersionSchema>;

/**
 * What filing adds to the log: a document, or the next version of one that is there. Throws `conflict` for a document's id
 * that is taken, `notFound` for one that is not there, `wrongCaseState` while the file is on its way or the document withdrawn.
 */
export function decideFiling(state: CaseState, asked: Asked, file: CaseFileBytes): CaseDraft {
  const { documentId } = asked;
  assertMayFile(state, asked);
  if ('reason' in asked)
    return { type: 'document.versioned', payload: { documentId, version: getDocument(state, documentId).versions.length + 1, file, reason: asked.reason } };
  const { volume, folder, title, madeOn } = asked;
  return { type: 'document.filed', payload: { documentId, volume, folder, title, madeOn, file } };
}

/** The same question before the bytes are looked at. */
export function assertMayFile(state: CaseState, asked: Pick<Asked, 'documentId'> | z.infer<typeof newCaseVersionSchema>): void {
  assertFileOpen(state);
  if (!('reason' in asked)) {
    if (state.documents[asked.documentId] || findOffer(state, asked.documentId)) throw new AppError('conflict', { field: 'documentId' });
    return;
  }
  if (getDocument(state, asked.documentId).withdrawn) throw new AppError('wrongCaseState', { cause: 'withdrawn' });
}
