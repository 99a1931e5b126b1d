import type { RouteAnswer } from '@assize/contracts/http/routes';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../../session/session.ts';
import type { ToRead } from './ReaderContext.ts';

/** What is told of a document before its pages: asked once for all who look at it at a time. */
export function useDocumentPages(
  caseId: string,
  { documentId, version }: Pick<ToRead, 'documentId' | 'version'>,
): UseQueryResult<RouteAnswer<'GET /api/case-files/:caseId/documents/:documentId/pages'>> {
  return useQuery({
    queryKey: ['caseDocumentPages', caseId, documentId, version ?? null],
    queryFn: () =>
      api('GET /api/case-files/:caseId/documents/:documentId/pages', {
        params: { caseId, documentId },
        query: version === undefined ? {} : { version: String(version) },
      }),
    // What the socket does not tell: hours end, a share is over.
    refetchInterval: ({ state }) => (state.data?.pages.status === 'pending' ? 1500 : 30_000),
  });
}
