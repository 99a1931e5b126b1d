import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './Failure.mjs';
import { node24, root } from './paths.mjs';
import { capture, outerEnv, runCommand } from './runCommand.mjs';

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** Whether node_modules holds what package-lock.json names (npm's own note of what it installed says so). */
export function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = readPackages(note);
  const wanted = readPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const found = installed[path];
    // Optional packages are those of other systems; the root is not in npm's note.
    if (!found) return path === '' || optional === true || devOptional === true;
    return found.version === version;
  });
}

async function hasNode24() {
  const { code, stdout } = await capture(node24, ['--version']);
  return code === 0 && stdout.startsWith('v24.');
}

/** Packages by `npm ci` with install scripts off, then the one script that is wanted: the one that fetches Node 24. */
export async function npmPackages() {
  if (isInstalled() && (await hasNode24())) return { said: 'already installed' };
  const options = { cwd: root, env: outerEnv() };
  if (!isInstalled()) {
    const code = await runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
    if (code !== 0) {
      throw new Failure(
        `npm ci ended with ${code}`,
        'See what npm printed above. Is the registry reachable, is this folder writable, and is there room on the disk?',
      );
    }
  }
  const code = await runCommand('npm', ['rebuild', 'node', '--ignore-scripts=false'], options);
  if (code !== 0 || !(await hasNode24())) {
    throw new Failure(
      'Node 24 could not be installed into node_modules',
      'It comes from the npm package `node`. See what npm printed above; then run the same command again.',
    );
  }
  return { said: 'installed by npm ci, with Node 24' };
}
