import { can } from '@assize/contracts/hearing/permissions';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../session/session.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { RehearsalView, type RehearsalViewProps } from './RehearsalView.tsx';

/** For clerk and presiding judge before the opening: ten seconds recorded on trial and played back. */
export function RehearsalPanel({ state, meId, isBusy, send }: OrderProps) {
  const { rehearsal } = state;
  if (!can('rehearsal.make', state, meId)) return null;
  const isMine = rehearsal?.byId === meId;
  const onMake = (): void => void send({ type: 'rehearsal.make', payload: { rehearsalId: crypto.randomUUID() } });
  const shown = { state, isMine, isBusy, onMake };
  // Only who made it may play it.
  return rehearsal?.status === 'made' && isMine ? <PlayedRehearsal {...shown} rehearsalId={rehearsal.id} /> : <RehearsalView {...shown} />;
}

function PlayedRehearsal({ rehearsalId, ...shown }: RehearsalViewProps & { rehearsalId: string }) {
  const played = useQuery({
    queryKey: ['rehearsal', rehearsalId],
    retry: false,
    queryFn: () => api('GET /api/hearings/:hearingId/rehearsals/:rehearsalId', { params: { hearingId: shown.state.id, rehearsalId } }),
  });
  return <RehearsalView {...shown} played={played.data} isGone={played.isError} />;
}
