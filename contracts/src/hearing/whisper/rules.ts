import { AppError } from '../../AppError.ts';
import type { EventDraft } from '../events.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import { areOneTeam, findWhisperOf, type Whisper } from './state.ts';
import type { whisperCommands, whisperEvents } from './wire.ts';

/** For who is not of it, there is none. */
function getOwn(state: HearingState, id: string, actorId: string): Whisper {
  const whisper = state.whispers[id];
  if (!whisper?.memberIds.includes(actorId)) throw new AppError('notFound', { what: 'whisper' });
  return whisper;
}
function stopped({ id: whisperId, memberIds }: Whisper): EventDraft {
  return { type: 'whisper.stopped', payload: { whisperId, memberIds } };
}

export const decideWhisper: Deciders<typeof whisperCommands> = {
  'whisper.open': (state, { whisperId, withIds, publicKey }, actor) => {
    if (state.whispers[whisperId]) return [];
    const memberIds = [...new Set([actor.id, ...withIds])];
    if (memberIds.length < 2 || memberIds.length > 5) throw new AppError('badRequest', { field: 'withIds' });
    if (!areOneTeam(state, memberIds)) throw new AppError('mayNotMeet', { cause: 'role' });
    if (memberIds.some((id) => findWhisperOf(state, id))) throw new AppError('conflict', { what: 'whisper' });
    return [{ type: 'whisper.opened', payload: { whisperId, memberIds, openerId: actor.id, publicKey } }];
  },
  'whisper.join': (state, { whisperId, publicKey }, actor) => {
    const { memberIds, joined } = getOwn(state, whisperId, actor.id);
    if (joined[actor.id] === publicKey) return [];
    // A page loaded again has a new key.
    return [{ type: 'whisper.joined', payload: { whisperId, memberIds, participantId: actor.id, publicKey } }];
  },
  'whisper.leave': (state, { whisperId }, actor) => {
    const whisper = getOwn(state, whisperId, actor.id);
    if (!(actor.id in whisper.joined)) return [];
    const left: EventDraft = { type: 'whisper.left', payload: { whisperId, memberIds: whisper.memberIds, participantId: actor.id } };
    return Object.keys(whisper.joined).length <= 2 ? [left, stopped(whisper)] : [left];
  },
  'whisper.stop': (state, { whisperId }) => {
    const whisper = state.whispers[whisperId];
    if (!whisper) throw new AppError('notFound', { what: 'whisper' });
    return [stopped(whisper)];
  },
};

function withJoined(state: HearingState, id: string, change: (joined: Whisper['joined']) => Whisper['joined']): HearingState {
  const whisper = state.whispers[id];
  return whisper ? { ...state, whispers: { ...state.whispers, [id]: { ...whisper, joined: change(whisper.joined) } } } : state;
}
function without(joined: Whisper['joined'], id: string): Whisper['joined'] {
  return Object.fromEntries(Object.entries(joined).filter(([one]) => one !== id));
}

/** Somebody is not in court any more: what they whispered in ends for them, and with the last but one for all. */
export function withoutWhisperer(state: HearingState, participantId: string): HearingState {
  const concerned = Object.values(state.whispers).filter((one) => one.memberIds.includes(participantId));
  return concerned.reduce((before, { id }) => {
    const after = withJoined(before, id, (joined) => without(joined, participantId));
    const { [id]: whisper, ...others } = after.whispers;
    return whisper && Object.keys(whisper.joined).length > 0 ? after : { ...after, whispers: others };
  }, state);
}

export const reduceWhisper: Reducers<typeof whisperEvents> = {
  'whisper.opened': (state, { whisperId: id, memberIds, openerId, publicKey }, { at: openedAt }) => ({
    ...state,
    whispers: { ...state.whispers, [id]: { id, openerId, memberIds, joined: { [openerId]: publicKey }, openedAt } },
  }),
  'whisper.joined': (state, { whisperId, participantId, publicKey }) => withJoined(state, whisperId, (joined) => ({ ...joined, [participantId]: publicKey })),
  'whisper.left': (state, { whisperId, participantId }) => withJoined(state, whisperId, (joined) => without(joined, participantId)),
  'whisper.stopped': (state, { whisperId }) => {
    const { [whisperId]: _stopped, ...whispers } = state.whispers;
    return { ...state, whispers };
  },
};
