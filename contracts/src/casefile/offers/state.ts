import type { z } from 'zod';
import type { Instant } from '../../ids.ts';
import type { offersCaseEvents } from './wire.ts';

/** `withdrawn`: by who gave it, before anybody answered. */
export const offerStatuses = ['offered', 'taken', 'refused', 'withdrawn'] as const;

/** A document that a party offered: no part of the file until the agency that leads takes it. */
export type Offer = z.infer<(typeof offersCaseEvents)['offer.made']> & {
  offeredAt: Instant;
  status: (typeof offerStatuses)[number];
  /** Why it was refused. */
  reason: string | null;
  decidedAt: Instant | null;
};
