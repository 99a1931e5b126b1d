import { createContext, useContext } from 'react';

/** One's own screen before the court: what the person may do about it now. */
export interface ScreenShare {
  /** False where the browser cannot, as on phones. */
  canShare: boolean;
  /** The browser's own window is open. */
  isChoosing: boolean;
  /** It came to nothing: none was chosen, or the browser may not. */
  hasFailed: boolean;
  share: () => void;
  stop: () => void;
  forgetFailure: () => void;
}
const nothing = (): void => undefined;
const context = createContext<ScreenShare>({
  canShare: false,
  isChoosing: false,
  hasFailed: false,
  share: nothing,
  stop: nothing,
  forgetFailure: nothing,
});
export const ScreenShareProvider = context.Provider;

/** For whatever offers to share the screen, wherever in the courtroom it stands. */
export function useScreenShare(): ScreenShare {
  return useContext(context);
}
