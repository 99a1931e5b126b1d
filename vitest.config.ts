import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', 'data/**'];
/** Tests that carry real media run one file after another: they take both cores. */
const oneByOne = { pool: 'forks', fileParallelism: false, maxWorkers: 1 } as const;
/** Those of the server wait for a database most of their time, and carry no media that could be late. */
const twoByTwo = { pool: 'forks', fileParallelism: true, maxWorkers: 2 } as const;
const services = ['server/**/*.integration.test.ts'];

/** The binaries that the set-up step found, so that vitest can also be run by itself. */
function foundTools(): Record<string, string> {
  try {
    const tools = JSON.parse(readFileSync(join(import.meta.dirname, 'node_modules/.cache/assize/tools.json'), 'utf8')) as Record<string, string>;
    return Object.fromEntries(Object.entries(tools).filter(([name]) => process.env[name] === undefined));
  } catch {
    return {};
  }
}
const env = foundTools();
const withProcesses = { environment: 'node', env, testTimeout: 120_000, hookTimeout: 180_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.integration.test.ts', '**/*.e2e.test.ts'],
          environment: 'node',
          env,
          // Pure rules and views: what most of the time went into was loading them anew for each file.
          isolate: false,
          // Random courts are walked for as long as they take, on a busy machine too.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { name: 'service', include: services, exclude, sequence: { groupOrder: 1 }, ...withProcesses, ...twoByTwo } },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: [...exclude, ...services],
          sequence: { groupOrder: 2 },
          ...withProcesses,
          ...oneByOne,
        },
      },
      { test: { name: 'e2e', include: ['client/e2e/**/*.e2e.test.ts'], exclude, sequence: { groupOrder: 3 }, ...withProcesses, ...oneByOne } },
    ],
  },
});
