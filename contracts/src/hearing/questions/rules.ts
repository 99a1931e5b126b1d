import { AppError } from '../../AppError.ts';
import { isOfTeam, knowersOf, mayKnow } from '../evidence/access.ts';
import { type Exhibit, exhibitStatus } from '../evidence/state.ts';
import type { EventDraft } from '../events.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import type { Question } from './state.ts';
import type { questionCommands, questionEvents } from './wire.ts';

/** The state of a hearing is written whole with each act. */
const mostQuestions = 500;
/** Before the others; after the ruling nothing is asked any more. */
const open: readonly string[] = ['exchanged', 'presented', 'crossExamined'];

function getOpen(state: HearingState, exhibitId: string, actor: ParticipantState): Exhibit {
  const exhibit = state.evidence.exhibits[exhibitId];
  if (!exhibit || !mayKnow(state, exhibit, actor)) throw new AppError('notFound', { what: 'exhibit' });
  const status = exhibitStatus(exhibit);
  if (!open.includes(status)) throw new AppError('wrongExhibitState', { status });
  return exhibit;
}

/** Whether this person may ask about it: who filed it is asked and does not ask. */
export function mayAskAbout(state: HearingState, exhibit: Exhibit, actor: ParticipantState): boolean {
  return open.includes(exhibitStatus(exhibit)) && !isOfTeam(state, actor, exhibit.filedById);
}

export const decideQuestions: Deciders<typeof questionCommands> = {
  'question.ask': (state, { exhibitId, questionId, words }, actor) => {
    const exhibit = getOpen(state, exhibitId, actor);
    if (!mayAskAbout(state, exhibit, actor)) throw new AppError('notAllowed');
    const known = state.questions.find((one) => one.id === questionId);
    if (known) {
      if (known.exhibitId === exhibitId && known.words === words && known.participantId === actor.id) return [];
      throw new AppError('conflict', { what: 'question' });
    }
    if (state.questions.length >= mostQuestions) throw new AppError('tooLarge', { what: 'questions' });
    return [{ type: 'question.asked', payload: { exhibitId, questionId, participantId: actor.id, words, knownTo: knowersOf(state, exhibit) } }];
  },
  'question.answer': (state, { exhibitId, questionId, words }, actor) => {
    const exhibit = getOpen(state, exhibitId, actor);
    if (!isOfTeam(state, actor, exhibit.filedById)) throw new AppError('notAllowed');
    const question = state.questions.find((one) => one.id === questionId && one.exhibitId === exhibitId);
    if (!question) throw new AppError('notFound', { what: 'question' });
    if (question.answer?.words === words) return [];
    return [{ type: 'question.answered', payload: { exhibitId, questionId, participantId: actor.id, words, knownTo: knowersOf(state, exhibit) } }];
  },
};

export const reduceQuestions: Reducers<typeof questionEvents> = {
  'question.asked': (state, { exhibitId, questionId: id, participantId, words }, { at }) => ({
    ...state,
    questions: [...state.questions, { id, exhibitId, participantId, words, at, answer: null }],
  }),
  'question.answered': (state, { questionId, participantId, words }, { at }) => ({
    ...state,
    questions: state.questions.map((one) => (one.id === questionId ? { ...one, answer: { participantId, words, at } } : one)),
  }),
};

/** The questions about exhibits of which this viewer may know. */
export function questionsFor({ participants, evidence, questions }: HearingState, viewer: ParticipantState | undefined): Question[] {
  if (!viewer) return [];
  return questions.filter(({ exhibitId }) => {
    const exhibit = evidence.exhibits[exhibitId];
    return exhibit !== undefined && mayKnow({ participants }, exhibit, viewer);
  });
}

/** What was asked and answered goes with the exhibits into the next sitting; what those said who do not come stays in the log of this one. */
export function carriedQuestions(state: HearingState, { stays, idOf }: { stays: (id: string) => boolean; idOf: (id: string) => string }): EventDraft[] {
  return state.questions.flatMap(({ id: questionId, exhibitId, participantId, words, answer }): EventDraft[] => {
    const exhibit = state.evidence.exhibits[exhibitId];
    if (!exhibit || !stays(participantId)) return [];
    const about = { exhibitId, questionId, knownTo: knowersOf(state, exhibit).filter(stays).map(idOf) };
    return [
      { type: 'question.asked', payload: { ...about, participantId: idOf(participantId), words } },
      ...(answer && stays(answer.participantId)
        ? [{ type: 'question.answered', payload: { ...about, participantId: idOf(answer.participantId), words: answer.words } } as const]
        : []),
    ];
  });
}
