import { buildFile } from '../caseFile/testData.ts';
import type { Clue, Follower, FollowingData, Letter } from './following.ts';

const idOf = (group: string, index: number): string => `018f0000-0000-7000-8000-${group}${String(index).padStart(8, '0')}`;
const partyId = buildFile().parties?.[0]?.partyId ?? '';

export function buildFollower(index: number, change: Partial<Follower> = {}): Follower {
  return {
    ...{ followerId: idOf('a006', index), accountId: idOf('a007', index), partyId, as: 'party', name: `演示当事人${String(index)}` },
    ...{ email: null, phone: null, acceptsService: false, namedAt: '2026-11-20T02:00:00.000Z', endedAt: null },
    ...change,
  };
}

export function buildLetter(index: number, to: readonly number[], change: Partial<Letter> = {}): Letter {
  return {
    ...{ noticeId: idOf('a008', index), kind: 'message', to: to.map((one) => idOf('a006', one)), title: `演示通知${String(index)}`, text: '请到庭' },
    ...{ documentIds: [], sentAt: '2026-11-21T02:00:00.000Z', opened: [] },
    ...change,
  };
}

export function buildClue(index: number, change: Partial<Clue> = {}): Clue {
  return {
    ...{ clueId: idOf('a009', index), followerId: idOf('a006', 1), kind: 'property', text: `演示线索${String(index)}` },
    ...{ givenAt: `2026-11-22T02:00:0${String(index)}.000Z`, answers: [] },
    ...change,
  };
}

/** A case that somebody follows, as whoever works on it in the agency that leads sees it. */
export function buildFollowing(change: Partial<FollowingData['follow']> = {}, file: Parameters<typeof buildFile>[0] = {}): FollowingData {
  const followers = Object.fromEntries([1, 2].map((index) => [idOf('a006', index), buildFollower(index, { acceptsService: index === 1 })]));
  const links = { [idOf('a006', 1)]: { lastUsedAt: '2026-11-23T02:00:00.000Z', expiresAt: '2026-12-23T02:00:00.000Z' } };
  return {
    file: buildFile(file),
    ...{ today: '2026-11-24', ownAgencyIds: [] },
    follow: { followers, links, notices: [], clues: [], steps: [], fees: [], ...change },
  };
}
