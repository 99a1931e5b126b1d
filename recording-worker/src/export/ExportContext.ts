import type { StepContext } from '../steps/StepContext.ts';

/** What the making of a package works with. */
export interface ExportContext extends Omit<StepContext, 'masterKey'> {
  /** Paths of the stand-alone verifier; a package goes out without it where it was not built. */
  verifier: { html: string; mjs: string };
  /** The court's secret for the marks in sound, soundMarkKey(). */
  markKey: Buffer;
}
