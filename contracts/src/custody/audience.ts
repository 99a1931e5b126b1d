import { isCourtRole } from '../hearing/roles.ts';
import type { ParticipantState } from '../hearing/state.ts';
import type { CustodyEvent, CustodyEventType, CustodyLine } from './events.ts';

/**
 * Who may be told of what is done with the record. `court`: the court's own people. `participants`: also who takes or
 * took part. `self`: the court, and who did it.
 */
type CustodyAudience = 'court' | 'participants' | 'self';

const audiences: Record<CustodyEventType, CustodyAudience> = {
  'custody.begun': 'participants',
  'custody.remarked': 'court',
  'keeping.entered': 'court',
  'keeping.rotFound': 'court',
  'keeping.healed': 'court',
  'keeping.lost': 'court',
  'keeping.classified': 'court',
  'hold.placed': 'court',
  'hold.lifted': 'court',
  'destruction.proposed': 'court',
  'destruction.reviewed': 'court',
  'destruction.done': 'participants',
  'export.ordered': 'court',
  'export.made': 'court',
  'export.failed': 'court',
  'export.linked': 'court',
  'export.downloaded': 'court',
  'export.revoked': 'court',
  'defect.noteDrafted': 'court',
  'defect.noteSigned': 'court',

  'integrity.issued': 'participants',
  'integrity.confirmed': 'participants',
  'integrity.objected': 'self',
  'integrity.productsBound': 'participants',
  'integrity.stamped': 'participants',
  'portion.set': 'court',
  'portion.lifted': 'court',
  'redaction.ordered': 'court',
  'redaction.made': 'court',
};

/** By whom a custody log is read: a person named in the hearing, or `court` for whoever may read all of it. */
export type CustodyReader = Pick<ParticipantState, 'id' | 'role'> | 'court';

function isTold(event: CustodyEvent, reader: CustodyReader): boolean {
  if (reader === 'court' || isCourtRole(reader.role)) return true;
  const audience = audiences[event.type];
  return audience === 'participants' || (audience === 'self' && event.actor.participantId === reader.id);
}

/** A line as it is handed over to this reader: what they may not know keeps its place in the chain and nothing else. */
export function presentCustodyLine(event: CustodyEvent, reader: CustodyReader): CustodyLine {
  if (isTold(event, reader)) return event;
  const { hearingId, seq, at, previousHash, hash } = event;
  return { hearingId, seq, at, type: 'withheld', previousHash, hash };
}
