import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { sourceSchema } from '../media/grant.ts';

/** How long a rehearsal records, ms. */
export const rehearsalMs = 10_000;
/** So long its files are kept, if the hearing is not opened before. */
export const rehearsalKeptMs = 3_600_000;

/**
 * What the played files say of a source. `heard`, `seen`: it is there. `silent`: no sound in them. `noPicture`: no
 * picture could be decoded. `frozen`: the picture stood still. `off`: it was switched off, or held by the court.
 */
const rehearsalVerdicts = ['heard', 'seen', 'silent', 'noPicture', 'frozen', 'off'] as const;
const rehearsalVerdictSchema = z.enum(rehearsalVerdicts);
export type RehearsalVerdict = z.infer<typeof rehearsalVerdictSchema>;

/**
 * Why there is none: what hinders the recorder, as with a recording; `nobody`: nobody in the courtroom sends anything;
 * `notProduced`: nothing to play could be made of the journal; `opened`: the hearing was opened meanwhile;
 * `interrupted`: the server that made it is gone.
 */
export const rehearsalFaults = [
  ...(['noNode', 'noTap', 'diskLow', 'diskFull', 'diskSlow', 'sfuLost', 'workerLost', 'tapLost', 'unknown'] as const),
  ...(['nobody', 'notProduced', 'opened', 'interrupted'] as const),
] as const;
export const rehearsalFaultSchema = z.enum(rehearsalFaults);
export type RehearsalFault = z.infer<typeof rehearsalFaultSchema>;

/** One source of one person in a rehearsal. */
export const rehearsedSchema = z.strictObject({ participantId: idSchema, source: sourceSchema, verdict: rehearsalVerdictSchema });
export const rehearsedTrackSchema = rehearsedSchema.extend({
  /** The file to play; null where there is none. */
  name: z.string().nullable(),
  mimeType: z.string().nullable(),
  /** The loudest 300 ms, dBFS; null for pictures and where there is no file. */
  levelDb: z.number().nullable(),
});
export type RehearsedTrack = z.infer<typeof rehearsedTrackSchema>;

/** A rehearsal lies apart from every recording: nothing that reads recordings looks there. */
export const rehearsalKeys = {
  prefix: (rehearsalId: string): string => `rehearsals/${rehearsalId}/`,
  journal: (rehearsalId: string, fileNo: number): string => `rehearsals/${rehearsalId}/journal/${String(fileNo).padStart(6, '0')}.aszj`,
  product: (rehearsalId: string, name: string): string => `rehearsals/${rehearsalId}/products/${name}`,
};

/** Below it there is no voice: speech at a usual level is at -20 to -40 dBFS, and a quiet voice still above -50. */
const silentBelowDb = -55;
/** A picture that is the same to the last sample for so long stands still: a camera's noise alone changes it. */
const frozenAfterMs = 5000;

export function judgeSound(levelDb: number | null): RehearsalVerdict {
  return levelDb === null || levelDb < silentBelowDb ? 'silent' : 'heard';
}

export function judgePicture({ pictures, stillMs }: { pictures: number; stillMs: number }): RehearsalVerdict {
  if (pictures === 0) return 'noPicture';
  return stillMs >= frozenAfterMs ? 'frozen' : 'seen';
}

/** Of a source that left no file. */
export function judgeNothing(source: RehearsedTrack['source'], isPaused: boolean): RehearsalVerdict {
  if (isPaused) return 'off';
  return source === 'microphone' ? 'silent' : 'noPicture';
}
