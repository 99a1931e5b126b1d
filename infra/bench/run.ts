import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm run -s bench -- NAME [options]`: runs infra/bench/NAME.ts, which prints, last, one line of JSON. */
const [name = ''] = process.argv.splice(2, 1);
const path = join(import.meta.dirname, `${name}.ts`);
const names = readdirSync(import.meta.dirname).flatMap((file) => (/^[a-z]+\.ts$/.test(file) && file !== 'run.ts' ? [file.slice(0, -3)] : []));
if (names.includes(name)) {
  await import(pathToFileURL(path).href);
} else {
  process.stderr.write(`Usage: npm run -s bench -- NAME\nBenches: ${names.join(', ') || 'none'}\n`);
  process.exitCode = 2;
}
