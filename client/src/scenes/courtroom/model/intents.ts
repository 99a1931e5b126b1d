import type { Command, CommandType } from '@assize/contracts/hearing/commands';
import type { PersonAct } from './personActs.ts';

type HearingAct = Extract<
  CommandType,
  | 'hearing.openCheckIn'
  | 'hearing.open'
  | 'hearing.recess'
  | 'hearing.resume'
  | 'hearing.adjourn'
  | 'hearing.close'
  | 'participant.admitAll'
  | 'participant.muteAll'
  | 'participant.leave'
>;
/** What a person set about, before it is confirmed. */
export type Intent = { act: HearingAct } | { act: PersonAct; participantId: string };

/** Acts with a consequence that is said first; the reason goes into the log. */
export const confirmations: Partial<Record<Intent['act'], { needsReason: boolean; isDangerous: boolean }>> = {
  'hearing.recess': { needsReason: true, isDangerous: false },
  'hearing.adjourn': { needsReason: true, isDangerous: true },
  'hearing.close': { needsReason: false, isDangerous: true },
  'participant.remove': { needsReason: true, isDangerous: true },
  'participant.leave': { needsReason: false, isDangerous: false },
};

/** The command of an intent; `reason` is only used where one is needed. */
export function commandOf(intent: Intent, reason: string): Command {
  switch (intent.act) {
    case 'hearing.recess':
      return { type: intent.act, payload: { reason } };
    case 'hearing.adjourn':
      return { type: intent.act, payload: { reason, continuesAt: null } };
    case 'participant.remove':
      return { type: intent.act, payload: { participantId: intent.participantId, reason } };
    case 'participant.admit':
    case 'participant.isolate':
    case 'participant.mute':
    case 'participant.unmute':
      return { type: intent.act, payload: { participantId: intent.participantId } };
    case 'hearing.openCheckIn':
    case 'hearing.open':
    case 'hearing.resume':
    case 'hearing.close':
    case 'participant.admitAll':
    case 'participant.muteAll':
    case 'participant.leave':
      return { type: intent.act, payload: {} };
    default:
      return intent satisfies never;
  }
}
