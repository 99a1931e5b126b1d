import type { CustodyCommandType } from '@assize/contracts/custody/commands';
import { custodyPermissions } from '@assize/contracts/custody/permissions';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { KeepingHealth } from '@assize/contracts/custody/keeping/views';
import type { RecordView } from '@assize/contracts/custody/views';

export type KeepingAct = 'keeping.classify' | 'hold.place' | 'hold.lift' | 'destruction.propose' | 'approve' | 'refuse';

function may({ me, isCourt }: RecordView, type: CustodyCommandType): boolean {
  const line = custodyPermissions[type];
  return me ? line.roles.includes(me.role) : isCourt && line.admin === true;
}

/** Whether the reader proposed the destruction that waits: somebody else reviews it. */
export function isOwnProposal({ me }: RecordView, { keeping }: CustodyState): boolean {
  return keeping.proposal !== null && keeping.approval === null && keeping.proposal.participantId === (me?.participantId ?? null);
}

/** What this reader may do now, by the same table and rules as the server. */
export function listActs(record: RecordView, custody: CustodyState, health: KeepingHealth): KeepingAct[] {
  const { destroyed, hold, proposal, approval } = custody.keeping;
  if (destroyed) return [];
  const acts: KeepingAct[] = [];
  if (!approval && may(record, 'keeping.classify')) acts.push('keeping.classify');
  if (!hold && may(record, 'hold.place')) acts.push('hold.place');
  if (hold && may(record, 'hold.lift')) acts.push('hold.lift');
  if (!proposal && health.obstacle === null && may(record, 'destruction.propose')) acts.push('destruction.propose');
  if (proposal && !approval && !isOwnProposal(record, custody) && may(record, 'destruction.review')) acts.push('approve', 'refuse');
  return acts;
}
