import { setTimeout } from 'node:timers/promises';
import { AppError } from '@assize/contracts/AppError';
import type { Rehearsing } from '@assize/contracts/jobs/rehearsal';
import { rehearsalMs } from '@assize/contracts/recording/rehearsal';
import type { Courtroom } from '../MediaRoom.ts';
import type { PeerProducer } from '../PeerProducer.ts';
import type { Recording } from '../recording/Recording.ts';
import { Tap } from '../recording/Tap.ts';

/**
 * Taps whoever is in the courtroom now, for the time of a rehearsal; answers whom. Throws `conflict` when it is
 * stopped, and `recorderNotReady` when the room's worker dies.
 */
export async function listenFor(room: Courtroom, recording: Recording, signal: AbortSignal): Promise<Rehearsing[]> {
  const producers = room.producers;
  const tap = await Tap.create(room).catch(() => {
    throw new AppError('recorderNotReady', { cause: 'noTap' });
  });
  const ending = new AbortController();
  const lose = (): void => ending.abort();
  room.router.observer.once('close', lose);
  const endRoom = room.listen({
    onProducerClosed: (one) => {
      const track = recording.tracks.get(one.id);
      if (track) recording.closeTrack(track, 'producerClosed');
    },
    onProducerPaused: (one, isPaused) => {
      const track = recording.tracks.get(one.id);
      if (track) recording.setPaused(track, isPaused);
    },
  });
  try {
    for (const one of producers) await openTrack(tap, one, recording);
    if (producers.length > 0) await setTimeout(rehearsalMs, undefined, { signal: AbortSignal.any([signal, ending.signal]) });
    return producers.map(({ participantId, source, isPaused }) => ({ participantId, source, isPaused }));
  } catch (error) {
    if (signal.aborted) throw new AppError('conflict');
    if (ending.signal.aborted || room.router.closed) throw new AppError('recorderNotReady', { cause: 'workerLost' });
    throw error;
  } finally {
    room.router.observer.off('close', lose);
    endRoom();
    for (const track of [...recording.tracks.values()]) recording.closeTrack(track, 'recordingStopped');
    tap.close();
  }
}

async function openTrack(tap: Tap, from: PeerProducer, recording: Recording): Promise<void> {
  if (from.isClosed) return;
  const track = await tap.open(from, recording.nextTrackId(), {
    onRtp: (one, packet, atMs) => recording.writePacket(one, packet, atMs),
    onReport: (one, report, atMs) => recording.writeReport(one, report, atMs),
  });
  if (!track) return;
  track.isPaused = from.isPaused;
  recording.openTrack(track);
  await track.start();
}
