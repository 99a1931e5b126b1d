import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Court, type PartName, startCourt } from './startCourt.ts';
import { isAlive, until } from './testing/processes.ts';
import { node24, root } from './tools.ts';

const fakes = {
  server: 'infra/start/testing/fakeServer.ts',
  sfu: 'infra/start/testing/fakeSfu.ts',
  recordingWorker: 'infra/start/testing/fakeRecordingWorker.ts',
};
const names: PartName[] = ['server', 'sfu', 'recordingWorker', 'redis'];
let folder: string;
let court: Court | undefined;
beforeEach(() => {
  // With a space, as a person's folder may have.
  folder = mkdtempSync(join(tmpdir(), 'assize start-'));
});
afterEach(async () => {
  await court?.stop();
  court = undefined;
  rmSync(folder, { recursive: true, force: true });
});
const start = async (options: { port?: number } = {}): Promise<Court> => {
  court = await startCourt({ dataDir: join(folder, 'data'), scripts: fakes, ...options });
  return court;
};
const livingPids = (of: Court): number[] => names.map((name) => of.pids()[name]);
/** Of the parts that have lived. */
const grandchildren = (): number[] =>
  ['Server', 'Sfu', 'RecordingWorker']
    .map((kind) => join(folder, 'data', `${kind}.grandchild`))
    .flatMap((path) => (existsSync(path) ? [Number(readFileSync(path, 'utf8'))] : []));
function pidOr(of: Court, name: PartName): number | undefined {
  try {
    return of.pids()[name];
  } catch {
    return undefined;
  }
}

describe('the court under its supervisor', () => {
  test('starts every part, and gives the demo links', async () => {
    const of = await start();
    expect((await fetch(`${of.baseUrl}/healthz`)).status).toBe(200);
    expect(of.demo.links.judge).toContain(of.baseUrl);
    expect(livingPids(of).every(isAlive)).toBe(true);
  });

  test.each(names)('starts %s again after a SIGKILL, and kills what it left behind', async (name) => {
    const of = await start();
    const killed = of.pids()[name];
    const left = grandchildren();
    process.kill(killed, 'SIGKILL');
    await until(`${name} lives again`, () => ![undefined, killed].includes(pidOr(of, name)));
    const index = ['server', 'sfu', 'recordingWorker'].indexOf(name);
    if (index >= 0) expect(isAlive(left[index] ?? 0)).toBe(false);
  });

  test('stopping leaves no process, and the data directory and the port to the next', async () => {
    const first = await start();
    const all = [...livingPids(first), ...grandchildren()];
    await first.stop();
    expect(all.filter(isAlive)).toEqual([]);
    const port = Number(new URL(first.baseUrl).port);
    const second = await start({ port });
    expect(second.baseUrl).toBe(first.baseUrl);
  });

  test('keeps its secrets for its owner only, and the same at the next start', async () => {
    const key = join(folder, 'data/keys/master-key');
    await (await start()).stop();
    const before = readFileSync(key, 'utf8');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(Buffer.from(before, 'base64')).toHaveLength(32);
    await start();
    expect(readFileSync(key, 'utf8')).toBe(before);
  });

  test('refuses a busy port and a data directory in use, and says what to do', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    await expect(start({ port })).rejects.toThrow(`Port ${String(port)} is busy`);
    blocker.close();
    await start();
    await expect(startCourt({ dataDir: join(folder, 'data'), scripts: fakes })).rejects.toThrow('Another court already runs');
  });
});

test('a part that cannot start is said, with the end of its log, and nothing is left running', async () => {
  const scripts = { ...fakes, sfu: 'infra/start/testing/nowhere.ts' };
  await expect(startCourt({ dataDir: join(folder, 'data'), scripts })).rejects.toThrow(/^sfu dies again and again \(exit code 1\):\n[^]*Node\.js v24/);
  expect(existsSync(join(folder, 'data/court.lock'))).toBe(false);
  expect(grandchildren().filter(isAlive)).toEqual([]);
});

describe('a supervisor that is killed', () => {
  /** A supervisor in a process of its own. */
  async function run(): Promise<{ supervisor: ReturnType<typeof spawn>; pids: number[] }> {
    const program = `
      import { startCourt } from ${JSON.stringify(join(root, 'infra/start/startCourt.ts'))};
      const court = await startCourt({ dataDir: process.env.DATA_DIR, scripts: ${JSON.stringify(fakes)} });
      const { server, sfu, recordingWorker, redis } = court.pids();
      console.log(JSON.stringify([server, sfu, recordingWorker, redis]));`;
    const supervisor = spawn(node24, ['--input-type=module', '-e', program], {
      cwd: root,
      env: { ...process.env, DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    supervisor.stdout.on('data', (chunk) => (text += String(chunk)));
    await until('the court is open', () => text.endsWith('\n'), 30_000);
    return { supervisor, pids: JSON.parse(text) as number[] };
  }

  test('takes its processes with it, and the next start takes over', async () => {
    const { supervisor, pids } = await run();
    supervisor.kill('SIGKILL');
    await until('all have ended', () => !pids.some(isAlive));
    expect(existsSync(join(folder, 'data/court.lock'))).toBe(true);
    const next = await start();
    expect((await fetch(`${next.baseUrl}/healthz`)).status).toBe(200);
  });
});
