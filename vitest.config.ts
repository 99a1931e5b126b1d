import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', 'data/**'];
/** Tests that start processes run one file after another, after the unit tests: two cores, real media. */
const oneByOne = { pool: 'forks', fileParallelism: false, maxWorkers: 1 } as const;

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
          // Random courts are walked for as long as they take, on a busy machine too.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude,
          environment: 'node',
          env,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
          ...oneByOne,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['client/e2e/**/*.e2e.test.ts'],
          exclude,
          environment: 'node',
          env,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
          ...oneByOne,
        },
      },
    ],
  },
});
