import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { ProductionError } from '../platform/ProductionError.ts';

export interface FfmpegOptions {
  binary: string;
  args: readonly string[];
  /** Working folder: arguments name files relative to it, so that no path needs quoting in a filter. */
  cwd: string;
  signal: AbortSignal;
  /** Called with the last lines that a failed run wrote; for the log, never for a client. */
  onFailure?: (lines: string) => void;
}

const keptErrorBytes = 4000;

/**
 * The shell becomes ffmpeg, after it has left a watcher behind, which reads the lifeline: a line means that
 * ffmpeg has ended; the end without one, that this process died, and with it everything that it had begun.
 * What is run are the shell's arguments, so it never reads a name as anything but a name.
 */
const underLifeline = '{ read -r _ <&3 || kill -9 $$; } </dev/null >/dev/null 2>&1 & exec 3<&-; exec "$@"';

/**
 * One run of ffmpeg, below the priority of live hearings. It does not outlive this process, however that ends.
 * `ended` rejects with ProductionError `ffmpegFailed`, `ffmpegMissing` or `stopped`; whoever starts it awaits
 * `ended` or calls close().
 */
export class FfmpegProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lifeline: Writable;
  readonly ended: Promise<void>;
  #errorTail = '';
  #isClosed = false;

  private constructor(child: ChildProcessWithoutNullStreams, options: FfmpegOptions) {
    this.#child = child;
    this.#lifeline = child.stdio[3] as Writable;
    this.#lifeline.on('error', () => undefined); // the watcher went first
    child.once('exit', () => this.#lifeline.end('ended\n', () => this.#lifeline.destroy()));
    const stop = (): void => void child.kill('SIGKILL');
    options.signal.addEventListener('abort', stop, { once: true });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errorTail = (this.#errorTail + text).slice(-keptErrorBytes);
    });
    child.stdin.on('error', () => undefined); // it ended before its input did: its exit code tells why
    this.ended = this.#waitForEnd(options).finally(() => options.signal.removeEventListener('abort', stop));
    this.ended.catch(() => undefined); // a reader of stdout may see the end first
  }

  static start(options: FfmpegOptions): FfmpegProcess {
    if (options.signal.aborted) throw new ProductionError('stopped');
    const args = ['-hide_banner', '-nostats', '-loglevel', 'error', '-y', ...options.args];
    const child = spawn('/bin/sh', ['-c', underLifeline, 'sh', options.binary, ...args], {
      cwd: options.cwd,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, AV_LOG_FORCE_NOCOLOR: '1' },
    }) as ChildProcessWithoutNullStreams;
    if (child.pid !== undefined) {
      try {
        setPriority(child.pid, 10);
      } catch {
        // Already gone; its exit is reported below.
      }
    }
    return new FfmpegProcess(child, options);
  }

  get stdin(): NodeJS.WritableStream {
    return this.#child.stdin;
  }
  get stdout(): NodeJS.ReadableStream {
    return this.#child.stdout;
  }

  async #waitForEnd(options: FfmpegOptions): Promise<void> {
    const [code] = (await once(this.#child, 'close').catch((error: unknown) => {
      options.onFailure?.(error instanceof Error ? error.message : 'not started');
      throw new ProductionError('ffmpegMissing');
    })) as [number | null];
    if (code === 0 || this.#isClosed) return;
    if (options.signal.aborted) throw new ProductionError('stopped');
    options.onFailure?.(this.#errorTail.trim());
    throw new ProductionError(code === 126 || code === 127 ? 'ffmpegMissing' : 'ffmpegFailed');
  }

  /** Writes to stdin and waits for room; rejects when the process has ended. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#child.stdin.write(bytes)) return;
    const controller = new AbortController();
    const drained = once(this.#child.stdin, 'drain', { signal: controller.signal }).catch(() => undefined);
    const gone = this.ended.then(() => {
      throw new ProductionError('ffmpegFailed');
    });
    await Promise.race([drained, gone]).finally(() => controller.abort());
  }

  endInput(): void {
    this.#child.stdin.end();
  }

  /** Ends the process now, if it still runs; its end is then no failure. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#child.stdout.destroy();
    this.#child.kill('SIGKILL');
    await this.ended.catch(() => undefined);
  }
}
