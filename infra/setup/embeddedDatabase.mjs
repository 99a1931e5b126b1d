import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './Failure.mjs';
import { cacheDir, node24, root } from './paths.mjs';
import { runCommand } from './runCommand.mjs';

const make = `const { PGlite } = await import('@electric-sql/pglite'); await (await PGlite.create(process.argv[1])).close();`;

/** Makes the empty cluster from which embedded databases begin, once for each version of PGlite. */
export async function embeddedDatabase() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'));
  const folder = join(cacheDir, `pglite-${version}`);
  if (existsSync(folder)) return { said: 'already made', value: folder };
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  const code = await runCommand(node24, ['--input-type=module', '-e', make, half], { cwd: root });
  if (code !== 0) throw new Failure('the embedded database could not be made', 'See what PGlite printed above.');
  renameSync(half, folder);
  return { said: 'made', value: folder };
}
