import { z } from 'zod';
import { idSchema } from '../../ids.ts';
import { rehearsalFaultSchema, rehearsedSchema } from '../../recording/rehearsal.ts';

const rehearsal = z.strictObject({ rehearsalId: idSchema });

/** A trial of the recorder before the opening; nothing of it is part of the recording. */
export const rehearsalCommands = { 'rehearsal.make': rehearsal } as const;
export const rehearsalEvents = {
  /** From now on, for ten seconds, all who are in the courtroom are recorded on trial. */
  'rehearsal.begun': rehearsal.extend({ byId: idSchema }),
  'rehearsal.made': rehearsal.extend({ tracks: z.array(rehearsedSchema) }),
  'rehearsal.failed': rehearsal.extend({ cause: rehearsalFaultSchema }),
} as const;
