import type { z } from 'zod';
import type { Id, Instant } from '../../ids.ts';
import type { Side } from '../roles.ts';
import type { AttachedProof } from './proofs.ts';
import type { EvidenceDocument, evidenceCommands, ExhibitForm, ExhibitNumber, ExhibitVisibility, TakenFrom } from './wire.ts';

export type Opinion = Omit<z.infer<(typeof evidenceCommands)['exhibit.opine']>, 'exhibitId'> & { at: Instant };

export interface Exhibit {
  id: Id;
  number: ExhibitNumber;
  filedById: Id;
  document: EvidenceDocument;
  title: string;
  /** What it is to prove (证明目的). */
  purpose: string;
  source: string;
  form: ExhibitForm;
  /** Of a still that the court took of somebody's camera. */
  takenFrom?: TakenFrom | undefined;
  /** Points in dispute on which it bears. */
  pointIds: Id[];
  /** What its own side says was attested of the document outside of the court. */
  proofs: AttachedProof[];
  filedAt: Instant;
  /** Filed after the deadline: the court rules on whether it is let in. */
  isLate: boolean;
  lateRuling: { isAllowed: boolean; reason: string } | null;
  /** Since when the other sides know of it; null before. */
  exchangedAt: Instant | null;
  /** When it was first put before the court. */
  presentedAt: Instant | null;
  visibility: ExhibitVisibility;
  /** Why the court ordered it so; null while it is as filed. */
  visibilityReason: string | null;
  namedIds: Id[];
  /** The newest of each person. */
  opinions: Record<Id, Opinion>;
  ruling: { outcome: 'admitted' | 'rejected'; reason: string; at: Instant } | null;
  withdrawn: { reason: string; at: Instant } | null;
}
export interface EvidenceState {
  deadlineAt: Instant | null;
  /** While it is open, whatever is filed is seen by the others at once. */
  exchange: 'notOpened' | 'open' | 'closed';
  exhibits: Record<Id, Exhibit>;
}
export const noEvidence: EvidenceState = { deadlineAt: null, exchange: 'notOpened', exhibits: {} };

export type ExhibitStatus = 'filed' | 'exchanged' | 'presented' | 'crossExamined' | 'admitted' | 'rejected' | 'withdrawn';
/** Where an exhibit stands, in one word. */
export function exhibitStatus({ withdrawn, ruling, exchangedAt, presentedAt, opinions }: Exhibit): ExhibitStatus {
  if (withdrawn) return 'withdrawn';
  if (ruling) return ruling.outcome;
  // The other side's opinions are given on it once it is before the court (质证).
  if (presentedAt !== null) return Object.keys(opinions).length > 0 ? 'crossExamined' : 'presented';
  return exchangedAt === null ? 'filed' : 'exchanged';
}

/** The number of the next exhibit of a side: one more than any it ever had, withdrawn ones included. */
export function nextOrdinal({ exhibits }: EvidenceState, side: Side): number {
  return Math.max(0, ...Object.values(exhibits).flatMap(({ number }) => (number.side === side ? [number.ordinal] : []))) + 1;
}

/** Before, after or the same in the order in which exhibits are read: side by side, by number. */
export function sideOrder(a: ExhibitNumber, b: ExhibitNumber): number {
  return a.side < b.side ? 1 : a.side > b.side ? -1 : a.ordinal - b.ordinal;
}

/** In the order in which they are read. */
export function listExhibits({ exhibits }: EvidenceState): Exhibit[] {
  return Object.values(exhibits).toSorted((a, b) => sideOrder(a.number, b.number));
}
