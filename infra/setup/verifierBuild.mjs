import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSources } from './clientBuild.mjs';
import { Failure } from './Failure.mjs';
import { cacheDir, node24, root } from './paths.mjs';
import { runCommand } from './runCommand.mjs';

const folder = join(root, 'infra', 'verifier');
/** Everything that the verifier is made of. */
const sources = ['infra/verifier/src', 'infra/verifier/page.css', 'infra/verifier/build.mjs', 'contracts/src', 'platform/src/journal', 'package-lock.json'];

/** Builds the stand-alone verifier of every export when a source changed since the last build. */
export async function verifierBuild() {
  const now = hashSources(sources);
  const dist = join(folder, 'dist');
  const stamp = join(cacheDir, 'verifier.sha256');
  if (existsSync(join(dist, 'verify.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return { said: 'already built' };
  mkdirSync(cacheDir, { recursive: true });
  const code = await runCommand(node24, [join(folder, 'build.mjs'), dist], { cwd: root });
  if (code !== 0) throw new Failure('the verifier could not be built', 'See what Vite printed above.');
  writeFileSync(stamp, now);
  return { said: 'built' };
}
