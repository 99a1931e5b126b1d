import { AppError } from '../../AppError.ts';
import type { CaseDraft } from '../events.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseState } from '../state.ts';
import type { groupsCaseCommands, groupsCaseEvents, JoinedGroup } from './wire.ts';

/**
 * A case enters a group: by its owner's own act, who agrees with it that the others are told its number, its agency, how
 * many victims it has and which traits it shares with theirs. That the group is theirs to enter is judged before.
 */
export function decideJoin(state: CaseState, group: JoinedGroup): CaseDraft[] {
  if (state.groups.some((one) => one.groupId === group.groupId)) return [];
  if (state.facts.secrecy === 'secret') throw new AppError('wrongCaseState', { cause: 'secret' });
  return [{ type: 'group.joined', payload: group }];
}

export const decideGroups: CaseDeciders<typeof groupsCaseCommands> = {
  'group.leave': (state, payload) => (state.groups.some((one) => one.groupId === payload.groupId) ? [{ type: 'group.left', payload }] : []),
};

export const reduceGroups: CaseReducers<typeof groupsCaseEvents> = {
  'group.joined': (state, payload) => ({ ...state, groups: [...state.groups, payload] }),
  'group.left': (state, { groupId }) => ({ ...state, groups: state.groups.filter((one) => one.groupId !== groupId) }),
};
