import type { Role } from '../../hearing/roles.ts';
import type { Id, Instant } from '../../ids.ts';
import type { Removal } from '../../recording/redaction.ts';

/** A copy for publication: what was ordered to be left out, and which bytes it is once it is made. */
export interface OrderedRedaction {
  redactionId: Id;
  recordingId: Id;
  remove: Removal[];
  reason: string;
  at: Instant;
  participantId: Id | null;
  role: Role | null;
  made: { at: Instant; sha256: string; bytes: number; originalSha256: string; listSha256: string; removed: Removal[] } | null;
}
