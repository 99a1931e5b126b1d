import type { EventDraft } from '@assize/contracts/hearing/events';
import { listExhibits } from '@assize/contracts/hearing/evidence/state';
import type { ExhibitNumber } from '@assize/contracts/hearing/evidence/wire';
import type { Stage } from '@assize/contracts/hearing/procedure/stages';
import type { Role } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { Span } from '@assize/contracts/recording/readable';
import { createRecordingClock, type RecordingClock } from '@assize/contracts/recording/recordingClock';
import { type Replay, type ReplayLine, walkLines } from '@assize/contracts/recording/replay';

/** A stretch of the recording in which one thing was so. */
export interface Band<T> extends Span {
  value: T;
}
export interface ShownExhibit {
  exhibitId: string;
  number: ExhibitNumber;
  title: string;
  page: number;
}
/** Something that was ruled, noted or asked at a moment. */
export interface Mark {
  atMs: number;
  seq: number;
  kind: 'ruling' | 'note' | 'question';
  type: string;
  role: Role | null;
  name: string | null;
  reason: string | null;
}
/** All that the lanes show besides the sound. */
export interface ReplayTimeline {
  clock: RecordingClock;
  stages: Band<Stage>[];
  /** To whom the court had given the floor, or whose side's turn it was. */
  floor: Band<string[]>[];
  exhibits: Band<ShownExhibit>[];
  marks: Mark[];
  /** Everybody whom the reader ever knew by name. */
  people: Record<string, { role: Role; name: string }>;
}

const kinds: Partial<Record<EventDraft['type'], Mark['kind']>> = {
  'exhibit.ruled': 'ruling',
  'exhibit.lateRuled': 'ruling',
  'recusal.ruled': 'ruling',
  'point.settled': 'ruling',
  'discipline.ordered': 'ruling',
  'note.made': 'note',
  'question.asked': 'question',
  'question.answered': 'question',
  'exhibit.opinionGiven': 'question',
};

/** Reads the lanes out of what the reader may know of the hearing. */
export function readTimeline({ hearingId, lines, sat }: Pick<Replay, 'hearingId' | 'lines' | 'sat'>): ReplayTimeline {
  const clock = createRecordingClock({ spans: sat });
  const stages = collect<Stage>(clock);
  const floor = collect<string[]>(clock);
  const exhibits = collect<ShownExhibit>(clock);
  const marks: Mark[] = [];
  const people: ReplayTimeline['people'] = {};
  let known: HearingState['participants'] | undefined;
  for (const { line, state } of walkLines(hearingId, lines)) {
    const atMs = clock.clamp(Date.parse(line.at));
    stages.take(atMs, state.procedure.stage ?? undefined);
    floor.take(atMs, whoHasFloor(state));
    exhibits.take(atMs, shownIn(state));
    if (state.participants !== known) for (const { id, role, name } of Object.values(state.participants)) if (name !== '') people[id] = { role, name };
    known = state.participants;
    const mark = markOf(line, state, clock);
    if (mark) marks.push(mark);
  }
  return { clock, stages: stages.end(), floor: floor.end(), exhibits: exhibits.end(), marks, people };
}

/** By name, or all of the side whose turn it is. */
function whoHasFloor({ floor: { holderIds, turn }, participants }: HearingState): string[] | undefined {
  const ids = turn === null ? holderIds : Object.values(participants).flatMap(({ id, side, status }) => (side === turn && status === 'admitted' ? [id] : []));
  return ids.length > 0 ? ids : undefined;
}

function shownIn({ presentation, evidence }: HearingState): ShownExhibit | undefined {
  const [pane] = presentation.panes;
  const exhibit = pane && listExhibits(evidence).find((one) => one.id === pane.exhibitId);
  return exhibit && { exhibitId: exhibit.id, number: exhibit.number, title: exhibit.title, page: pane.page };
}

/** Joins what is the same from one moment to the next. */
function collect<T>(clock: RecordingClock): { take(atMs: number, value: T | undefined): void; end(): Band<T>[] } {
  const bands: Band<T>[] = [];
  let now: { fromMs: number; value: T; key: string } | undefined;
  const close = (toMs: number): void => {
    if (now && toMs > now.fromMs) bands.push({ fromMs: now.fromMs, toMs, value: now.value });
  };
  return {
    take(atMs, value) {
      const key = JSON.stringify(value);
      if (key === now?.key) return;
      close(atMs);
      now = value === undefined ? undefined : { fromMs: atMs, value, key };
    },
    end() {
      close(clock.durationMs);
      return bands;
    },
  };
}

function markOf(line: ReplayLine, state: HearingState, clock: RecordingClock): Mark | undefined {
  if (!('act' in line)) return undefined;
  const { type, payload } = line.act;
  const kind = kinds[type];
  const at = kind && clock.find(Date.parse(line.at));
  if (!at) return undefined;
  const person = 'participantId' in payload && payload.participantId ? state.participants[payload.participantId] : undefined;
  return { atMs: at.ms, seq: line.seq, kind, type, role: person?.role ?? null, name: person?.name ?? null, reason: wordsOf(payload) };
}

function wordsOf(payload: EventDraft['payload']): string | null {
  if ('reason' in payload && typeof payload.reason === 'string') return payload.reason;
  if ('outcome' in payload && typeof payload.outcome === 'string') return payload.outcome;
  if ('text' in payload) return payload.text;
  return 'words' in payload && typeof payload.words === 'string' ? payload.words : null;
}
