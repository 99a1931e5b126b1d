import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from '../start/tools.ts';
import { countTests } from './countTests.ts';

/** `npm test [-- unit | integration | e2e | vitest's own arguments]`: all tests or those named; a report is left in test-results/vitest.json. */
const projects = new Map([
  ['unit', ['unit']],
  ['integration', ['service', 'integration']],
  ['e2e', ['e2e']],
]);
const args = process.argv.slice(2);
const named = args.flatMap((arg) => projects.get(arg) ?? []).flatMap((project) => ['--project', project]);
const others = args.filter((arg) => !projects.has(arg));
const folder = join(root, 'test-results');
const report = join(folder, 'vitest.json');
mkdirSync(folder, { recursive: true });
rmSync(report, { force: true });

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...named, ...others], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => {
  process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
  try {
    const { passed, failed, skipped, isSuccess } = countTests(report);
    process.stdout.write(`${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}\n`);
    if (!isSuccess) process.exitCode ||= 1;
  } catch {
    process.stdout.write('0 passed, 1 failed (there is no report: the run broke off)\n');
    process.exitCode ||= 1;
  }
});
