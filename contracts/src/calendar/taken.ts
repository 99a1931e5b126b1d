import type { ErrorDetails } from '../AppError.ts';
import { idSchema, instantSchema } from '../ids.ts';
import { heldParts, type Holder } from './holders.ts';

/** Somebody or something of a booking that is taken, and when; never by which case. */
export interface Taken extends Pick<Holder, 'part' | 'ref'> {
  from: string;
  until: string;
}

/** Of `hearingTaken`: one line each, `judge <accountId> <from> <until>`. */
export function writeTaken(taken: readonly Taken[]): ErrorDetails {
  return { taken: taken.map(({ part, ref, from, until }) => [part, ref, from, until].join(' ')) };
}

/** What is not of this form is left out. */
export function readTaken(details: ErrorDetails | undefined): Taken[] {
  const lines = details?.['taken'];
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line) => {
    const [part, ref = '', from = '', until = ''] = line.split(' ');
    const known = heldParts.find((one) => one === part);
    const isWhole = idSchema.safeParse(ref).success && [from, until].every((one) => instantSchema.safeParse(one).success);
    return known && isWhole ? [{ part: known, ref, from, until }] : [];
  });
}
