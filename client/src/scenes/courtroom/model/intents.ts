import type { Command, CommandType } from '@assize/contracts/hearing/commands';
import type { InterruptionCause } from '@assize/contracts/hearing/interruption/wire';
import type { PersonAct } from './personActs.ts';

export type HearingAct = Extract<
  CommandType,
  | 'hearing.openCheckIn'
  | 'hearing.open'
  | 'hearing.recess'
  | 'hearing.resume'
  | 'hearing.adjourn'
  | 'hearing.suspend'
  | 'hearing.convertOffline'
  | 'hearing.cancel'
  | 'hearing.close'
  | 'recording.interrupt'
  | 'recording.goOn'
  | 'participant.admitAll'
  | 'participant.muteAll'
  | 'participant.leave'
>;
/** What a person set about, before it is confirmed. */
export type Intent = { act: HearingAct } | { act: PersonAct; participantId: string };

/** What the log is told besides the act; each is only used where the act has it. */
export interface Particulars {
  reason: string;
  /** When the hearing goes on, an instant; null when it is not known yet. */
  continuesAt: string | null;
  /** Why the recording is interrupted. */
  cause?: InterruptionCause;
}

interface Confirmation {
  /** Reasons ready to be taken, keys of `courtroom:reason`; without any, none is asked. */
  reasons: readonly string[];
  isDangerous: boolean;
  mayHaveDate?: boolean;
}

/** Acts with a consequence that is said first; the reason goes into the log. */
export const confirmations: Partial<Record<Intent['act'], Confirmation>> = {
  'hearing.recess': { reasons: ['rest', 'deliberation', 'technical'], isDangerous: false },
  'hearing.adjourn': { reasons: ['evidence', 'absence', 'agreement'], isDangerous: true, mayHaveDate: true },
  // The causes that the Online Litigation Rules name (art. 14).
  'hearing.suspend': { reasons: ['network', 'equipment', 'power'], isDangerous: false },
  // The cases in which the rules do not let a hearing go on online (art. 21).
  'hearing.convertOffline': { reasons: ['originals', 'objection', 'conditions'], isDangerous: true },
  'hearing.cancel': { reasons: ['withdrawn', 'agreement', 'bench'], isDangerous: true },
  'hearing.close': { reasons: [], isDangerous: true },
  // Its own dialog asks for the cause, and for reasons that fit it.
  'recording.interrupt': { reasons: [], isDangerous: false },
  'participant.remove': { reasons: ['disturbance', 'recording', 'noRight'], isDangerous: true },
  'participant.leave': { reasons: [], isDangerous: false },
};

/** The command of an intent. */
export function commandOf(intent: Intent, { reason, continuesAt, cause = 'closedEvidence' }: Particulars): Command {
  switch (intent.act) {
    case 'hearing.recess':
    case 'hearing.convertOffline':
    case 'hearing.cancel':
      return { type: intent.act, payload: { reason } };
    case 'hearing.adjourn':
      return { type: intent.act, payload: { reason, continuesAt } };
    case 'recording.interrupt':
      return { type: intent.act, payload: { cause, reason } };
    case 'hearing.suspend':
      return { type: intent.act, payload: { fault: reason } };
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
    case 'recording.goOn':
    case 'participant.admitAll':
    case 'participant.muteAll':
    case 'participant.leave':
      return { type: intent.act, payload: {} };
    default:
      return intent satisfies never;
  }
}
