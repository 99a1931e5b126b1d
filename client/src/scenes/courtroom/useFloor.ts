import { useEffect, useState } from 'react';
import type { MediaState } from '../../media/mediaState.ts';
import type { Seat } from './model/arrangeSeats.ts';
import { emptyFloor, type Floor, holdMs, pickSpeaker } from './model/pickSpeaker.ts';

/** A pause for breath does not end a speech, ms. */
const breathMs = 1500;

/** Who is large in the middle, and who is heard now; both held against flicker. */
export function useFloor(
  seats: readonly Seat[],
  speaking: MediaState['speaking'],
  preferred: readonly string[],
): { speakerId: string | undefined; speakingId: string | undefined } {
  const [floor, setFloor] = useState<Floor>(emptyFloor);
  const [speakingId, setSpeakingId] = useState<string>();
  const loudest = speaking[0]?.participantId;
  useEffect(() => {
    setFloor((before) => pickSpeaker(before, seats, loudest, performance.now(), preferred));
    // Nobody tells when a challenger has held long enough: look again then.
    const again = setTimeout(() => setFloor((before) => pickSpeaker(before, seats, loudest, performance.now(), preferred)), holdMs + 50);
    return () => clearTimeout(again);
  }, [seats, loudest, preferred]);
  useEffect(() => {
    const timer = setTimeout(() => setSpeakingId(loudest), loudest === undefined ? breathMs : 250);
    return () => clearTimeout(timer);
  }, [loudest]);
  return { speakerId: floor.speakerId, speakingId };
}
