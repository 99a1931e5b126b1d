import type { Source } from '@assize/contracts/media/grant';
import type { TrackHealth } from '@assize/contracts/recording/health';

export interface TrackFacts {
  source: Source;
  isPaused: boolean;
  /** Since the track was opened or last resumed, ms. */
  expectedForMs: number;
  /** Age of the newest sealed packet, ms; null before the first. */
  sealedAgeMs: number | null;
  /** Age of the newest sealed picture, ms; null before the first. */
  pictureAgeMs: number | null;
  /** The sealed sound was listened to and is silence, though the room hears the person. */
  isSilent: boolean;
  /** Of the last minute that is sealed. */
  lastMinute: { packets: number; missing: number };
}
type TrackJudgement = Pick<TrackHealth, 'light' | 'cause' | 'isFrozen' | 'isSilent'>;

/** A voice or a face sends all the time; a still screen may send nothing for a while. */
const patienceMs = { microphone: 1500, camera: 1500, screen: 8000 } as const;
/** Browsers repeat a screen that stands still about once a second; some send it only when it changes. */
const frozenAfterMs = { camera: 3000, screen: 12_000 } as const;
const tolerableLoss = 0.02;
const badLoss = 0.1;

/** The light of one track and why: green while what was said and seen a moment ago is on the disk. */
export function judgeTrack(facts: TrackFacts): TrackJudgement {
  const { source, isPaused, expectedForMs, sealedAgeMs } = facts;
  if (isPaused) return { light: 'green', cause: null, isFrozen: false, isSilent: false };
  const { isSilent } = facts;
  const isFrozen = source !== 'microphone' && sealedAgeMs !== null && Math.min(facts.pictureAgeMs ?? Infinity, expectedForMs) > frozenAfterMs[source];
  const found = { isFrozen, isSilent };
  const patience = patienceMs[source];
  // Before anything can be sealed, the time since it was expected counts instead.
  const awayForMs = Math.min(sealedAgeMs ?? Infinity, expectedForMs);
  if (sealedAgeMs === null) return { ...found, light: awayForMs > patience * 2 ? 'red' : 'amber', cause: 'nothing' };
  if (sealedAgeMs > patience) return { ...found, light: awayForMs > patience * 2 ? 'red' : 'amber', cause: 'late' };
  // A voice that is not in the record cannot be had again; a picture that stands still leaves the words.
  if (isSilent) return { ...found, light: 'red', cause: 'silent' };
  if (isFrozen) return { ...found, light: 'amber', cause: 'frozen' };
  const loss = lossOf(facts);
  if (loss > tolerableLoss) return { ...found, light: loss > badLoss ? 'red' : 'amber', cause: 'losing' };
  return { ...found, light: 'green', cause: null };
}

function lossOf({ lastMinute: { packets, missing } }: TrackFacts): number {
  return missing / Math.max(1, packets + missing);
}
