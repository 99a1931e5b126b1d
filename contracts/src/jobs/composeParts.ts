import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** BullMQ queue of the parts that a `compose` step is done in, prefix `assize`; each part is idempotent by what lies in the store. */
export const composePartsQueue = 'recording-parts';

/** The whole sound, or the pictures of slices `fromSlice` up to and without `toSlice`. */
const composePartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sound') }),
  z.strictObject({ kind: z.literal('pictures'), fromSlice: z.int().min(0), toSlice: z.int().min(1) }),
]);
export type ComposePart = z.infer<typeof composePartSchema>;

/** `fence`: that of the step it belongs to. */
export const composePartJobSchema = z.strictObject({ recordingId: idSchema, hearingId: idSchema, fence: z.int().min(1), part: composePartSchema });
export type ComposePartJob = z.infer<typeof composePartJobSchema>;

/** The same part is never queued twice for one fence (BullMQ forbids ':' in ids). */
export function composePartJobId({ recordingId, fence, part }: ComposePartJob): string {
  return `${recordingId}-compose-${String(fence)}-${part.kind === 'sound' ? 'sound' : String(part.fromSlice)}`;
}
