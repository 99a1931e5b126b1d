import type { CustodyCommand } from '@assize/contracts/custody/commands';
import { readCustody } from '@assize/contracts/custody/reduce';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../session/session.ts';
import { OutcomeCode } from './OutcomeCode.tsx';

/** The code comes some seconds after the end: it is asked for until it is there. Nothing is shown while the record cannot be read. */
export function OutcomeCodeScene({ hearingId }: { hearingId: string }) {
  const params = { hearingId };
  const query = useQuery({
    queryKey: ['record', hearingId],
    queryFn: () => api('GET /api/hearings/:hearingId/custody', { params }),
    refetchInterval: ({ state: { data } }) => (data?.custody.some((line) => line.type === 'integrity.issued') ? 30_000 : 2000),
  });
  const act = async (command: CustodyCommand): Promise<void> => {
    await api('POST /api/hearings/:hearingId/custody', { params, body: { key: crypto.randomUUID(), ...command } });
    await query.refetch();
  };
  return query.data ? <OutcomeCode record={query.data} custody={readCustody(hearingId, query.data.custody)} act={act} /> : null;
}
