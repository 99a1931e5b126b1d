import type { CaptureHealth } from '@assize/contracts/recording/health';
import type { RecorderCause } from '@assize/contracts/recording/health';

/** Why the hearing cannot be opened now, as the recorder tells; undefined when nothing is known against it. */
export function openingHurdle(health: CaptureHealth | undefined): RecorderCause | undefined {
  return health?.state === 'notReady' ? (health.cause ?? 'unknown') : undefined;
}
