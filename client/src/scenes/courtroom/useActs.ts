import { useState } from 'react';
import { codeOf } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import type { CourtActions } from '../../court/courtState.ts';
import { commandOf, confirmations, type Intent, type Particulars } from './model/intents.ts';

interface Acts {
  /** Waits for its confirmation. */
  asked: Intent | undefined;
  /** Why the last act was refused. */
  refusal: ApiErrorCode | undefined;
  isBusy: boolean;
  intend: (intent: Intent) => void;
  confirm: (particulars: Particulars) => void;
  dismiss: () => void;
  forgetRefusal: () => void;
}

const nothingToAdd: Particulars = { reason: '', continuesAt: null };

/** From setting about an act to its place in the log: asks first where it has a consequence, says when it was refused. */
export function useActs(sendCommand: CourtActions['sendCommand']): Acts {
  const [asked, setAsked] = useState<Intent>();
  const [refusal, setRefusal] = useState<ApiErrorCode>();
  const [running, setRunning] = useState(0);
  const run = async (intent: Intent, particulars: Particulars): Promise<void> => {
    setRefusal(undefined);
    setRunning((count) => count + 1);
    try {
      await sendCommand(commandOf(intent, particulars));
    } catch (error) {
      setRefusal(codeOf(error));
    } finally {
      setRunning((count) => count - 1);
      setAsked((now) => (now === intent ? undefined : now));
    }
  };
  return {
    asked,
    refusal,
    isBusy: running > 0,
    intend: (intent) => (confirmations[intent.act] ? setAsked(intent) : void run(intent, nothingToAdd)),
    confirm: (particulars) => {
      if (asked) void run(asked, particulars);
    },
    dismiss: () => setAsked(undefined),
    forgetRefusal: () => setRefusal(undefined),
  };
}
