import type { Id, Instant } from '../../ids.ts';

interface Said {
  participantId: Id;
  words: string;
  at: Instant;
}
/** A question about an exhibit (质证发问), with its answer once it was given. */
export interface Question extends Said {
  id: Id;
  exhibitId: Id;
  answer: Said | null;
}
