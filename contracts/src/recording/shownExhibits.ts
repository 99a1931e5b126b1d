import { type Exhibit, listExhibits } from '../hearing/evidence/state.ts';
import { reduceLine } from '../hearing/log.ts';
import { emptyHearingState } from '../hearing/state.ts';
import { listShownPages } from './moments.ts';
import type { ExportSpan } from './package.ts';
import type { ProductionOrder } from './products.ts';
import { createRecordingClock } from './recordingClock.ts';

/** An exhibit that was before the court, with where its document lies. */
export interface ShownExhibit {
  exhibit: Exhibit;
  /** The hearing in which it was filed. */
  hearingId: string;
  /** From when to when which page was shown, ms of the recording. */
  shown: { page: number; fromMs: number; toMs: number }[];
}

/** The exhibits of which a page was before the court, in the whole hearing or in a span of it, in the order of their numbers. */
export function listShownExhibits(order: Pick<ProductionOrder, 'log' | 'spans' | 'documents'>, span: ExportSpan | null): ShownExhibit[] {
  const pages = listShownPages(order.log.events, createRecordingClock(order)).filter((page) => !span || (page.fromMs < span.toMs && page.toMs > span.fromMs));
  const state = order.log.events.reduce(reduceLine, emptyHearingState(order.log.hearingId));
  return listExhibits(state.evidence).flatMap((exhibit) => {
    const shown = pages.filter((page) => page.exhibitId === exhibit.id).map(({ page, fromMs, toMs }) => ({ page, fromMs, toMs }));
    const place = order.documents.find((one) => one.documentId === exhibit.document.documentId);
    return shown.length > 0 && place ? [{ exhibit, hearingId: place.hearingId, shown }] : [];
  });
}
