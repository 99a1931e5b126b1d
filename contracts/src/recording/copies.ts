import { z } from 'zod';

/**
 * What was found of one copy of an object: `good` has the bytes it was kept with, `broken` others, `missing` none;
 * `away` could not be asked; `none` says that there is no such copy.
 */
export const copyStates = ['unchecked', 'good', 'broken', 'missing', 'away', 'none', 'destroyed'] as const;
export const copyStateSchema = z.enum(copyStates);
export type CopyState = z.infer<typeof copyStateSchema>;
export const copyNames = ['first', 'second'] as const;
export type CopyName = (typeof copyNames)[number];

export interface CopiesJudged {
  /** Copies to be written anew from `from`, which is good. */
  heal: CopyName[];
  from: CopyName | undefined;
  /** Copies that rotted: bytes are other than they were, or gone after they had been there. */
  rotten: CopyName[];
  /** No copy is good and none could still be: nothing is touched any more, a person must look. */
  isLost: boolean;
}

/** What is to be done about an object, by what was found of its copies now and before. A good copy is never written. */
export function judgeCopies(now: Record<CopyName, CopyState>, before: Record<CopyName, CopyState>): CopiesJudged {
  const from = copyNames.find((name) => now[name] === 'good');
  const bad = copyNames.filter((name) => now[name] === 'broken' || now[name] === 'missing');
  const isNew = (name: CopyName): boolean => now[name] === 'missing' && name === 'second' && ['unchecked', 'none', 'away'].includes(before[name]);
  const couldBeGood = copyNames.some((name) => now[name] === 'good' || now[name] === 'away');
  return { heal: from ? bad : [], from, rotten: bad.filter((name) => !isNew(name)), isLost: bad.length > 0 && !couldBeGood };
}
