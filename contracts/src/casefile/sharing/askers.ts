import type { Instant } from '../../ids.ts';
import type { CaseState } from '../state.ts';
import { isOpenGrant } from './readable.ts';
import type { ShareRequest } from './wire.ts';

/** Who had the case when it was asked for, by name: where it went since then is not told to whoever does not see it. */
export function ownerWhenAsked({ lead, handovers }: Pick<CaseState, 'lead' | 'handovers'>, { at }: Pick<ShareRequest, 'at'>): string {
  const moved = handovers.find((one) => one.status === 'accepted' && one.receipt !== null && one.receipt.answeredAt > at);
  return moved?.from.name ?? lead.agencyName;
}

/** Until when what was given on a request is open; null: nothing was, or it is over. A standing rule gives under the request's own id. */
export function openUntil({ grants }: Pick<CaseState, 'grants'>, { requestId }: Pick<ShareRequest, 'requestId'>, now: Date): Instant | null {
  const given = grants.filter((one) => (one.requestId === requestId || one.grantId === requestId) && isOpenGrant(one, now));
  return (
    given
      .map((one) => one.untilAt)
      .toSorted()
      .at(-1) ?? null
  );
}
