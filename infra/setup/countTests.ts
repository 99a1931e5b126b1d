import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The part of vitest's JSON report that is counted. */
const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
});

export interface TestCount {
  passed: number;
  /** Failed tests; a file that could not even be loaded counts as one. */
  failed: number;
  skipped: number;
  isSuccess: boolean;
}

/** Counts a report's tests over all projects. Throws when there is no report, or it is not understood. */
export function countTests(reportPath: string): TestCount {
  const report = reportSchema.parse(JSON.parse(readFileSync(reportPath, 'utf8')));
  const failed = report.numFailedTests === 0 && !report.success ? Math.max(1, report.numFailedTestSuites) : report.numFailedTests;
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests, isSuccess: report.success };
}
