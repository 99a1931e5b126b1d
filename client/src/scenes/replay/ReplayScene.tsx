import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { codeOf, type SceneModel } from '../../components/scene.ts';
import { api, useSession } from '../../session/session.ts';
import { type PlayerData, PlayerView } from './PlayerView.tsx';
import { usePlayer } from './usePlayer.ts';

/** `/recordings/:recordingId` */
export function PlayerScene() {
  const { recordingId = '' } = useParams();
  const { session } = useSession();
  const params = { recordingId };
  const detailQuery = useQuery({
    queryKey: ['recording', recordingId, 'player'],
    queryFn: () => api('GET /api/recordings/:recordingId', { params }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'sealed' ? 5000 : false),
  });
  const detail = detailQuery.data;
  const hasFiles = detail !== undefined && (detail.video !== null || detail.tracks.length > 0);
  const ticketQuery = useQuery({
    queryKey: ['ticket', recordingId],
    queryFn: () => api('POST /api/recordings/:recordingId/tickets', { params }),
    enabled: hasFiles,
    staleTime: 3 * 3600_000,
  });
  const caseId = detail?.caseId ?? '';
  const momentsQuery = useQuery({
    queryKey: ['moments', caseId],
    queryFn: () => api('GET /api/cases/:caseId/moments', { params: { caseId } }),
    enabled: hasFiles,
  });
  const [search] = useSearchParams();
  const player = usePlayer(detail, ticketQuery.data?.base, Math.max(0, Number(search.get('at')) || 0));
  const error = detailQuery.error ?? ticketQuery.error;
  const data: PlayerData | null = detail
    ? {
        detail,
        moments: momentsQuery.data?.moments ?? [],
        isDemo: session?.isDemo ?? false,
        shown: player.shown,
        atMs: player.atMs,
        speed: player.speed,
        isUnplayable: player.isUnplayable,
      }
    : null;
  let model: SceneModel<PlayerData> = { state: 'loading' };
  if (error) model = codeOf(error) === 'offline' ? { state: 'offline', data } : { state: 'failed', code: codeOf(error) };
  else if (data) model = hasFiles ? { state: 'ready', data } : { state: 'empty' };
  const handleRetry = (): void => {
    void detailQuery.refetch();
    if (hasFiles) void ticketQuery.refetch();
  };
  return (
    <PlayerView
      model={model}
      caseId={detail?.caseId}
      videoRef={player.videoRef}
      onTime={player.tellTime}
      onSeek={(atMs) => {
        player.seek(atMs);
        void player.videoRef.current?.play().catch(() => undefined);
      }}
      onShow={player.show}
      onSpeed={player.setSpeed}
      onRetry={handleRetry}
    />
  );
}
