import type { CaseFacts } from '@assize/contracts/casefile/state';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import { filePath } from '../../app/paths.ts';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { courtDay } from './deadline.ts';
import { type DeskSearch, everything, queryOf, readDeskSearch, tabOf, writeDeskSearch } from './deskSearch.ts';
import { type DeskData, DeskView } from './DeskView.tsx';
import { FoundPages } from './FoundPages.tsx';

/** What the page of a case leaves behind. */
const leftSchema = z.object({ sentBack: z.string() });

/** `/case-files?tab=…&text=…&kind=…&stage=…&page=…` */
export function DeskScene() {
  const { session } = useSession();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const left = leftSchema.safeParse(useLocation().state);
  const search = readDeskSearch(address);
  const ask = (asked: DeskSearch, tab: Parameters<typeof queryOf>[1]) => ({
    queryKey: ['caseFiles', tab, writeDeskSearch({ ...asked, tab: null }).toString()],
    queryFn: () => api('POST /api/case-files/search', { body: queryOf(asked, tab) }),
  });
  const waiting = useQuery({ ...ask(everything, 'receiver'), refetchInterval: 60_000 });
  const tab = search.tab === null && !waiting.data ? null : tabOf(search, waiting.data?.total ?? 0);
  const found = useQuery({ ...ask(search, tab ?? 'lead'), enabled: tab !== null && !search.isInPages, placeholderData: keepPreviousData });
  const page = found.data;
  const data: DeskData | null = page ? { ...page, today: courtDay(found.dataUpdatedAt) } : null;
  const error = found.error ?? (tab === null ? waiting.error : null);
  let model: SceneModel<DeskData> = { state: 'loading' };
  if (error) model = codeOf(error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(error) };
  else if (data) model = data.cases.length === 0 ? { state: 'empty' } : { state: 'ready', data };
  return (
    <DeskView
      pages={<FoundPages text={search.text} />}
      model={model}
      search={search}
      tab={tab}
      waiting={waiting.data?.total ?? null}
      memberships={session?.memberships ?? []}
      sentBack={left.data?.sentBack ?? null}
      isDemo={session?.isDemo ?? false}
      onSearch={(next) => setAddress(writeDeskSearch(next), { replace: next.tab === search.tab && next.page === search.page })}
      onRetry={() => void Promise.all([waiting.refetch(), found.refetch()])}
      onOpenCase={async (caseId, agencyId, facts: CaseFacts) => {
        await api('POST /api/case-files', { body: { caseId, agencyId, ...facts } });
        await navigate(filePath(caseId));
      }}
    />
  );
}
