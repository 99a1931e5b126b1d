import type { HearingEvent } from '@assize/contracts/hearing/events';
import type { ExhibitNumber } from '@assize/contracts/hearing/evidence/wire';
import type { LogLine } from '@assize/contracts/hearing/log';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import type { Chapter, ProductionOrder } from '@assize/contracts/recording/products';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';

type EventType = HearingEvent['type'];
/** Acts that a person looking for something in a recording looks for. */
const chapterTypes: ReadonlySet<EventType> = new Set<EventType>([
  'hearing.opened',
  'hearing.recessed',
  'hearing.resumed',
  'hearing.adjourned',
  'hearing.suspended',
  'hearing.suspendedByAbsence',
  'hearing.convertedOffline',
  'hearing.closed',
  'interruption.closedEvidence',
  'interruption.mediation',
  'interruption.ended',
  'participant.admitted',
  'participant.isolated',
  'participant.removed',
  'participant.left',
  'participant.returned',
  'procedure.stageEntered',
  'oath.confirmed',
  'presentation.shown',
  'recording.gap',
]);

/** Chapters of the recording from the log, in its order; what came before the opening is in none. */
export function listChapters(order: ProductionOrder, clock: RecordingClock): Chapter[] {
  const opensAtMs = clock.spans[0]?.fromAtMs ?? 0;
  const people = new Map(order.participants.map((one) => [one.id, one]));
  const isChapter = (event: LogLine): event is HearingEvent =>
    event.type !== 'withheld' && chapterTypes.has(event.type) && (event.type === 'hearing.opened' || Date.parse(instantOf(event)) >= opensAtMs);
  const exhibits = exhibitsOf(order.log.events);
  return order.log.events
    .filter(turnsOf())
    .filter(isChapter)
    .map((event) => {
      const participantId = 'participantId' in event.payload ? event.payload.participantId : null;
      const person = participantId === null ? undefined : people.get(participantId);
      return {
        atMs: clock.clamp(Date.parse(instantOf(event))),
        seq: event.seq,
        type: event.type,
        participantId,
        role: person?.role ?? null,
        name: person?.name ?? null,
        reason: reasonOf(event),
        stage: event.type === 'procedure.stageEntered' ? event.payload.stage : null,
        exhibit: event.type === 'presentation.shown' ? pageOf(event.payload.panes[0], exhibits) : null,
      };
    });
}

function exhibitsOf(events: readonly LogLine[]): Map<string, ExhibitNumber> {
  return new Map(events.flatMap((event) => (event.type === 'exhibit.filed' ? [[event.payload.exhibitId, event.payload.number] as const] : [])));
}
function pageOf(pane: Pane | undefined, exhibits: ReadonlyMap<string, ExhibitNumber>): Chapter['exhibit'] {
  const number = pane && exhibits.get(pane.exhibitId);
  return number ? { number, page: pane.page } : null;
}
/** A page that is enlarged or turned on its side is the same page: it is a chapter when it comes before the court. */
function turnsOf(): (event: LogLine) => boolean {
  let last = '';
  return (event) => {
    if (event.type === 'presentation.cleared') last = '';
    if (event.type !== 'presentation.shown') return true;
    const [pane] = event.payload.panes;
    const now = `${pane?.exhibitId ?? ''} ${String(pane?.page)}`;
    const isTurned = now !== last;
    last = now;
    return isTurned;
  };
}

function instantOf(event: HearingEvent): string {
  return event.type === 'recording.gap' ? event.payload.fromAt : event.at;
}

function reasonOf(event: HearingEvent): string | null {
  if (event.type === 'recording.gap') return event.payload.cause;
  if (event.type === 'hearing.suspended') return event.payload.fault;
  return 'reason' in event.payload ? event.payload.reason : null;
}
