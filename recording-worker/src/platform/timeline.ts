import { z } from 'zod';
import { trackProductSchema } from '@assize/contracts/recording/products';

/** Where decoded sound belongs: sample `sample` (48 kHz) of the file is heard at `atMs` of the recording. */
const audioAnchorSchema = z.strictObject({ sample: z.int(), atMs: z.number(), isJump: z.boolean() });
export type AudioAnchor = z.infer<typeof audioAnchorSchema>;

/** A track's product with what composing needs to know and a player does not. Times on the recording clock, ms. */
export const assembledTrackSchema = z.strictObject({
  product: trackProductSchema,
  /** Of pictures: when there is one to see. */
  visible: z.array(z.tuple([z.number(), z.number()])),
  /** Of sound: where it goes, and how many samples there are. */
  anchors: z.array(audioAnchorSchema),
  samples: z.int(),
});
export type AssembledTrack = z.infer<typeof assembledTrackSchema>;

const gapSchema = z.strictObject({ fromMs: z.number(), toMs: z.number(), cause: z.string() });
/** What assembling leaves for the later steps. */
export const timelineSchema = z.strictObject({
  durationMs: z.number(),
  tracks: z.array(assembledTrackSchema),
  gaps: z.array(gapSchema),
  /** Where the clock of the log was set while the court sat: its times are put right by this. */
  logClockSteps: z.array(z.strictObject({ fromSeq: z.int(), byMs: z.number() })).default([]),
});
export type Timeline = z.infer<typeof timelineSchema>;
export type RecordingGap = z.infer<typeof gapSchema>;
