import { z } from 'zod';
import { listExhibits } from '../hearing/evidence/state.ts';
import { exhibitNumberSchema } from '../hearing/evidence/wire.ts';
import { type LogLine, reduceLine } from '../hearing/log.ts';
import { roleSchema } from '../hearing/roles.ts';
import { emptyHearingState, type HearingState } from '../hearing/state.ts';
import { idSchema } from '../ids.ts';
import type { RecordingClock } from './recordingClock.ts';

/** `speech.json` of a recording: who was heard from when to when, found in the recorded sound; ms of the recording. */
export const speechSchema = z.strictObject({
  format: z.literal('assize.speech.1'),
  speech: z.array(z.strictObject({ participantId: idSchema, fromMs: z.number(), toMs: z.number() })),
});
export type Speech = z.infer<typeof speechSchema>['speech'];
export const speechName = 'speech.json';

/** A stretch of the recording in which a page was before the court; ms of the recording. */
export const shownPageSchema = z.strictObject({
  exhibitId: idSchema,
  number: exhibitNumberSchema,
  title: z.string(),
  page: z.int().min(1),
  fromMs: z.number(),
  toMs: z.number(),
});
export type ShownPage = z.infer<typeof shownPageSchema>;

/** One moment in the case file: where to hear it, and who spoke. */
export const momentSchema = shownPageSchema.extend({
  hearingId: idSchema,
  /** Null while there is no recording of it. */
  recordingId: idSchema.nullable(),
  /** Who was heard, the longest first; null until the recording is made. */
  speakers: z.array(z.strictObject({ participantId: idSchema, role: roleSchema, name: z.string(), spokenMs: z.number() })).nullable(),
});
export type Moment = z.infer<typeof momentSchema>;

/** What is true of the courtroom along the recording: the first entry is at 0, then one for each change. */
export function readAlong<T>(
  events: readonly LogLine[],
  clock: Pick<RecordingClock, 'clamp' | 'durationMs'>,
  read: (state: HearingState) => T,
): { fromMs: number; value: T }[] {
  let state = emptyHearingState(events[0]?.hearingId ?? '');
  const along = [{ fromMs: 0, value: read(state) }];
  for (const event of events) {
    const before = state;
    state = reduceLine(state, event);
    // What is read here is what is shown and what it is of; most acts change neither.
    if (state.presentation === before.presentation && state.evidence === before.evidence) continue;
    const value = read(state);
    const last = along.at(-1);
    if (JSON.stringify(last?.value) === JSON.stringify(value)) continue;
    const fromMs = clock.clamp(Date.parse(event.at));
    if (fromMs >= clock.durationMs) break;
    if (last?.fromMs === fromMs) along.pop();
    along.push({ fromMs, value });
  }
  return along;
}

/** Every stretch in which a page was before the court, by the log, in order of time. Enlarged or turned it is the same page. */
export function listShownPages(events: readonly LogLine[], clock: Pick<RecordingClock, 'clamp' | 'durationMs'>): ShownPage[] {
  const along = readAlong(events, clock, ({ presentation, evidence }) => {
    const exhibits = new Map(listExhibits(evidence).map((one) => [one.id, one]));
    return presentation.panes.flatMap(({ exhibitId, page }) => {
      const exhibit = exhibits.get(exhibitId);
      return exhibit ? [{ exhibitId, number: exhibit.number, title: exhibit.title, page }] : [];
    });
  });
  const pages: ShownPage[] = [];
  for (const [index, { fromMs, value }] of along.entries()) {
    const toMs = along[index + 1]?.fromMs ?? clock.durationMs;
    for (const page of value) {
      // Beside another page than before, it is still before the court.
      const last = pages.findLast((one) => one.exhibitId === page.exhibitId && one.page === page.page);
      if (last?.toMs === fromMs) last.toMs = toMs;
      else pages.push({ ...page, fromMs, toMs });
    }
  }
  return pages;
}

/** How long each person was heard between two moments, who was heard longest first. */
export function whoSpoke(speech: Speech, { fromMs, toMs }: Pick<ShownPage, 'fromMs' | 'toMs'>): { participantId: string; spokenMs: number }[] {
  const spoken = new Map<string, number>();
  for (const one of speech) {
    const ms = Math.min(one.toMs, toMs) - Math.max(one.fromMs, fromMs);
    if (ms > 0) spoken.set(one.participantId, (spoken.get(one.participantId) ?? 0) + ms);
  }
  return [...spoken].map(([participantId, spokenMs]) => ({ participantId, spokenMs })).toSorted((a, b) => b.spokenMs - a.spokenMs);
}
