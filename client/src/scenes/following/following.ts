import type { KeptFollow } from '@assize/contracts/casefile/follow/views';
import type { FileData, FilePanelProps } from '../caseFile/filePanel.ts';

export interface FollowingData extends FileData {
  follow: KeptFollow;
}
/** What every part of the page is given. */
export interface FollowingPanelProps extends FollowingData {
  act: FilePanelProps['act'];
}
export type Follower = KeptFollow['followers'][string];
export type Letter = KeptFollow['notices'][number];
export type Clue = KeptFollow['clues'][number];

/** Those who follow it now first, by name; behind them those who did. */
export function listFollowers({ followers }: Pick<KeptFollow, 'followers'>): Follower[] {
  return Object.values(followers).toSorted(
    (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || a.name.localeCompare(b.name, 'zh-CN') || a.namedAt.localeCompare(b.namedAt),
  );
}

/** Letters to somebody, the newest first, with when they opened each. */
export function lettersTo({ notices }: Pick<KeptFollow, 'notices'>, followerId: string): { letter: Letter; openedAt: string | null }[] {
  return notices
    .filter((one) => one.to.includes(followerId))
    .map((letter) => ({ letter, openedAt: letter.opened.find((one) => one.followerId === followerId)?.at ?? null }))
    .toReversed();
}

/** A clue waits until something was said to it; whoever said that it is looked into still owes what came of it. */
export function isOpenClue({ answers }: Pick<Clue, 'answers'>): boolean {
  const last = answers.at(-1);
  return last === undefined || last.outcome === 'checking';
}

/** What waits first, then the newest. */
export function listClues({ clues }: Pick<KeptFollow, 'clues'>): Clue[] {
  return clues.toSorted((a, b) => Number(isOpenClue(b)) - Number(isOpenClue(a)) || b.givenAt.localeCompare(a.givenAt));
}

/** To whom a letter of this kind can go: what is served online goes to those alone who agreed to that (OLR 29). */
export function reachedBy(kind: Letter['kind'], followers: readonly Follower[]): Follower[] {
  return followers.filter((one) => one.endedAt === null && (kind === 'message' || one.acceptsService));
}

/** Money as it is typed, in yuan, as fen (1/100 yuan); null for what is no sum. */
export function fenOf(yuan: string): number | null {
  const found = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replaceAll(/[,，]/g, ''));
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
}

/** What is in its search; all when nothing is asked for. */
export function nameFits(name: string, text: string): boolean {
  return name.toLowerCase().includes(text.trim().toLowerCase());
}
