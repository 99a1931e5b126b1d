import { useState } from 'react';
import { codeOf } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import type { CourtActions } from '../../court/courtState.ts';
import type { CommandResult } from '@assize/contracts/court/signalling';
import type { Command } from '@assize/contracts/hearing/commands';
import { commandOf, confirmations, type Intent, type Particulars } from './model/intents.ts';

export interface Acts {
  /** Waits for its confirmation. */
  asked: Intent | undefined;
  /** Why the last act was refused. */
  refusal: ApiErrorCode | undefined;
  isBusy: boolean;
  intend: (intent: Intent) => void;
  /** Does a command as it is, where a panel has asked for all it needs; true when it is in the log. */
  send: (command: Command) => Promise<boolean>;
  /** The same, with its place in the log; undefined when it was refused. */
  perform: (command: Command) => Promise<CommandResult | undefined>;
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
  const perform = async (command: Command): Promise<CommandResult | undefined> => {
    setRefusal(undefined);
    setRunning((count) => count + 1);
    try {
      return await sendCommand(command);
    } catch (error) {
      setRefusal(codeOf(error));
      return undefined;
    } finally {
      setRunning((count) => count - 1);
    }
  };
  const send = async (command: Command): Promise<boolean> => (await perform(command)) !== undefined;
  const run = async (intent: Intent, particulars: Particulars): Promise<void> => {
    await send(commandOf(intent, particulars));
    setAsked((now) => (now === intent ? undefined : now));
  };
  return {
    asked,
    refusal,
    isBusy: running > 0,
    send,
    perform,
    intend: (intent) => (confirmations[intent.act] ? setAsked(intent) : void run(intent, nothingToAdd)),
    confirm: (particulars) => {
      if (asked) void run(asked, particulars);
    },
    dismiss: () => setAsked(undefined),
    forgetRefusal: () => setRefusal(undefined),
  };
}
