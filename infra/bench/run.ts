import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchResult } from './BenchResult.ts';

/** `npm run -s bench -- NAME [options]`: runs `bench()` of infra/bench/NAME.ts and prints its result, last, as one line of JSON. */
const [name = ''] = process.argv.splice(2, 1);
const path = join(import.meta.dirname, `${name}.ts`);
const names = readdirSync(import.meta.dirname).flatMap((file) => (/^[a-z]+\.ts$/.test(file) && file !== 'run.ts' ? [file.slice(0, -3)] : []));
if (names.includes(name)) {
  const { bench } = (await import(pathToFileURL(path).href)) as { bench: () => Promise<BenchResult> };
  process.stdout.write(`${JSON.stringify(await bench())}\n`);
} else {
  process.stderr.write(`Usage: npm run -s bench -- NAME\nBenches: ${names.join(', ') || 'none'}\n`);
  process.exitCode = 2;
}
