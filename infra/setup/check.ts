import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../start/tools.ts';

/** `npm run check`: types, lint, format and dead code; all are run, and one that fails makes the whole fail. */
const modules = join(root, 'node_modules');
const checks: [string, string[]][] = [
  ['types', [join(modules, 'typescript/bin/tsc'), '-p', '.']],
  ['lint', [join(modules, 'oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '--disable-nested-config']],
  ['format', [join(modules, 'oxfmt/bin/oxfmt'), '--check', '.']],
  ['dead code', [join(modules, 'knip/bin/knip.js')]],
];
const failed: string[] = [];
for (const [name, args] of checks) {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const isFine = status === 0;
  if (!isFine) failed.push(name);
  process.stdout.write(`check: ${name}: ${isFine ? 'fine' : 'FAILED'} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`);
}
process.stdout.write(failed.length === 0 ? 'check: all fine\n' : `check: failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
