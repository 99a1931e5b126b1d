import type { FollowView } from '@assize/contracts/casefile/follow/views';

export type NextForMe =
  | { kind: 'hearing'; hearing: FollowView['hearings'][number] }
  | { kind: 'notice'; notice: FollowView['notices'][number] }
  | { kind: 'fee'; fee: FollowView['fees'][number] }
  | { kind: 'nothing' };

const open = ['scheduled', 'checkIn', 'inSession', 'recess', 'suspended'];

/** The one thing that somebody has to do next in their case: a hearing that is on or comes, a letter unread, money owed. */
export function nextForMe({ hearings, notices, fees }: Pick<FollowView, 'hearings' | 'notices' | 'fees'>): NextForMe {
  const hearing = hearings
    .filter((one) => open.includes(one.status))
    .toSorted((a, b) => a.scheduledAt.localeCompare(b.scheduledAt))
    .at(0);
  const isNow = hearing !== undefined && hearing.status !== 'scheduled';
  if (isNow) return { kind: 'hearing', hearing };
  const notice = notices.findLast((one) => one.openedAt === null);
  if (notice) return { kind: 'notice', notice };
  const fee = fees.find((one) => one.paidOn === null);
  if (fee) return { kind: 'fee', fee };
  return hearing ? { kind: 'hearing', hearing } : { kind: 'nothing' };
}
