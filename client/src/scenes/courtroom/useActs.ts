import { useState } from 'react';
import { codeOf } from '../../components/scene.ts';
import type { ViewErrorCode } from '../../components/ErrorView.tsx';
import type { CourtActions } from '../../court/courtState.ts';
import { commandOf, confirmations, type Intent } from './model/intents.ts';

interface Acts {
  /** Waits for its confirmation. */
  asked: Intent | undefined;
  /** Why the last act was refused. */
  refusal: ViewErrorCode | undefined;
  isBusy: boolean;
  intend: (intent: Intent) => void;
  confirm: (reason: string) => void;
  dismiss: () => void;
  forgetRefusal: () => void;
}

/** From setting about an act to its place in the log: asks first where it has a consequence, says when it was refused. */
export function useActs(sendCommand: CourtActions['sendCommand']): Acts {
  const [asked, setAsked] = useState<Intent>();
  const [refusal, setRefusal] = useState<ViewErrorCode>();
  const [running, setRunning] = useState(0);
  const run = async (intent: Intent, reason: string): Promise<void> => {
    setRefusal(undefined);
    setRunning((count) => count + 1);
    try {
      await sendCommand(commandOf(intent, reason));
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
    intend: (intent) => (confirmations[intent.act] ? setAsked(intent) : void run(intent, '')),
    confirm: (reason) => {
      if (asked) void run(asked, reason);
    },
    dismiss: () => setAsked(undefined),
    forgetRefusal: () => setRefusal(undefined),
  };
}
