import type { RouteAnswer } from '@assize/contracts/http/routes';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { filesPath } from '../../app/paths.ts';
import { openCourtSocket } from '../../court/courtSocket.ts';
import { useSession } from '../../session/session.ts';
import { pageImages, pagesOfCase } from '../presentation/pageImages.ts';
import type { CameFrom } from './cameFrom.ts';

/**
 * For a lawyer's tab: as soon as the agency ends their reading, everything of the case goes from the screen and from the memory
 * of the tab, and they are where their readings are told. After the line was down, it is asked whether that happened meanwhile.
 */
export function useReadingEnded(caseId: string): void {
  const isLawyer = useSession().session?.memberships.some(({ agency }) => agency.kind === 'lawFirm') ?? false;
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => {
    if (!isLawyer) return undefined;
    const isOfCase = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey.includes(caseId) };
    const askAnew = (): void => void client.invalidateQueries(isOfCase);
    const socket = openCourtSocket();
    socket.on('readingEnded', (told) => {
      if (told.caseId !== caseId) return;
      const file = client.getQueryData<RouteAnswer<'GET /api/case-files/:caseId'>>(['caseFile', caseId]);
      const state: CameFrom = { readingEnded: file?.caseNumber ?? '' };
      void navigate(filesPath, { replace: true, state });
      pageImages.forget(pagesOfCase(caseId));
      // Emptied first, whatever the line does: what is asked for anew is refused.
      void client.resetQueries(isOfCase);
      void client.invalidateQueries({ queryKey: ['readings'] });
    });
    socket.on('ended', askAnew);
    socket.io.on('reconnect', askAnew);
    return () => void socket.close();
  }, [isLawyer, caseId, client, navigate]);
}
