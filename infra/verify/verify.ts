import { readFileSync } from 'node:fs';
import { verifyLog } from './verifyLog.ts';

/** `npm run verify -- FILE`: verifies an exported hearing log offline. Exit code 0 when it holds, 1 when it does not, 2 when there is nothing to read. */
function main(path: string | undefined): number {
  if (!path) {
    process.stderr.write('Usage: npm run verify -- FILE\n');
    return 2;
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    process.stderr.write(`${path} cannot be read as JSON: ${(error as Error).message}\n`);
    return 2;
  }
  const { holds, lines } = verifyLog(value);
  process.stdout.write(`${[...lines, holds ? 'The log is whole.' : 'The log is NOT whole.'].join('\n')}\n`);
  return holds ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
