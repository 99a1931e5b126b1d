import type { LogLine } from '@assize/contracts/hearing/log';
import type { ExhibitNumber } from '@assize/contracts/hearing/evidence/wire';
import { strokesKey } from '@assize/contracts/hearing/presentation/state';
import type { Pane, Stroke } from '@assize/contracts/hearing/presentation/wire';
import type { HearingState } from '@assize/contracts/hearing/state';
import { readAlong } from '@assize/contracts/recording/moments';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';

/** One page before the court, with all that its drawing needs. */
export interface ShownPane extends Pane {
  documentId: string;
  number: ExhibitNumber;
  title: string;
  strokes: readonly Stroke[];
  /** False where the court closed it to parties: its page is not in the picture that they may come to see. */
  isOpen: boolean;
}
export interface ShownFrom {
  fromMs: number;
  /** Null while nothing is shown. */
  panes: readonly ShownPane[] | null;
}

/** Everything before the court, with all that its drawing needs; null while nothing is. */
export function panesOf({ presentation, evidence }: HearingState): ShownPane[] | null {
  if (presentation.panes.length === 0) return null;
  return presentation.panes.flatMap((pane) => {
    const exhibit = evidence.exhibits[pane.exhibitId];
    if (!exhibit) return [];
    const isOpen = exhibit.visibility === 'parties' || exhibit.visibility === 'public';
    const strokes = isOpen ? (presentation.strokes[strokesKey(pane)] ?? []) : [];
    return [{ ...pane, documentId: exhibit.document.documentId, number: exhibit.number, title: exhibit.title, strokes, isOpen }];
  });
}

/** What was before the court at each moment of the recording, read from the log; the first entry is at 0. */
export function shownOf(events: readonly LogLine[], clock: RecordingClock): ShownFrom[] {
  return readAlong(events, clock, panesOf).map(({ fromMs, value: panes }) => ({ fromMs, panes }));
}
