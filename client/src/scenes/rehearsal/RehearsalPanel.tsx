import { can } from '@assize/contracts/hearing/permissions';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../session/session.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { RehearsalView } from './RehearsalView.tsx';

/** For clerk and presiding judge before the opening: ten seconds recorded on trial and played back. */
export function RehearsalPanel({ state, meId, isBusy, send }: OrderProps) {
  const { rehearsal } = state;
  const isMine = rehearsal?.byId === meId;
  const played = useQuery({
    queryKey: ['rehearsal', rehearsal?.id],
    enabled: rehearsal?.status === 'made' && isMine && state.status === 'checkIn',
    retry: false,
    queryFn: () => api('GET /api/hearings/:hearingId/rehearsals/:rehearsalId', { params: { hearingId: state.id, rehearsalId: rehearsal?.id ?? '' } }),
  });
  if (!can('rehearsal.make', state, meId)) return null;
  return (
    <RehearsalView
      state={state}
      played={played.data}
      isMine={isMine}
      isGone={played.isError}
      isBusy={isBusy}
      onMake={() => void send({ type: 'rehearsal.make', payload: { rehearsalId: crypto.randomUUID() } })}
    />
  );
}
