import { spawn } from 'node:child_process';
import { PageFaultError } from './PageFaultError.ts';

export interface Confinement {
  /** The file to read: `/in` there. */
  input: string;
  /** The folder to write to: `/out` there, and where the program stands. */
  folder: string;
  seconds: number;
  megabytes: number;
  signal: AbortSignal;
  /** A code of the program that says something and is no fault. */
  alsoEndsWith?: number;
}

const readable = ['/etc/fonts', '/etc/alternatives', '/etc/ImageMagick-6', '/etc/libreoffice', '/etc/passwd', '/var/cache/fontconfig', '/var/lib/libreoffice'];
const links = [
  ['usr/lib', '/lib'],
  ['usr/lib64', '/lib64'],
  ['usr/bin', '/bin'],
] as const;
const mostOutput = 8 << 20;
const outOfTimeCodes = [124, 137, 152, 158];

/**
 * Runs a program of Debian on what a stranger uploaded: no network, no file but the one given, nothing to write to
 * but the folder, no more time and memory than said (bubblewrap, prlimit). Resolves with what it printed.
 * @throws PageFaultError `timeLimit`, `broken`, or `noRenderer` where such a place cannot be made.
 */
export async function confine(program: string, args: readonly string[], confinement: Confinement): Promise<string> {
  const { input, folder, seconds, megabytes, signal, alsoEndsWith = 0 } = confinement;
  const place = [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...[
      '--setenv',
      'PATH',
      '/usr/bin',
      '--setenv',
      'HOME',
      '/tmp',
      '--setenv',
      'LANG',
      'C.UTF-8',
      '--setenv',
      'MAGICK_THREAD_LIMIT',
      '1',
      '--setenv',
      'OMP_THREAD_LIMIT',
      '1',
    ],
    ...['--ro-bind', '/usr', '/usr', ...links.flatMap(([to, at]) => ['--symlink', to, at])],
    ...readable.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--ro-bind', input, '/in', '--bind', folder, '/out', '--chdir', '/out'],
  ];
  const limits = [`--as=${String(megabytes * 2 ** 20)}`, `--cpu=${String(seconds)}`, `--fsize=${String(2 * 2 ** 30)}`, '--core=0'];
  const child = spawn('bwrap', [...place, '--', 'prlimit', ...limits, '--', 'timeout', '-k', '1', String(seconds), program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? -1));
  });
  const [code, printed, said] = await Promise.all([ended, capped(child.stdout), capped(child.stderr)]).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new PageFaultError('noRenderer', { cause: error });
  });
  if (code === 0 || code === alsoEndsWith) return printed;
  const cause = new Error(`${program} ended with ${String(code)}: ${said.slice(0, 500)}`);
  if (said.startsWith('bwrap:')) throw new PageFaultError('noRenderer', { cause });
  throw new PageFaultError(outOfTimeCodes.includes(code) ? 'timeLimit' : 'broken', { cause });
}

/** What a program prints, the rest of it thrown away unread. */
async function capped(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    if (bytes < mostOutput) parts.push(part);
    bytes += part.length;
  }
  return Buffer.concat(parts).toString('utf8');
}
