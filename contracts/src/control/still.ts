import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';

/**
 * Why no still was taken. `noPresenter`: nobody puts anything before the court. `screened`: whoever does is kept from
 * somebody's sight, and a still would show them. `notHere`: the person is not in the courtroom. `noPicture`: their camera sends none.
 * `timedOut`: no whole picture came in time. `notDecoded`: what came makes no picture. `nodeAway`: the node that has it
 * does not answer.
 */
export const stillFaults = ['noPresenter', 'screened', 'notHere', 'noPicture', 'timedOut', 'notDecoded', 'nodeAway'] as const;
export type StillFault = (typeof stillFaults)[number];

export const mostStillBytes = 4 * 1024 * 1024;

/** A picture of somebody's camera as the sfu receives it. */
export const takeStillSchema = z.strictObject({ hearingId: idSchema, participantId: idSchema });
export const stillSchema = z.strictObject({
  mime: z.enum(['image/png', 'image/jpeg']),
  image: z.custom<Uint8Array>((given) => given instanceof Uint8Array && given.length > 0 && given.length <= mostStillBytes),
  /** When its first packet arrived at the sfu. */
  takenAt: instantSchema,
});
export type Still = z.infer<typeof stillSchema>;
