import type { Id, Instant } from '../../ids.ts';
import type { CaseState } from '../state.ts';
import { catalogueOf } from '../volumes/catalogue.ts';
import { dayAt, isOpenNow } from './hours.ts';
import { findReadingLaw } from './lawOfReading.ts';
import { findAppointed } from './rules.ts';
import type { Copying } from './wire.ts';

/** Why an account reads nothing now: no period was appointed, it has not begun, it is over, it is outside the hours, or the law does not allow it (any more). */
export const notReading = ['none', 'notBegun', 'over', 'closed', 'notByLaw'] as const;
export type ReadingNow =
  | { isOpen: true; readingId: Id; documentIds: Id[]; copying: Copying; endsAt: Instant }
  | { isOpen: false; why: (typeof notReading)[number] };

/**
 * What an account may read of a case by the period that its agency appointed, at this instant: documents of the main
 * volume in the order of the catalogue, never of the side volume, whatever was named. The table of access is asked apart.
 */
export function readingOf(state: CaseState, accountId: Id, now: Instant, timeZone: string): ReadingNow {
  const { readingId, partyId, period } = findAppointed(state, accountId) ?? {};
  if (!period || readingId === undefined || partyId === undefined) return { isOpen: false, why: 'none' };
  if (Date.parse(now) >= Date.parse(period.endsAt)) return { isOpen: false, why: 'over' };
  if (!findReadingLaw(state, partyId)) return { isOpen: false, why: 'notByLaw' };
  if (dayAt(now, timeZone) < period.from) return { isOpen: false, why: 'notBegun' };
  if (!isOpenNow(period, now, timeZone)) return { isOpen: false, why: 'closed' };
  const { documents, copying, endsAt } = period;
  const named = documents === 'main' ? null : new Set(documents);
  const documentIds = catalogueOf(state, 'main').flatMap(({ document }) => (named === null || named.has(document.documentId) ? [document.documentId] : []));
  return { isOpen: true, readingId, documentIds, copying, endsAt };
}
