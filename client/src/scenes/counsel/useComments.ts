import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../session/session.ts';

/** Comments on a case as far as one may read them; asked for again while one may come, and after each of one's own. */
export function useComments(caseId: string) {
  const client = useQueryClient();
  const queryKey = ['caseComments', caseId];
  const query = useQuery({ queryKey, queryFn: () => api('GET /api/case-files/:caseId/comments', { params: { caseId } }), refetchInterval: 60_000 });
  // Sent again after a lost answer, it is one comment.
  const [commentId, setCommentId] = useState(() => crypto.randomUUID());
  return {
    query,
    make: async (body: string): Promise<void> => {
      await api('POST /api/case-files/:caseId/comments', { params: { caseId }, body: { commentId, body } });
      setCommentId(crypto.randomUUID());
      await client.invalidateQueries({ queryKey });
    },
    answer: async (answered: string, body: string): Promise<void> => {
      await api('POST /api/case-files/:caseId/comments/:commentId/answer', { params: { caseId, commentId: answered }, body: { body } });
      await client.invalidateQueries({ queryKey });
    },
  };
}
