import type { Id, Instant } from '../../ids.ts';

/** Something that somebody of the court should look after. */
export interface Alert {
  id: Id;
  kind: 'help' | 'equipment';
  participantId: Id;
  /** A help topic, or the part of the equipment that failed. */
  about: string;
  /** The person's own words, or the cause of the failure as a code. */
  detail: string | null;
  at: Instant;
  takenById: Id | null;
}
