import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './Failure.mjs';
import { cacheDir, node24, root } from './paths.mjs';
import { runCommand } from './runCommand.mjs';

const client = join(root, 'client');
/** Everything that the pages are made of. */
const sources = ['client/src', 'client/locales', 'client/public', 'client/index.html', 'client/vite.config.ts', 'contracts/src', 'package-lock.json'];

/** SHA-256 of all that lies at these paths under the clone. @param {string[]} sources */
export function hashSources(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, join(root, source));
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path */
function addTo(hash, path) {
  if (!existsSync(path)) return;
  const entries = path.match(/\.[a-z]+$/) ? undefined : readdirSync(path).sort();
  if (entries) return entries.forEach((entry) => addTo(hash, join(path, entry)));
  hash.update(path.slice(root.length)).update(readFileSync(path));
}

/** Builds the client with Vite when a source changed since the last build; the new pages take the old ones' place at once. */
export async function clientBuild() {
  const now = hashSources(sources);
  const dist = join(client, 'dist');
  const stamp = join(cacheDir, 'client.sha256');
  if (existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return { said: 'already built' };
  mkdirSync(cacheDir, { recursive: true });
  const fresh = join(cacheDir, `client-${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await runCommand(node24, [vite, 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', fresh], { cwd: client });
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Failure('the client could not be built', 'See what Vite printed above.');
  }
  const old = `${fresh}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
  writeFileSync(stamp, now);
  return { said: 'built' };
}
