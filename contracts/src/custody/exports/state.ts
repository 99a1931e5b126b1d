import type { z } from 'zod';
import type { Id, Instant } from '../../ids.ts';
import type { exportsCustodyEvents } from './wire.ts';

type Payload<T extends keyof typeof exportsCustodyEvents> = Omit<z.infer<(typeof exportsCustodyEvents)[T]>, 'exportId'>;

/** One copy that was handed over, or is to be, as the custody log tells it. */
export interface ExportRecord extends Payload<'export.ordered'> {
  id: Id;
  orderedById: Id | null;
  orderedAt: Instant;
  made: (Payload<'export.made'> & { at: Instant }) | null;
  /** Why it could not be made the last time it was tried; null once it is made. */
  failure: string | null;
  /** The link that works now, while it is in time. */
  link: Payload<'export.linked'> | null;
  /** Of every link it ever had. */
  linkHashes: string[];
  /** Downloads that ended, by the link and by people of the court. */
  downloadIds: Id[];
  revoked: { reason: string; at: Instant } | null;
}
