import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { RouteAnswer } from '@assize/contracts/http/routes';
import { api } from '../../session/session.ts';

/** Archives that were brought into a case, with how far each is: read again and again while one is being filed. */
export function useImports(caseId: string): UseQueryResult<RouteAnswer<'GET /api/case-files/:caseId/imports'>> {
  return useQuery({
    queryKey: ['caseImports', caseId],
    queryFn: () => api('GET /api/case-files/:caseId/imports', { params: { caseId } }),
    refetchInterval: ({ state }) => (state.data?.imports.some((one) => one.status === 'filing') ? 2000 : 30_000),
  });
}
