import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../components/scene.ts';
import type { RecordPanelProps } from '../../record/recordPanel.ts';
import { useAct } from '../../record/useAct.ts';
import { api } from '../../session/session.ts';
import { type ExportDraft, inDays, makeLink, readDraft } from './exportModel.ts';
import { ExportsView } from './ExportsView.tsx';

/** Copies of the record that were handed over, and handing over another, on the page of the record. */
export function ExportsPanel({ record, custody, act }: RecordPanelProps) {
  const { hearingId, isCourt, recordings } = record;
  const recordingId = recordings[0]?.id;
  const [link, setLink] = useState<string>();
  const acting = useAct();
  const list = useQuery({
    queryKey: ['exports', hearingId, custody.seq],
    queryFn: () => api('GET /api/hearings/:hearingId/exports', { params: { hearingId } }),
    enabled: isCourt,
    placeholderData: (before) => before,
    refetchInterval: (query) => (query.state.data?.exports.some((one) => one.status === 'making' || one.status === 'waiting') ? 1000 : 5000),
  });
  const detail = useQuery({
    queryKey: ['recording', recordingId ?? '', recordings[0]?.status ?? ''],
    queryFn: () => api('GET /api/recordings/:recordingId', { params: { recordingId: recordingId ?? '' } }),
    enabled: isCourt && recordingId !== undefined,
    placeholderData: (before) => before, // production goes on while somebody fills in the form
  });
  if (!isCourt) return null;

  const giveLink = async (exportId: string, days: number, mostDownloads: number): Promise<void> => {
    const { url, secretSha256 } = makeLink(location.origin);
    await act({ type: 'export.link', payload: { exportId, secretSha256, expiresAt: inDays(days, Date.now()), mostDownloads } });
    setLink(url);
  };
  const order = (exportId: string, draft: ExportDraft): Promise<boolean> =>
    acting.run(async () => {
      const read = readDraft(draft, detail.data?.durationMs ?? null);
      if ('fault' in read || recordingId === undefined) return;
      const { recipient, purpose } = draft;
      await act({ type: 'export.order', payload: { exportId, recordingId, choice: read.choice, recipient: recipient.trim(), purpose: purpose.trim() } });
      await giveLink(exportId, draft.days, draft.mostDownloads);
    });
  const download = (exportId: string): Promise<boolean> =>
    acting.run(async () => {
      const { url } = await api('POST /api/exports/:exportId/downloads', { params: { exportId } });
      location.assign(url);
    });
  return (
    <ExportsView
      exports={list.data?.exports}
      failure={list.error ? codeOf(list.error) : acting.refusal}
      isBusy={acting.isBusy}
      recording={detail.data}
      link={link}
      handlers={{
        onOrder: order,
        onLink: (exportId) => void acting.run(() => giveLink(exportId, 7, 5)),
        onCloseLink: () => setLink(undefined),
        onDownload: (exportId) => void download(exportId),
        onRevoke: (exportId, reason) => acting.run(() => act({ type: 'export.revoke', payload: { exportId, reason } })),
        onRetry: (exportId) => void acting.run(async () => void (await api('POST /api/exports/:exportId/retry', { params: { exportId } }))),
        onReload: () => void list.refetch(),
      }}
    />
  );
}
