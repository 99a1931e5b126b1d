import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { clientBuild } from './clientBuild.mjs';
import { debianPackages, installDebian } from './debianPackages.mjs';
import { embeddedDatabase } from './embeddedDatabase.mjs';
import { Failure } from './Failure.mjs';
import { mediasoupWorker } from './mediasoupWorker.mjs';
import { npmPackages } from './npmPackages.mjs';
import { cacheDir, node24, root } from './paths.mjs';
import { step } from './step.mjs';
import { verifierBuild } from './verifierBuild.mjs';
import { videoTools } from './videoTools.mjs';

/** What each task runs once the machine is set up, how much of the machine it needs, and whether it starts a court that is to last. */
const tasks = {
  start: { script: 'infra/start/main.ts', debian: debianPackages.start, isWhole: true, isLasting: true },
  dev: { script: 'infra/start/dev.ts', debian: debianPackages.start, isWhole: true, isLasting: true },
  test: { script: 'infra/setup/runTests.ts', debian: [...debianPackages.start, ...debianPackages.test], isWhole: true, isLasting: false },
  check: { script: 'infra/setup/check.ts', debian: [], isWhole: false, isLasting: false },
  bench: { script: 'infra/bench/run.ts', debian: [...debianPackages.start, ...debianPackages.test], isWhole: true, isLasting: false },
  chaos: { script: 'infra/chaos/chaos.ts', debian: [...debianPackages.start, ...debianPackages.test], isWhole: true, isLasting: false },
};

/** @param {{ debian: string[], isWhole: boolean, isLasting: boolean }} task @returns {Promise<Record<string, string>>} */
async function setUp({ debian, isWhole, isLasting }) {
  await step('npm packages', npmPackages);
  if (!isWhole) return {};
  await step('Debian packages', () => installDebian(debian));
  const video = await step('ffmpeg', videoTools);
  const worker = await step('mediasoup worker', mediasoupWorker);
  await step('client', clientBuild);
  await step('verifier', verifierBuild);
  // A court that is to last makes its own, and waits until the disk has it.
  const seed = isLasting ? undefined : await step('embedded database', embeddedDatabase);
  const tools = { ...video, MEDIASOUP_WORKER_BIN: worker, ...(seed && { EMBEDDED_SEED: seed }) };
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(join(cacheDir, 'tools.json'), JSON.stringify(tools));
  return tools;
}

/** @param {string} script @param {string[]} args @param {Record<string, string>} tools */
function hand(script, args, tools) {
  const PATH = [dirname(node24), process.env['PATH']].join(delimiter);
  const child = spawn(node24, [join(root, script), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...tools, PATH } });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A Ctrl-C reaches the child by the terminal as well; it takes the second for the first.
    process.on(signal, () => child.kill(signal));
  }
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[/** @type {keyof typeof tasks} */ (name)];
try {
  if (!task) throw new Failure(`there is no task ${JSON.stringify(name)}`, `Tasks: ${Object.keys(tasks).join(', ')}`);
  hand(task.script, args, await setUp(task));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`\nset-up: ${error.message}.\n${error.advice}\n`);
  process.exit(1);
}
