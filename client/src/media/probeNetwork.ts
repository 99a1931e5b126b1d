import type { CourtActions } from '../court/courtState.ts';
import { MediaSocket } from './MediaSocket.ts';
import { probeIce } from './probeIce.ts';

export interface NetworkReport {
  ok: boolean;
  /** Median time of a signalling round trip to the media node, ms; undefined when it was not reached. */
  rttMs: number | undefined;
  /** Longest round trip minus shortest, ms. */
  jitterMs: number | undefined;
  /** Whether packets come back from the media port by UDP; undefined when it could not be tried. */
  udp: boolean | undefined;
  /** Whether the media port answers at all (UDP or TCP); undefined when it could not be tried. */
  media: boolean | undefined;
  failure: 'noServer' | 'noNode' | 'blocked' | undefined;
}

/** Median of a list; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const pings = 10;

/**
 * The way to the sfu and back, for the equipment check: ten signalling round trips, and whether the media
 * port answers ICE (both ways: a check is only answered when it arrived, and only counts when the answer did).
 */
export async function probeNetwork(court: Pick<CourtActions, 'requestMedia'>): Promise<NetworkReport> {
  const none = { ok: false, rttMs: undefined, jitterMs: undefined, udp: undefined, media: undefined };
  const address = await court.requestMedia().catch(() => undefined);
  if (!address) return { ...none, failure: 'noServer' };
  const socket = MediaSocket.open({ ...address, resume: undefined });
  try {
    const welcome = await socket.untilWelcome(8000);
    const times: number[] = [];
    for (let index = 0; index < pings; index += 1) {
      const startedAtMs = performance.now();
      await socket.request('ping', { sentAtMs: Date.now() });
      times.push(performance.now() - startedAtMs);
    }
    const ice = await probeIce(welcome);
    const isReached = ice.media !== false;
    const jitterMs = Math.max(...times) - Math.min(...times);
    return { ok: isReached, rttMs: median(times), jitterMs, udp: ice.udp, media: ice.media, failure: isReached ? undefined : 'blocked' };
  } catch {
    return { ...none, failure: 'noNode' };
  } finally {
    socket.close();
  }
}
