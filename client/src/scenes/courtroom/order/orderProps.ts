import type { Command } from '@assize/contracts/hearing/commands';
import type { HearingState } from '@assize/contracts/hearing/state';

/** What each panel of the order of court needs: the courtroom, who looks at it, and how an act is sent. */
export interface OrderProps {
  state: HearingState;
  meId: string;
  isBusy: boolean;
  /** True when the act is in the log. */
  send: (command: Command) => Promise<boolean>;
}
