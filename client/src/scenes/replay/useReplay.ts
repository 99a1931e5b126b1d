import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { speechName, speechSchema } from '@assize/contracts/recording/moments';
import { createStateFinder } from '@assize/contracts/recording/replay';
import { waveformName, waveformSchema } from '@assize/contracts/recording/waveform';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../session/session.ts';
import type { ReadReplay } from './StatePanel.tsx';
import type { Sound } from './Timeline.tsx';
import { readTimeline } from './timelineModel.ts';

async function read<T>(address: string, parse: (value: unknown) => T): Promise<T> {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(String(answer.status));
  return parse(await answer.json());
}

/** What is known of the hearing along its recording, and its sound; undefined until it is there. */
export function useReplay(detail: RecordingDetail | undefined, base: string | undefined): { read: ReadReplay | undefined; sound: Sound } {
  const recordingId = detail?.id ?? '';
  const isSealed = detail?.status === 'sealed';
  const { data: replay } = useQuery({
    queryKey: ['recording', recordingId, 'replay'],
    queryFn: () => api('GET /api/recordings/:recordingId/replay', { params: { recordingId } }),
    enabled: isSealed,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: speech } = useQuery({
    queryKey: ['recording', recordingId, 'speech'],
    queryFn: () => read(`${base ?? ''}${speechName}`, (value) => speechSchema.parse(value).speech),
    enabled: isSealed && base !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: voices } = useQuery({
    queryKey: ['recording', recordingId, 'waveform'],
    queryFn: () => read(`${base ?? ''}${waveformName}`, (value) => waveformSchema.parse(value).voices),
    enabled: isSealed && base !== undefined && detail.hasWaveform,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = useMemo(() => replay && { replay, finder: createStateFinder(replay.hearingId, replay.lines), timeline: readTimeline(replay) }, [replay]);
  const sound = useMemo(() => ({ speech: speech ?? [], voices: voices ?? [] }), [speech, voices]);
  return { read: found, sound };
}
