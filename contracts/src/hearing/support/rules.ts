import { AppError } from '../../AppError.ts';
import type { Deciders, Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import type { Alert } from './state.ts';
import type { supportCommands, supportEvents } from './wire.ts';

/** More than anybody can mean; a page gone wild must not fill the log. */
const mostOpenAPerson = 6;

function assertRoom(state: HearingState, participantId: string): void {
  if (state.alerts.filter((one) => one.participantId === participantId).length >= mostOpenAPerson) throw new AppError('rateLimited');
}
function getAlert(state: HearingState, id: string): Alert {
  const found = state.alerts.find((one) => one.id === id);
  if (!found) throw new AppError('notFound', { what: 'alert' });
  return found;
}
function withAlert(state: HearingState, alert: Alert): HearingState {
  return { ...state, alerts: [...state.alerts.filter((one) => one.id !== alert.id), alert] };
}

export const decideSupport: Deciders<typeof supportCommands> = {
  'help.ask': (state, payload, actor) => {
    if (state.alerts.some((one) => one.id === payload.alertId)) return [];
    assertRoom(state, actor.id);
    return [{ type: 'help.asked', payload: { ...payload, participantId: actor.id } }];
  },
  'equipment.report': (state, payload, actor) => {
    const isKnown = state.alerts.some((one) => one.participantId === actor.id && one.kind === 'equipment' && one.about === payload.part);
    if (isKnown) return [];
    assertRoom(state, actor.id);
    return [{ type: 'equipment.failed', payload: { ...payload, participantId: actor.id } }];
  },
  'alert.take': (state, { alertId }, actor) => {
    const alert = getAlert(state, alertId);
    return alert.takenById === actor.id ? [] : [{ type: 'alert.taken', payload: { alertId, participantId: alert.participantId, takenById: actor.id } }];
  },
  'alert.resolve': (state, { alertId }) => [{ type: 'alert.resolved', payload: { alertId, participantId: getAlert(state, alertId).participantId } }],
};

export const reduceSupport: Reducers<typeof supportEvents> = {
  'help.asked': (state, { alertId: id, participantId, topic, words }, { at }) =>
    withAlert(state, { id, kind: 'help', participantId, about: topic, detail: words, at, takenById: null }),
  'equipment.failed': (state, { alertId: id, participantId, part, cause }, { at }) =>
    withAlert(state, { id, kind: 'equipment', participantId, about: part, detail: cause, at, takenById: null }),
  'alert.taken': (state, { alertId, takenById }) => ({
    ...state,
    alerts: state.alerts.map((one) => (one.id === alertId ? { ...one, takenById } : one)),
  }),
  'alert.resolved': (state, { alertId }) => ({ ...state, alerts: state.alerts.filter((one) => one.id !== alertId) }),
};
