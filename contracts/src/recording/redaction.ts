import { z } from 'zod';
import { idSchema, sha256Schema, shortTextSchema } from '../ids.ts';
import { chapterSchema } from './products.ts';
import type { Portion } from './portions.ts';
import type { Span } from './readable.ts';

const span = { fromMs: z.number().min(0), toMs: z.number().min(0) };
const person = { participantId: idSchema };
/** Pixels of the picture, which is 1280 wide and 720 high. */
const area = { x: z.int().min(0).max(1279), y: z.int().min(0).max(719), width: z.int().min(2).max(1280), height: z.int().min(2).max(720) };
const isSpan = ({ fromMs, toMs }: Span): boolean => fromMs < toMs;
const path = { path: ['toMs'] };

/**
 * One thing that is left out of the redacted copy; times are of the original.
 * - `span`: the stretch is not in the copy at all. `voice`: the microphone is silent. `tile`: a plain plate is in
 *   place of camera and screen. `region`: a plain box is over a part of the picture.
 * - `rename`: another name is on the plate and in the chapters all along. `exhibits`: no page and no film that is not public.
 */
const removalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('span'), ...span }).refine(isSpan, path),
  z.strictObject({ kind: z.literal('voice'), ...person, ...span }).refine(isSpan, path),
  z.strictObject({ kind: z.literal('tile'), ...person, ...span }).refine(isSpan, path),
  z.strictObject({ kind: z.literal('region'), ...area, ...span }).refine(isSpan, path),
  z.strictObject({ kind: z.literal('rename'), ...person, name: shortTextSchema }),
  z.strictObject({ kind: z.literal('exhibits'), ...span }).refine(isSpan, path),
]);
export type Removal = z.infer<typeof removalSchema>;
export const removalsSchema = z.array(removalSchema).max(2000);

/** `redaction.json` beside the copy: what was left out of which original, on which order. */
export const redactionListSchema = z.strictObject({
  format: z.literal('assize.redaction.1'),
  redactionId: idSchema,
  recordingId: idSchema,
  hearingId: idSchema,
  /** The composed picture it is a copy of, which stays as it is. */
  originalSha256: sha256Schema,
  sha256: sha256Schema,
  bytes: z.int(),
  durationMs: z.number(),
  removed: removalsSchema,
  /** On the clock of the copy. */
  chapters: z.array(chapterSchema),
});
export type RedactionList = z.infer<typeof redactionListSchema>;

export const redactionKeys = {
  video: (recordingId: string, redactionId: string): string => `recordings/${recordingId}/redacted/${redactionId}/hearing.mp4`,
  list: (recordingId: string, redactionId: string): string => `recordings/${recordingId}/redacted/${redactionId}/redaction.json`,
};

/** What a copy for publication leaves out at least: every stretch that is not public, and pages that are not. */
export function removalsFor(portions: readonly Portion[], durationMs: number): Removal[] {
  const closed = portions.filter((one) => one.lifted === null).map(({ fromMs, toMs }): Removal => ({ kind: 'span', fromMs, toMs }));
  return durationMs > 0 ? [...closed, { kind: 'exhibits', fromMs: 0, toMs: durationMs }] : closed;
}
