import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { ApiError } from '../../session/ApiError.ts';
import { api, useSession } from '../../session/session.ts';
import { everybody, type Hearing, isEverybody } from './heard.ts';
import { InStep } from './inStep.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { type ReplayData, ReplayView } from './ReplayView.tsx';
import { usePlayer } from './usePlayer.ts';
import { useReplay } from './useReplay.ts';

/** `/recordings/:recordingId` */
export function ReplayScene() {
  const { recordingId = '' } = useParams();
  const { session } = useSession();
  const params = { recordingId };
  const detailQuery = useQuery({
    queryKey: ['recording', recordingId, 'player'],
    queryFn: () => api('GET /api/recordings/:recordingId', { params }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'sealed' ? 5000 : false),
  });
  const detail = detailQuery.data;
  const hasFiles = detail !== undefined && (detail.video !== null || detail.tracks.length > 0 || (!detail.isWhole && detail.hls !== null));
  const ticketQuery = useQuery({
    queryKey: ['ticket', recordingId],
    queryFn: () => api('POST /api/recordings/:recordingId/tickets', { params }),
    enabled: hasFiles,
    staleTime: 3 * 3600_000,
  });
  const base = ticketQuery.data?.base;
  const caseId = detail?.caseId ?? '';
  const momentsQuery = useQuery({
    queryKey: ['moments', caseId],
    queryFn: () => api('GET /api/cases/:caseId/moments', { params: { caseId } }),
    enabled: hasFiles && session?.account.isCourtStaff === true,
  });
  const { read, sound } = useReplay(detail, base);
  const [search] = useSearchParams();
  const [hearing, setHearing] = useState<Hearing>(everybody);
  const [isSilent, setIsSilent] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [beside, setBeside] = useState<readonly string[]>([]);
  const player = usePlayer(detail, base, Math.max(0, Number(search.get('at')) || 0), {
    readable: detail?.isWhole === false ? read?.replay.readable : undefined,
    onKey: (key) => (key === 'help' ? setIsHelpOpen(true) : setIsSilent((before) => !before)),
  });
  const { videoRef, startsAtMs } = player;
  const inStep = useMemo(() => new InStep(), []);
  const isThere = detail !== undefined && hasFiles;
  useEffect(() => (isThere && videoRef.current ? inStep.follow(videoRef.current, startsAtMs) : undefined), [inStep, videoRef, startsAtMs, isThere]);
  useEffect(() => {
    if (videoRef.current) videoRef.current.muted = isSilent || !isEverybody(hearing);
  }, [videoRef, isSilent, hearing]);
  const error = detailQuery.error ?? ticketQuery.error;
  const { shown, atMs, speed, isUnplayable } = player;
  const data: ReplayData | null = detail
    ? {
        ...{ detail, moments: momentsQuery.data?.moments ?? [], isDemo: session?.isDemo ?? false },
        ...{ shown, atMs, speed, isUnplayable, read, sound, hearing, isSilent, beside },
      }
    : null;
  let model: SceneModel<ReplayData> = { state: 'loading' };
  if (error) model = codeOf(error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(error) };
  else if (data) model = hasFiles ? { state: 'ready', data } : { state: 'empty' };
  const handleRetry = (): void => {
    void detailQuery.refetch();
    if (hasFiles) void ticketQuery.refetch();
  };
  return (
    <>
      <ReplayView
        model={model}
        refusal={refusalOf(error)}
        caseId={detail?.caseId}
        videoRef={videoRef}
        base={base}
        inStep={inStep}
        onTime={player.tellTime}
        onSeek={player.seek}
        onShow={player.show}
        onSpeed={player.setSpeed}
        onHearing={setHearing}
        onBeside={setBeside}
        onHelp={() => setIsHelpOpen(true)}
        onRetry={handleRetry}
      />
      <KeysDialog isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </>
  );
}

/** Why the court does not let this person replay the hearing. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || error.code !== 'notAllowed') return undefined;
  const cause = error.details?.['cause'];
  return typeof cause === 'string' ? cause : 'notParty';
}
