import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { arch, homedir, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { debianPackages, installDebian } from './debianPackages.mjs';
import { Failure } from './Failure.mjs';
import { root } from './paths.mjs';
import { capture, runCommand } from './runCommand.mjs';

const recipe = join(root, 'infra', 'mediasoup-worker');
const mediasoup = join(root, 'node_modules', 'mediasoup');
/** What the worker answers with when it was not started by mediasoup: it loads and runs. */
const loadsAndRuns = 41;

/** @param {string} binary */
async function doesRun(binary) {
  const env = { ...process.env };
  delete env['MEDIASOUP_VERSION'];
  return (await capture(binary, [], { env })).code === loadsAndRuns;
}

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** Where the worker of this version and this recipe is kept, shared by all clones of a user. @param {string} version */
function cachedPath(version) {
  const hash = createHash('sha256');
  for (const file of [join(recipe, 'build.sh'), ...filesUnder(join(recipe, 'shims'))]) hash.update(readFileSync(file));
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'assize', 'mediasoup-worker', `${version}-${platform()}-${arch()}-${hash.digest('hex').slice(0, 12)}`, 'mediasoup-worker');
}

/** Upstream's prebuilt worker, when it can be had within a few seconds and runs here. @param {string} version @param {string} out */
async function download(version, out) {
  if (process.env['MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD']) return false;
  const base = process.env['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] || 'https://github.com/versatica/mediasoup/releases/download';
  const kernel = platform() === 'linux' ? `-kernel${release().split('.')[0]}` : '';
  const folder = `${dirname(out)}.part-${process.pid}`;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), 6000);
  try {
    const answer = await fetch(`${base}/${version}/mediasoup-worker-${version}-${platform()}-${arch()}${kernel}.tgz`, { signal: abort.signal });
    if (!answer.ok) return false;
    clearTimeout(timer);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'worker.tgz'), Buffer.from(await answer.arrayBuffer()));
    const unpacked = await capture('tar', ['-xzf', join(folder, 'worker.tgz'), '-C', folder]);
    const binary = join(folder, 'mediasoup-worker');
    if (unpacked.code !== 0 || !(await doesRun(binary))) return false;
    mkdirSync(dirname(out), { recursive: true });
    renameSync(binary, out);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} path */
function assertExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Failure(`MEDIASOUP_WORKER_BIN is set, but ${path} is no executable file`, 'Correct the variable, or unset it and let set-up obtain the worker.');
  }
}

/**
 * mediasoup's worker: the one that MEDIASOUP_WORKER_BIN names, else the one in the user's cache, else
 * upstream's prebuilt, else built here from the npm package's source against Debian's libraries.
 * @param {(line: string) => void} say
 */
export async function mediasoupWorker(say) {
  const given = process.env['MEDIASOUP_WORKER_BIN'];
  if (given) {
    assertExecutable(given);
    return { said: 'given by MEDIASOUP_WORKER_BIN', value: given };
  }
  const { version } = JSON.parse(readFileSync(join(mediasoup, 'package.json'), 'utf8'));
  const out = cachedPath(version);
  if (existsSync(out) && (await doesRun(out))) return { said: 'already in the cache', value: out };
  rmSync(out, { force: true });
  if (await download(version, out)) return { said: 'prebuilt worker downloaded', value: out };
  say("upstream's prebuilt worker is not to be had here; it is built from source (6 minutes on two cores, once a user)");
  await installDebian(debianPackages.build);
  mkdirSync(dirname(out), { recursive: true });
  // One build at a time: whoever waited finds the worker made (build.sh looks again).
  const code = await runCommand('flock', [`${dirname(out)}.lock`, 'bash', join(recipe, 'build.sh'), mediasoup, out]);
  if (code !== 0 || !(await doesRun(out))) {
    throw new Failure(
      "mediasoup's worker could not be built",
      'See what the build printed above. With a worker built elsewhere, set MEDIASOUP_WORKER_BIN to its path.',
    );
  }
  return { said: `built into ${out}`, value: out };
}
