import type { Id, Instant } from '../../ids.ts';
import type { DefectNote } from '../../recording/defectNote.ts';

/** The note of defects as it stands; notes of before are in the log. */
export interface DefectsState {
  note: DefectNote;
  noteHash: string;
  draftedAt: Instant;
  /** Null until the presiding judge has signed this very note. */
  signed: { words: string | null; at: Instant; participantId: Id | null } | null;
}

/** Whether the note waits for the presiding judge: without a defect there is nothing to explain. */
export function awaitsSignature(defects: DefectsState | null): boolean {
  return defects !== null && defects.note.defects.length > 0 && defects.signed === null;
}
