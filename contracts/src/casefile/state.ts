import type { z } from 'zod';
import type { Booking } from '../calendar/wire.ts';
import type { Id, Instant } from '../ids.ts';
import { type FollowState, noFollowers } from './follow/state.ts';
import type { traitsCaseEvents, Circumstances } from './traits/wire.ts';
import type { JoinedGroup } from './groups/wire.ts';
import type { CaseFileKind, CaseStage, Secrecy, SpecialMatter } from './kinds.ts';
import type { leadCaseEvents, HandoverReceipt, StatementSignature } from './lead/wire.ts';
import type { Offer } from './offers/state.ts';
import type { partiesCaseEvents } from './parties/wire.ts';
import type { ShareGrant, ShareRequest } from './sharing/wire.ts';
import { emptyReadingState, type ReadingState } from './reading/state.ts';
import type { CaseFileBytes, Volume } from './volumes/wire.ts';

export interface CaseFacts {
  caseNumber: string;
  title: string;
  cause: string;
  kind: CaseFileKind;
  matters: SpecialMatter[];
  secrecy: Secrecy;
}

export type CaseAgent = z.infer<(typeof partiesCaseEvents)['agent.named']>;
export type CaseParty = z.infer<(typeof partiesCaseEvents)['party.added']> & { agents: CaseAgent[] };

export interface DocumentVersion extends CaseFileBytes {
  version: number;
  filedAt: Instant;
  /** By whom it came into the file. */
  agencyId: Id | null;
  reason: string | null;
  /** Null until its pages are made. */
  pages: number | null;
}
export interface CaseDocument {
  documentId: Id;
  volume: Volume;
  folder: string;
  title: string;
  madeOn: string | null;
  versions: DocumentVersion[];
  withdrawn: { reason: string; at: Instant } | null;
}

export interface EnteredStage {
  stage: CaseStage;
  enteredOn: string;
  deadlineOn: string | null;
  basis: string | null;
  extensions: { deadlineOn: string; reason: string; at: Instant }[];
}

export type Handover = z.infer<(typeof leadCaseEvents)['handover.sent']> & {
  sentAt: Instant;
  status: 'sent' | 'accepted' | 'returned' | 'withdrawn';
  receipt: (HandoverReceipt & { signature: StatementSignature }) | null;
  withdrawn: { reason: string; at: Instant } | null;
};

/** A case: a reading of its log up to `seq`. */
export interface CaseState extends ReadingState {
  caseId: Id;
  /** Number of the newest line; 0 before the first. */
  seq: number;
  facts: CaseFacts;
  openedAt: Instant;
  /** In whose hands it is: one agency at each moment. */
  lead: { agencyId: Id; agencyName: string; since: Instant };
  /** Agencies that had the lead before, in the order in which they gave it up. */
  formerLeads: Id[];
  /** Accounts that handle it, within the agency that leads. */
  handlers: Id[];
  links: { caseId: Id; relation: 'parent' | 'related' }[];
  parties: Record<Id, CaseParty>;
  stages: EnteredStage[];
  documents: Record<Id, CaseDocument>;
  /** Ids of documents in the order of the catalogue. */
  order: Id[];
  handovers: Handover[];
  follow: FollowState;
  /** What was noted to match it with others; what identifies its parties is read from them (`traitsOf`). */
  traits: z.infer<(typeof traitsCaseEvents)['trait.noted']>[];
  circumstances: Circumstances;
  /** Who asked to be shared it, and with whom it is shared, in the order of the log. */
  shareRequests: ShareRequest[];
  grants: ShareGrant[];
  groups: JoinedGroup[];
  /** What parties offered for the file, in the order of the log. */
  offers: Offer[];
  /** Hearings that were booked, by their id. */
  bookings: Record<Id, Booking>;
}

export function emptyCase(caseId: Id): CaseState {
  return {
    caseId,
    seq: 0,
    facts: { caseNumber: '', title: '', cause: '', kind: 'civil', matters: [], secrecy: 'ordinary' },
    openedAt: '',
    lead: { agencyId: '', agencyName: '', since: '' },
    formerLeads: [],
    handlers: [],
    links: [],
    parties: {},
    stages: [],
    documents: {},
    order: [],
    handovers: [],
    follow: noFollowers,
    traits: [],
    circumstances: { manner: '', place: '', fromOn: null, toOn: null },
    shareRequests: [],
    grants: [],
    groups: [],
    offers: [],
    bookings: {},
    ...emptyReadingState,
  };
}
