/** Prints why tests of this file do not run, so that nobody takes them for passed; returns the reason. */
export function tellSkipped(reason: string): string {
  process.stderr.write(`skipped: ${reason}\n`);
  return reason;
}
