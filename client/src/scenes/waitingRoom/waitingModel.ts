import { isIsolatedRole } from '@assize/contracts/hearing/roles';
import { can } from '@assize/contracts/hearing/permissions';
import type { HearingState, ParticipantState, ParticipantStatus } from '@assize/contracts/hearing/state';
import type { WaitingKind } from './describeWaiting.ts';
import type { Expected, WaitingData } from './WaitingView.tsx';

const hereStatuses: readonly ParticipantStatus[] = ['waiting', 'admitted', 'isolated', 'consulting'];

function kindOf(state: HearingState, me: ParticipantState): WaitingKind {
  const status = me.status === 'disconnected' ? me.statusBefore : me.status;
  if (status === 'admitted') return 'called';
  if (status === 'isolated') return 'witness';
  if (status === 'waiting') return isIsolatedRole(me.role) && state.status !== 'checkIn' ? 'witness' : 'waiting';
  if (state.status === 'scheduled') return 'early';
  return status === 'left' ? 'left' : 'arriving';
}

function expectedIn(state: HearingState, myId: string): Expected[] {
  return Object.values(state.participants)
    .filter((one) => one.status !== 'removed' && one.role !== 'observer' && one.role !== 'technician')
    .toSorted((a, b) => order.indexOf(a.side) - order.indexOf(b.side) || a.seat - b.seat)
    .map((one) => ({ id: one.id, role: one.role, isHere: hereStatuses.includes(one.status), isMe: one.id === myId }));
}
const order: readonly string[] = ['bench', 'staff', 'plaintiff', 'defendant', 'third', 'stand', 'gallery'];

/** The waiting room as this person sees it, from the hearing's state. Pure. */
export function waitingModel(
  state: HearingState,
  me: ParticipantState,
  page: Pick<WaitingData, 'clockOffsetMs' | 'isSoundBlocked' | 'isReconnecting' | 'isBusy'>,
): WaitingData {
  const { status, statusSince, reason, scheduledAt } = state;
  return {
    ...page,
    kind: kindOf(state, me),
    status,
    isPrivate: state.interruption !== null,
    statusSince,
    reason,
    scheduledAt,
    expected: expectedIn(state, me.id),
    canOpenCheckIn: can('hearing.openCheckIn', state, me.id),
    canCancel: can('hearing.cancel', state, me.id),
  };
}
