import type { z } from 'zod';
import type { Id, Instant } from '../../ids.ts';
import { type RehearsalFault, rehearsalMs, type rehearsedSchema } from '../../recording/rehearsal.ts';
import type { View } from '../visibility.ts';

/** The newest trial of the recorder. */
export interface Rehearsal {
  id: Id;
  byId: Id;
  begunAt: Instant;
  status: 'running' | 'made' | 'failed';
  tracks: z.infer<typeof rehearsedSchema>[];
  cause: RehearsalFault | null;
}

/** People in the courtroom know that they are recorded on trial; what came of it is the court's affair. */
export function rehearsalFor(rehearsal: Rehearsal | null, view: View): Rehearsal | null {
  if (view === 'full' || rehearsal === null) return rehearsal;
  return view === 'door' ? null : { ...rehearsal, status: 'running', tracks: [], cause: null };
}

/** The notice stands a little longer than the ten seconds, for the recorder begins only when all are told. */
const noticeMs = rehearsalMs + 3000;
/** How long, at this instant, people are still to be told that they are recorded on trial; 0 when they are not. */
export function noticeLeftMs(rehearsal: Rehearsal | null, nowMs: number): number {
  return rehearsal?.status === 'running' ? Math.max(0, Math.min(noticeMs, Date.parse(rehearsal.begunAt) + noticeMs - nowMs)) : 0;
}
