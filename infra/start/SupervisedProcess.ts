import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { BackOff } from './backOff.ts';
import { tailOf } from './tail.ts';

export interface ProcessOptions {
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** What is written to its standard input, which is then closed. */
  input?: string;
  /** Held while it lives, so that no two of its kind work on one data directory. */
  lockPath: string;
  /** Where its output is appended. */
  logPath: string;
  /** Told of each death that was not asked for, with the last lines of its log. */
  onDeath?: (death: Death) => void;
}
export interface Death {
  name: string;
  how: string;
  restartInMs: number;
  lastLines: string;
}

/**
 * A child process in a group of its own, started again with back-off whenever it dies. It ends with us: on
 * `stop()`, and by the kernel's signal and the closed channel when we are killed.
 */
export class SupervisedProcess {
  readonly name: string;
  readonly #options: ProcessOptions;
  readonly #backOff = new BackOff();
  #child: ChildProcess | undefined;
  #restart: NodeJS.Timeout | undefined;
  #isStopping = false;
  #ended: Promise<void> = Promise.resolve();

  private constructor(options: ProcessOptions) {
    this.name = options.name;
    this.#options = options;
  }

  static start(options: ProcessOptions): SupervisedProcess {
    const supervised = new SupervisedProcess(options);
    supervised.#spawn();
    return supervised;
  }

  /** Id of the process that lives now; undefined between a death and the next start. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  #spawn(): void {
    const { command, args, env, cwd, input, lockPath, logPath } = this.#options;
    const log = openSync(logPath, 'a', 0o600);
    const startedAt = performance.now();
    // `flock` and `setpriv` replace themselves by what they start: the process id is the real one's. `setpriv`
    // asks the kernel to end it when we are gone, even by SIGKILL; the channel is for processes of ours, which watch it.
    const wrapped = ['--no-fork', '--timeout', '10', lockPath, 'setpriv', '--pdeathsig', 'TERM', command, ...args];
    const child = spawn('flock', wrapped, { cwd, env, detached: true, stdio: [input === undefined ? 'ignore' : 'pipe', log, log, 'ipc'] });
    closeSync(log);
    child.stdin?.on('error', () => undefined); // it died before it read: its end is told below
    child.stdin?.end(input);
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      let isOver = false;
      const over = (how: string): void => {
        if (isOver) return;
        isOver = true;
        this.#child = undefined;
        signalGroup(child.pid, 'SIGKILL'); // what it left behind (workers, ffmpeg)
        if (!this.#isStopping) this.#startAgain(how, performance.now() - startedAt);
        resolve();
      };
      child.once('error', (error) => over(error.message));
      child.once('exit', (code, signal) => over(signal ?? `exit code ${String(code)}`));
    });
  }

  #startAgain(how: string, livedMs: number): void {
    const restartInMs = this.#backOff.after(livedMs);
    this.#restart = setTimeout(() => this.#spawn(), restartInMs);
    this.#options.onDeath?.({ name: this.name, how, restartInMs, lastLines: tailOf(this.#options.logPath) });
  }

  /** Asks it to end, and kills its whole group when it has not within the limit. */
  async stop(limitMs: number): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return this.#ended;
    const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), limitMs);
    child.kill('SIGTERM');
    await this.#ended;
    clearTimeout(timer);
  }
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // nobody is left in the group
  }
}
