import { AppError } from '../../AppError.ts';
import { type DefectNote, hashOfNote } from '../../recording/defectNote.ts';
import type { CustodyDraft } from '../events.ts';
import type { CustodyDeciders, CustodyReducers } from '../rule.ts';
import type { CustodyState } from '../state.ts';
import type { defectCustodyCommands, defectCustodyEvents } from './wire.ts';

/** What the system adds when it knows these facts: nothing where the note says just that already. */
export function draftNote({ defects }: Pick<CustodyState, 'defects'>, note: DefectNote): CustodyDraft[] {
  const noteHash = hashOfNote(note);
  return defects?.noteHash === noteHash ? [] : [{ type: 'defect.noteDrafted', payload: { note, noteHash } }];
}

export const decideDefects: CustodyDeciders<typeof defectCustodyCommands> = {
  'defect.sign': ({ defects }, payload) => {
    if (!defects || defects.note.defects.length === 0) throw new AppError('conflict', { what: 'defects' });
    // Another note than the one that was read.
    if (defects.noteHash !== payload.noteHash) throw new AppError('conflict', { what: 'note' });
    if (!defects.signed) return [{ type: 'defect.noteSigned', payload }];
    if (defects.signed.words !== payload.words) throw new AppError('conflict', { what: 'signature' });
    return [];
  },
};

export const reduceDefects: CustodyReducers<typeof defectCustodyEvents> = {
  'defect.noteDrafted': (state, { note, noteHash }, { at }) => ({ ...state, defects: { note, noteHash, draftedAt: at, signed: null } }),
  'defect.noteSigned': (state, { noteHash, words }, { at, actor }) => {
    const { defects } = state;
    if (defects?.noteHash !== noteHash) return state;
    return { ...state, defects: { ...defects, signed: { words, at, participantId: actor.participantId } } };
  },
};
