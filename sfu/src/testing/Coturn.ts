import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tellSkipped } from './tellSkipped.ts';
import { insideOf } from './TestNetwork.ts';

const config = resolve(import.meta.dirname, '../../../infra/turn/turnserver.conf');
const binary = '/usr/bin/turnserver';

/** Why coturn cannot be started here, which is also printed; undefined when it can. */
export function whyNoCoturn(): string | undefined {
  if (existsSync(binary)) return undefined;
  return tellSkipped(`${binary} is not installed (Debian's coturn)`);
}

interface Options {
  namespace: string;
  secret: string;
  /** Where people reach it. */
  listenAddress: string;
  /** From where it reaches the sfu. */
  relayAddress: string;
  sfuAddress: string;
}

/** A real coturn with the configuration of the production shape, and on its command line what docker-compose.yml gives. */
export class Coturn {
  readonly #process: ChildProcess;
  readonly #folder: string;
  /** What it wrote so far. */
  log = '';

  /** Resolves when it takes requests. */
  static async start(options: Options): Promise<Coturn> {
    const folder = await mkdtemp(join(tmpdir(), 'assize-turn-'));
    const args = [
      ...['-c', config, `--static-auth-secret=${options.secret}`, '--realm=court.test', `--allowed-peer-ip=${options.sfuAddress}`],
      ...[`--listening-ip=${options.listenAddress}`, `--relay-ip=${options.relayAddress}`, '--log-file=stdout', '--no-tls', '--no-dtls'],
      ...[`--pidfile=${join(folder, 'pid')}`, `--userdb=${join(folder, 'turndb')}`],
    ];
    const coturn = new Coturn(spawn(...insideOf(options.namespace, binary, args), { stdio: ['ignore', 'pipe', 'pipe'] }), folder);
    try {
      await coturn.#until('SQLite DB connection success');
    } catch (error) {
      await coturn.close();
      throw error;
    }
    return coturn;
  }

  private constructor(process: ChildProcess, folder: string) {
    this.#process = process;
    this.#folder = folder;
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
  }

  async close(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  #until(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#process.once('error', reject);
      this.#process.once('exit', () => reject(new Error(`coturn ended: ${this.log}`)));
      this.#process.stdout?.on('data', () => this.log.includes(line) && resolve());
    });
  }
}

/** What coturn's own client says when it asks the relay, from a namespace, for a way to a peer with these credentials. */
export function askRelay(namespace: string, relay: string, { username, credential }: { username: string; credential: string }, peer: string): Promise<string> {
  const [command, args] = insideOf(namespace, 'turnutils_uclient', ['-c', '-n', '1', '-m', '1', '-e', peer, '-u', username, '-w', credential, relay]);
  // It ends with a failure when it is refused, and what it printed tells by which.
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 10_000 }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}
