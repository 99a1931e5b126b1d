import type { Command, CommandPayload } from '../hearing/commands.ts';
import { interruptionCauses } from '../hearing/interruption/wire.ts';

type Payloads = { [T in 'recording.interrupt' | 'recording.goOn']: (given: { pick: number }) => CommandPayload<T> };

/** For random courts: the court that sits unrecorded. */
export const interruptionPayloads: Payloads = {
  'recording.interrupt': ({ pick }) => ({ cause: interruptionCauses[pick % 2] ?? 'mediation', reason: 'a reason' }),
  'recording.goOn': () => ({}),
};

const interrupt = (pick: number): Command => ({ type: 'recording.interrupt', payload: interruptionPayloads['recording.interrupt']({ pick }) });
/** What the presiding judge does one after the other. */
export const interruptionScenes: readonly (readonly Command[])[] = [
  [interrupt(0)],
  [interrupt(1), { type: 'hearing.recess', payload: { reason: 'a reason' } }, { type: 'hearing.resume', payload: {} }],
  [{ type: 'recording.goOn', payload: {} }, interrupt(1)],
];
