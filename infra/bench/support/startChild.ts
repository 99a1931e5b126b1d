import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import type { Scope } from './Scope.ts';

interface Options {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  stdio: StdioOptions;
}
const stopLimitMs = 9000;

/** A process that ends with the scope, and by the kernel's signal when the bench itself is killed. */
export function startChild(scope: Scope, { command, args, env, stdio }: Options): ChildProcess {
  // `setpriv` replaces itself by what it starts: the process id is the real one's.
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], { stdio, env: { ...process.env, ...env } });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  scope.defer(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await exited;
      clearTimeout(timer);
    }
  });
  return child;
}

/** The first line that a child prints. Rejects when it ends before. */
export function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)} before it was ready`)));
  });
}

/** The id of a child that runs. */
export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process was not started');
  return child.pid;
}
