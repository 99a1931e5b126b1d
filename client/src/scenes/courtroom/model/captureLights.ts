import type { HearingState } from '@assize/contracts/hearing/state';
import type { CaptureHealth, TrackHealth } from '@assize/contracts/recording/health';
import type { Role } from '@assize/contracts/hearing/roles';

export type Light = TrackHealth['light'];
export interface CaptureTrack extends Pick<TrackHealth, 'source' | 'light' | 'cause' | 'isPaused' | 'missing' | 'missingLastMinute'> {
  sealedAgeS: number | undefined;
}
/** The recorder's state for one person, worst of their sources first. */
export interface CaptureRow {
  participantId: string;
  role: Role;
  name: string;
  tracks: CaptureTrack[];
}

const weight: Record<Light, number> = { red: 0, amber: 1, green: 2 };

/** Seconds with one decimal, as words need them. */
export function ageS(ageMs: number | null): number | undefined {
  return ageMs === null ? undefined : Math.round(ageMs / 100) / 10;
}

export function captureRows(health: CaptureHealth, state: Pick<HearingState, 'participants'>): CaptureRow[] {
  const rows = new Map<string, CaptureRow>();
  for (const track of health.tracks) {
    const one = state.participants[track.participantId];
    if (!one) continue;
    const row = rows.get(one.id) ?? { participantId: one.id, role: one.role, name: one.name, tracks: [] };
    rows.set(one.id, row);
    const { source, light, cause, isPaused, missing, missingLastMinute } = track;
    row.tracks.push({ source, light, cause, isPaused, missing, missingLastMinute, sealedAgeS: ageS(track.sealedAgeMs) });
  }
  for (const row of rows.values()) row.tracks.sort((a, b) => weight[a.light] - weight[b.light]);
  return [...rows.values()].toSorted((a, b) => worst(a) - worst(b));
}

function worst(row: CaptureRow): number {
  return Math.min(...row.tracks.map((track) => weight[track.light]));
}

/** The recorder as a whole: red while it fails or cannot start. */
export function recorderLight(health: CaptureHealth): Light {
  if (health.state === 'failing' || health.state === 'notReady') return 'red';
  return health.tracks.some((track) => track.light !== 'green') ? 'amber' : 'green';
}
