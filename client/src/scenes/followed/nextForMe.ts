import type { FollowView } from '@assize/contracts/casefile/follow/views';

type Hearing = FollowView['hearings'][number];
export type NextForMe =
  | { kind: 'hearing'; hearing: Hearing }
  | { kind: 'notice'; notice: FollowView['notices'][number] }
  | { kind: 'fee' | 'feeBy'; fee: FollowView['fees'][number] };

const open = ['scheduled', 'checkIn', 'inSession', 'recess', 'suspended'];

/** Whether a hearing is on or comes. */
export function isToCome({ status }: Pick<Hearing, 'status'>): boolean {
  return open.includes(status);
}

/**
 * All that somebody has to do in their case, the most pressing first: a hearing that is on, letters unread, money owed by its
 * day, hearings that come.
 */
export function nextForMe({ hearings, notices, fees }: Pick<FollowView, 'hearings' | 'notices' | 'fees'>): NextForMe[] {
  const toCome = hearings
    .filter(isToCome)
    .toSorted((a, b) => a.scheduledAt.localeCompare(b.scheduledAt))
    .map((hearing): NextForMe & { kind: 'hearing' } => ({ kind: 'hearing', hearing }));
  const isOn = ({ hearing }: { hearing: Hearing }): boolean => hearing.status !== 'scheduled';
  // The oldest letter first: the newest are on top of the list.
  const unread = notices.filter((one) => one.openedAt === null).toReversed();
  const owed = fees.filter((one) => one.paidOn === null).toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
  return [
    ...toCome.filter(isOn),
    ...unread.map((notice): NextForMe => ({ kind: 'notice', notice })),
    ...owed.map((fee): NextForMe => ({ kind: fee.dueOn === null ? 'fee' : 'feeBy', fee })),
    ...toCome.filter((one) => !isOn(one)),
  ];
}
