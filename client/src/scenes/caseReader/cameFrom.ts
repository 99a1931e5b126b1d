import { z } from 'zod';

const cameFromSchema = z.object({ readingEnded: z.string() });
/** What the desk is told by a reader that was closed: the number of the case. */
export type CameFrom = z.infer<typeof cameFromSchema>;

/** Of a place in the browser's history; null where somebody came by another way. */
export function readCameFrom(state: unknown): CameFrom | null {
  return cameFromSchema.safeParse(state).data ?? null;
}
