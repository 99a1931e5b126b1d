import type { z } from 'zod';
import type { Instant } from '../../ids.ts';
import type { offersCaseEvents } from './wire.ts';

/** A document that a party offered: no part of the file until the agency that leads takes it. */
export type Offer = z.infer<(typeof offersCaseEvents)['offer.made']> & {
  offeredAt: Instant;
  status: 'offered' | 'taken' | 'refused';
  /** Why it was refused. */
  reason: string | null;
  decidedAt: Instant | null;
};
