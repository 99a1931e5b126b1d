import type { CaseCommand } from '@assize/contracts/casefile/commands';
import { type Acting, useAct } from '../../record/useAct.ts';
import type { FilePanelProps } from './filePanel.ts';

/** Sends a command of a form, and goes on when it was done. */
export function useSend(act: FilePanelProps['act'], onDone: () => void): { acting: Acting; send: (command: CaseCommand) => void } {
  const acting = useAct();
  const send = (command: CaseCommand): void => {
    void acting.run(() => act(command)).then((isDone) => (isDone ? onDone() : undefined));
  };
  return { acting, send };
}
