import type { CaseSharing } from '@assize/contracts/casefile/sharing/views';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../../components/LoadingSkeleton.tsx';
import { codeOf, modelOf } from '../../../components/scene.ts';
import { api } from '../../../session/session.ts';
import classes from '../../caseFile/CaseFile.module.css';
import { type FilePanelProps, may } from '../../caseFile/filePanel.ts';
import { GrantsPart } from './GrantsPart.tsx';
import { GroupsPart, type GroupsPartProps } from './GroupsPart.tsx';
import { MinePart, type MinePartProps } from './MinePart.tsx';
import { RequestsPart } from './RequestsPart.tsx';
import { RulesPart } from './RulesPart.tsx';
import { TraitsPart } from './TraitsPart.tsx';

/** How a case is tied to others and with whom it is shared, for agencies; lawyers and parties know nothing of it. */
export function SharingPanel(panel: FilePanelProps) {
  const { file } = panel;
  return may(file, 'readAppointed') || may(file, 'followCase') ? null : <LoadedPanel {...panel} />;
}

function LoadedPanel(panel: FilePanelProps) {
  const { file } = panel;
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['caseSharing', file.id, file.seq],
    queryFn: () => api('GET /api/case-files/:caseId/sharing', { params: { caseId: file.id } }),
    placeholderData: keepPreviousData,
  });
  const model = modelOf([query], query.data ?? null);
  const known = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  if (known) {
    return (
      <>
        {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : null}
        <SharingView
          {...panel}
          sharing={known}
          nowMs={query.dataUpdatedAt}
          onJoin={async (groupId, title) => {
            await api('POST /api/case-groups/:groupId', { params: { groupId }, body: { caseId: file.id, title } });
            await client.invalidateQueries({ queryKey: ['caseFile', file.id] });
          }}
          onAsk={async (agencyId, wanted) => {
            const asked = await api('POST /api/share-requests', { body: { agencyId, matchId: null, caseId: file.id, ...wanted } });
            await Promise.all([['shareRequests'], ['caseFile', file.id]].map((queryKey) => client.invalidateQueries({ queryKey })));
            return asked;
          }}
        />
      </>
    );
  }
  return (
    <section className={classes.panel} aria-labelledby="sharing">
      <h2 id="sharing">{t('sharing:panel.title')}</h2>
      {query.error ? <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} /> : <LoadingSkeleton blocks={[6, 6]} />}
    </section>
  );
}

interface SharingViewProps extends FilePanelProps, Pick<GroupsPartProps, 'onJoin'>, Pick<MinePartProps, 'onAsk'> {
  sharing: CaseSharing;
  /** When it was asked. */
  nowMs: number;
}

/** Each part as far as its reader may know it; nothing for whoever may know none. */
export function SharingView({ sharing, nowMs, onJoin, onAsk, ...panel }: SharingViewProps) {
  const { t } = useTranslation();
  const { traits, circumstances, requests, grants, mine, groups } = sharing;
  if (traits === null && grants === null && mine.length === 0 && groups === null) return null;
  const waiting = requests?.filter((one) => one.status === 'open') ?? [];
  return (
    <section className={classes.panel} aria-labelledby="sharing" data-testid="sharing">
      <h2 id="sharing">{t('sharing:panel.title')}</h2>
      {mine.length > 0 ? <MinePart {...panel} mine={mine} onAsk={onAsk} /> : null}
      {waiting.length > 0 ? <RequestsPart {...panel} requests={waiting} /> : null}
      {grants ? <GrantsPart {...panel} grants={grants} nowMs={nowMs} /> : null}
      {grants ? <RulesPart {...panel} grants={grants} /> : null}
      {groups ? <GroupsPart {...panel} groups={groups} onJoin={onJoin} /> : null}
      {traits && circumstances ? <TraitsPart {...panel} traits={traits} circumstances={circumstances} /> : null}
    </section>
  );
}
