import type { Rehearsal } from '@assize/contracts/hearing/rehearsal/state';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { RehearsalVerdict, RehearsedTrack } from '@assize/contracts/recording/rehearsal';

export interface Played {
  tracks: readonly RehearsedTrack[];
  base: string;
}
export interface PersonRow {
  person: ParticipantState;
  sources: { source: RehearsedTrack['source']; verdict: RehearsalVerdict; level: number | undefined; url: string | undefined }[];
}

const order: Record<RehearsalVerdict, number> = { silent: 0, noPicture: 0, frozen: 1, off: 2, seen: 3, heard: 3 };

/** Whether it is what the court hoped for. */
export function isWell(verdict: RehearsalVerdict): boolean {
  return verdict === 'heard' || verdict === 'seen' || verdict === 'off';
}

/** One row a person, whose sources lack something first. Before the files are known, what the log says. */
export function personRows(rehearsal: Rehearsal, { participants }: Pick<HearingState, 'participants'>, played: Played | undefined): PersonRow[] {
  const rows = new Map<string, PersonRow>();
  for (const { participantId, source, verdict } of rehearsal.tracks) {
    const person = participants[participantId];
    if (!person) continue;
    const row = rows.get(participantId) ?? { person, sources: [] };
    rows.set(participantId, row);
    const index = played?.tracks.findIndex((one) => one.participantId === participantId && one.source === source) ?? -1;
    const track = played?.tracks[index];
    row.sources.push({ source, verdict, level: levelOf(track?.levelDb), url: track?.name && played ? `${played.base}${String(index)}` : undefined });
  }
  const worst = ({ sources }: PersonRow): number => Math.min(...sources.map(({ verdict }) => order[verdict]));
  return [...rows.values()].toSorted((a, b) => worst(a) - worst(b));
}

/** dBFS on a bar from 0 to 100: from -60, where nothing is heard, to 0. */
function levelOf(levelDb: number | null | undefined): number | undefined {
  return typeof levelDb === 'number' ? Math.round(Math.min(100, Math.max(0, ((levelDb + 60) / 60) * 100))) : undefined;
}
