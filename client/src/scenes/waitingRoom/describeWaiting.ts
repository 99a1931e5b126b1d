import type { HearingStatus } from '@assize/contracts/hearing/state';

export type WaitingKind = 'waiting' | 'witness' | 'early' | 'left' | 'arriving' | 'called';

/** The one line of the waiting room: a key of `waiting`, from what the person waits for, the hearing's status and whether it sits in private. */
export function describeWaiting(kind: WaitingKind, status: HearingStatus, isPrivate = false): string {
  switch (kind) {
    case 'called':
      return 'waiting:called';
    case 'witness':
    case 'early':
    case 'left':
    case 'arriving':
      return `waiting:lead.${kind}`;
    case 'waiting':
      if (isPrivate) return 'waiting:lead.private';
      return status === 'inSession' || status === 'recess' || status === 'suspended' ? `waiting:lead.${status}` : 'waiting:lead.checkIn';
    default:
      return kind satisfies never;
  }
}
