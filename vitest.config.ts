import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', 'data/**'];
/** Tests that start processes run one file after another: two cores, real media. */
const oneByOne = { pool: 'forks', fileParallelism: false, maxWorkers: 1 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...exclude, '**/*.integration.test.ts', '**/*.e2e.test.ts'], environment: 'node' },
      },
      {
        test: { name: 'integration', include: ['**/*.integration.test.ts'], exclude, environment: 'node', testTimeout: 60_000, hookTimeout: 60_000, ...oneByOne },
      },
      {
        test: { name: 'e2e', include: ['client/e2e/**/*.e2e.test.ts'], exclude, environment: 'node', testTimeout: 120_000, hookTimeout: 120_000, ...oneByOne },
      },
    ],
  },
});
