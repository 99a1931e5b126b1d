import type { Role } from '@assize/contracts/hearing/roles';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import type { CaptureHealth } from '@assize/contracts/recording/health';
import { buildHearing, recordingId, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { initialMedia, type MediaState } from '../../media/mediaState.ts';

export const everySource: MediaState['grant'] = { send: ['microphone', 'camera'], held: [], receive: [] };

/** For tests: media that is live, with the own microphone and camera on unless said otherwise. */
export function buildMedia(change: Partial<MediaState> = {}): MediaState {
  const on = { isWanted: true, isSending: true, track: undefined, failure: undefined };
  return { ...initialMedia, status: 'live', grant: everySource, microphone: on, camera: on, ...change };
}

/** For tests: a hearing in session and one of its people. */
export function inSession(role: Role): { hearing: TestHearing; me: () => ParticipantState } {
  const hearing = buildHearing({ upTo: 'inSession' });
  const id = hearing.idOf(role);
  return {
    hearing,
    me: () => {
      const found = hearing.state.participants[id];
      if (!found) throw new Error(`no ${role}`);
      return found;
    },
  };
}

/** For tests: the recorder's health with one track a person named. */
export function buildHealth(hearing: TestHearing, change: Partial<CaptureHealth> = {}): CaptureHealth {
  const track = (participantId: string, light: 'green' | 'amber' | 'red') => ({
    participantId,
    source: 'camera' as const,
    sealedAgeMs: 640,
    packets: 900,
    missing: light === 'green' ? 0 : 12,
    missingLastMinute: light === 'green' ? 0 : 12,
    isPaused: false,
    isSilent: false,
    isFrozen: light === 'amber',
    light,
    cause: light === 'green' ? null : light === 'amber' ? ('frozen' as const) : ('late' as const),
  });
  return {
    hearingId: hearing.state.id,
    recordingId,
    at: '2026-11-24T01:31:00.000Z',
    state: 'capturing',
    cause: null,
    sealedAgeMs: 640,
    freeBytes: 1e11,
    hoursLeft: 41.7,
    tracks: [track(hearing.idOf('plaintiff'), 'green'), track(hearing.idOf('defendant'), 'red')],
    ...change,
  };
}
