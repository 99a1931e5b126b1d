import type { CaseCommand } from '@assize/contracts/casefile/commands';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { modelOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { courtDay } from '../caseDesk/deadline.ts';
import { CommandKeys } from './commandKeys.ts';
import type { FileData, FilePanelProps } from './filePanel.ts';

interface CaseFileOf {
  model: SceneModel<FileData>;
  /** What was last read, whatever state the page is in. */
  data: FileData | null;
  /** Why it could not be read anew. */
  error: Error | null;
  act: FilePanelProps['act'];
  readAnew: () => Promise<void>;
}

/** A case as its reader may know it, and what they do with it, each act at most once. `isLeft`: after this act it is no longer theirs to see. */
export function useCaseFile(caseId: string, isLeft: (command: CaseCommand) => boolean = () => false): CaseFileOf {
  const { session } = useSession();
  const [keys] = useState(() => new CommandKeys());
  const params = { caseId };
  const query = useQuery({
    queryKey: ['caseFile', caseId],
    queryFn: () => api('GET /api/case-files/:caseId', { params }),
    refetchInterval: 30_000,
  });
  const readAnew = async (): Promise<void> => {
    await query.refetch();
  };
  const act = async (command: CaseCommand): Promise<void> => {
    try {
      await api('POST /api/case-files/:caseId', { params, body: { key: keys.keyOf(command), ...command } });
      keys.settle(command);
    } catch (error) {
      keys.settle(command, error);
      // What was refused, too, may say that the case is not as it was shown.
      await readAnew();
      throw error;
    }
    if (!isLeft(command)) await readAnew();
  };
  const file = query.data;
  const data: FileData | null = file
    ? { file, today: courtDay(query.dataUpdatedAt), ownAgencyIds: session?.memberships.map((one) => one.agency.id) ?? [] }
    : null;
  return { model: modelOf([query], data), data, error: query.error, act, readAnew };
}
