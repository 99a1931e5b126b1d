import { useEffect, useState } from 'react';
import type { MediaEngine } from '../../media/MediaEngine.ts';
import type { Seat } from './model/arrangeSeats.ts';
import { emptyFloor, type Floor, holdMs, pickSpeaker } from './model/pickSpeaker.ts';

/** A pause for breath does not end a speech, ms. */
const breathMs = 1500;

/** Calls back with the loudest voice, now and whenever it is another's. Returns how to stop. */
function watchLoudest(engine: MediaEngine | undefined, onChange: (loudest: string | undefined) => void): () => void {
  const loudestOf = (): string | undefined => engine?.voices.getState()[0]?.participantId;
  let before = loudestOf();
  onChange(before);
  return (
    engine?.voices.subscribe(() => {
      const now = loudestOf();
      if (now === before) return;
      before = now;
      onChange(now);
    }) ?? (() => undefined)
  );
}

/**
 * Who is large in the middle, and who is heard now; both held against flicker. Levels come several times a second and
 * several voices take turns at being the loudest: the courtroom is drawn anew only when what is held changes.
 */
export function useFloor(
  engine: MediaEngine | undefined,
  seats: readonly Seat[],
  preferred: readonly string[],
): { speakerId: string | undefined; speakingId: string | undefined } {
  const [floor, setFloor] = useState<Floor>(emptyFloor);
  const speakingId = useSpeaking(engine);
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const stop = watchLoudest(engine, (loudest) => {
      const look = (): void => setFloor((before) => pickSpeaker(before, seats, loudest, performance.now(), preferred));
      look();
      // Nobody tells when a challenger has held long enough: look again then.
      clearTimeout(again);
      again = setTimeout(look, holdMs + 50);
    });
    return () => {
      stop();
      clearTimeout(again);
    };
  }, [engine, seats, preferred]);
  return { speakerId: floor.speakerId, speakingId };
}

/** Who is heard now, held over a pause for breath. */
export function useSpeaking(engine: MediaEngine | undefined): string | undefined {
  const [speakingId, setSpeakingId] = useState<string>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watchLoudest(engine, (loudest) => {
      clearTimeout(timer);
      timer = setTimeout(() => setSpeakingId(loudest), loudest === undefined ? breathMs : 250);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [engine]);
  return speakingId;
}
