import { z } from 'zod';
import { idSchema, instantSchema } from '../ids.ts';
import { interruptionCauses } from './interruption/wire.ts';

const about = { recordingId: idSchema };
const faultSchema = z.enum(['sfuLost', 'workerLost', 'diskFull', 'diskSlow', 'tapLost', 'unknown']);

/** Facts of the recorder, appended beside the act that starts or ends it. Nobody commands them. */
export const recordingEvents = {
  /** Capture began or began again; the journal file is named so that the recording can be re-made. */
  'recording.started': z.strictObject({ ...about, startedAt: instantSchema }),
  'recording.interrupted': z.strictObject({ ...about, cause: z.enum(['recess', 'suspended', ...interruptionCauses]) }),
  'recording.ended': z.strictObject(about),
  /** The recorder failed or lost something: a defect that the record must own up to (AVR art. 4). */
  'recording.gap': z.strictObject({ ...about, fromAt: instantSchema, toAt: instantSchema, cause: faultSchema }),
  'recording.faulted': z.strictObject({ ...about, cause: faultSchema }),
  'recording.recovered': z.strictObject(about),
} as const;
