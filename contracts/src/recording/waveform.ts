import { z } from 'zod';
import { idSchema } from '../ids.ts';

/** Peaks are looked for in windows of this length on the recording's clock. */
export const peaksPerSecond = 10;
/** `waveform.json` of a recording: the loudest sample of each window of each person's sound, 0 to 255; silence after the last. */
export const waveformSchema = z.strictObject({
  format: z.literal('assize.waveform.1'),
  peaksPerSecond: z.literal(peaksPerSecond),
  voices: z.array(z.strictObject({ participantId: idSchema, peaks: z.array(z.int().min(0).max(255)) })),
});
export type Waveform = z.infer<typeof waveformSchema>;
export const waveformName = 'waveform.json';
