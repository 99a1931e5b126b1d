import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests } from './countTests.ts';

const folder = mkdtempSync(join(tmpdir(), 'assize-count-'));
afterAll(() => rmSync(folder, { recursive: true }));
function countOf(report: object): ReturnType<typeof countTests> {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return countTests(path);
}
const clean = { numPassedTests: 12, numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 1, success: true };

test('counts what passed, failed and was skipped', () => {
  expect(countOf(clean)).toEqual({ passed: 12, failed: 0, skipped: 1, isSuccess: true });
  expect(countOf({ ...clean, numFailedTests: 2, success: false })).toMatchObject({ passed: 12, failed: 2 });
});

test('a file that could not be loaded counts as a failure, though none of its tests ran', () => {
  expect(countOf({ ...clean, numFailedTestSuites: 1, success: false })).toMatchObject({ failed: 1, isSuccess: false });
});

test('a report that is missing or broken is no success', () => {
  expect(() => countTests(join(folder, 'none.json'))).toThrow('ENOENT');
  expect(() => countOf({})).toThrow();
});
