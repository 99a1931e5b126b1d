import { AppError } from '../../AppError.ts';
import type { EventDraft } from '../events.ts';
import { presidingRoles, type Side, silentRoles } from '../roles.ts';
import type { Deciders } from '../rule.ts';
import { type HearingState, isInCourt } from '../state.ts';
import { hasFloor } from './state.ts';
import type { FloorMode, floorCommands } from './wire.ts';

const mostHolders = 4;

/** The floor as a plan orders it for a stage. */
export function openFloorFor(floor: { mode: FloorMode; order?: readonly Side[] }): EventDraft[] {
  return [{ type: 'floor.modeSet', payload: { mode: floor.mode, order: [...(floor.order ?? [])] } }];
}

/** The next side that has somebody in court; null after the last. */
function nextTurn(state: HearingState): Side | null {
  const { order, turn } = state.floor;
  const isHere = (side: Side): boolean => Object.values(state.participants).some((one) => one.side === side && isInCourt(one));
  return order.slice(turn === null ? 0 : order.indexOf(turn) + 1).find(isHere) ?? null;
}

export const decideFloor: Deciders<typeof floorCommands> = {
  'floor.setMode': (state, { mode, order }) => {
    const isOrdered = mode === 'byOrder';
    if (isOrdered !== order.length > 0 || new Set(order).size !== order.length) throw new AppError('badRequest', { field: 'order' });
    const isSo = state.floor.mode === mode && state.floor.order.join() === order.join();
    return isSo ? [] : [{ type: 'floor.modeSet', payload: { mode, order } }];
  },
  'floor.give': (state, payload) => {
    const to = state.participants[payload.participantId];
    if (!to) throw new AppError('notFound', { what: 'participant' });
    if (to.status !== 'admitted') throw new AppError('wrongParticipantState', { status: to.status });
    if (silentRoles.includes(to.role)) throw new AppError('notAllowed', { act: 'floor.give', role: to.role });
    if (state.floor.mode === 'open') throw new AppError('floorOpen');
    const others = state.floor.holderIds.filter((id) => id !== to.id);
    if (payload.isAlso && others.length >= mostHolders) throw new AppError('tooLarge', { what: 'holders' });
    // Given once more it begins anew: that is how a judge grants another turn.
    return [{ type: 'floor.given', payload }];
  },
  'floor.next': (state, { limitS }) => {
    if (state.floor.mode !== 'byOrder') throw new AppError('floorOpen');
    const side = nextTurn(state);
    if (side === null && state.floor.turn === null) throw new AppError('notFound', { what: 'side' });
    return [{ type: 'floor.passed', payload: { side, limitS: side === null ? null : limitS } }];
  },
  'floor.extend': (state, { byS }) => {
    if (state.floor.since === null || state.floor.limitS === null) throw new AppError('conflict', { what: 'limit' });
    return [{ type: 'floor.extended', payload: { byS } }];
  },
  'floor.withdraw': (state, { reason }) => {
    const { holderIds, turn } = state.floor;
    return holderIds.length === 0 && turn === null ? [] : [{ type: 'floor.withdrawn', payload: { reason } }];
  },
  'floor.yield': (state, _, actor) => {
    const isHolder = state.floor.holderIds.includes(actor.id) || state.floor.turn === actor.side;
    return isHolder ? [{ type: 'floor.yielded', payload: { participantId: actor.id } }] : [];
  },
  'floor.raiseHand': (state, _, actor) => {
    if (state.floor.hands.some((one) => one.participantId === actor.id)) return [];
    if (state.floor.mode !== 'open' && hasFloor(state.floor, actor)) return [];
    return [{ type: 'floor.handRaised', payload: { participantId: actor.id } }];
  },
  'floor.lowerHand': (state, { participantId = '' }, actor) => {
    const id = participantId || actor.id;
    if (id !== actor.id && ![...presidingRoles, 'clerk'].includes(actor.role)) throw new AppError('notAllowed', { act: 'floor.lowerHand' });
    return state.floor.hands.some((one) => one.participantId === id) ? [{ type: 'floor.handLowered', payload: { participantId: id } }] : [];
  },
  'floor.lowerAllHands': (state) => (state.floor.hands.length > 0 ? [{ type: 'floor.handsLowered', payload: {} }] : []),
};
