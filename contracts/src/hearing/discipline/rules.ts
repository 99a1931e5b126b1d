import { AppError } from '../../AppError.ts';
import { removal } from '../people/decide.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { disciplineCommands, disciplineEvents } from './wire.ts';

export const decideDiscipline: Deciders<typeof disciplineCommands> = {
  'discipline.order': (state, payload, actor) => {
    const { participantId, measure, reason } = payload;
    const concerned = state.participants[participantId];
    if (!concerned) throw new AppError('notFound', { what: 'participant' });
    if (concerned.side === 'bench' || concerned.id === actor.id) throw new AppError('notAllowed', { act: 'discipline.order' });
    const ordered = { type: 'discipline.ordered', payload } as const;
    return measure === 'removal' ? [ordered, ...removal(state, { participantId, reason }, actor)] : [ordered];
  },
  'note.make': (_, payload) => [{ type: 'note.made', payload }],
};

/** Both stand in the log with their moment; nothing of the courtroom changes by them. */
export const reduceDiscipline: Reducers<typeof disciplineEvents> = { 'discipline.ordered': (state) => state, 'note.made': (state) => state };
