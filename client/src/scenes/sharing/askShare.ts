import { mostShareDays, shareRequestSchema } from '@assize/contracts/casefile/sharing/wire';
import type { z } from 'zod';

/** What is asked for, of whichever case. */
export type Wanted = z.output<typeof shareRequestSchema>;
/** What became of a request: an id where the case is open to who asked. */
export interface Asked {
  status: 'open' | 'granted' | 'refused';
  caseId: string | null;
}

/** Titles of documents, one a line; null when they are more or longer than a request takes. */
export function titlesOf(text: string): string[] | null {
  const titles = text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const parsed = shareRequestSchema.shape.titles.safeParse([...new Set(titles)]);
  return parsed.success ? parsed.data : null;
}

export function isWholeDays(days: number | string): days is number {
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= mostShareDays;
}
