import type { Source } from '@assize/contracts/media/grant';
import type { TrackHealth } from '@assize/contracts/recording/health';

export interface TrackFacts {
  source: Source;
  isPaused: boolean;
  /** Since the track was opened or last resumed, ms. */
  expectedForMs: number;
  /** Age of the newest sealed packet, ms; null before the first. */
  sealedAgeMs: number | null;
  packets: number;
  missing: number;
}

/** A voice or a face sends all the time; a still screen may send nothing for a while. */
const patienceMs = { microphone: 1500, camera: 1500, screen: 8000 } as const;
const tolerableLoss = 0.02;

/** The light of one track: green while what was said a moment ago is on the disk. */
export function trackLight(facts: TrackFacts): TrackHealth['light'] {
  if (facts.isPaused) return 'green';
  const patience = patienceMs[facts.source];
  // Before anything can be sealed, the time since it was expected counts instead.
  const silentForMs = Math.min(facts.sealedAgeMs ?? Infinity, facts.expectedForMs);
  if (silentForMs > patience * 2) return 'red';
  if (facts.sealedAgeMs === null || facts.sealedAgeMs > patience) return 'amber';
  return facts.missing / Math.max(1, facts.packets + facts.missing) > tolerableLoss ? 'amber' : 'green';
}
