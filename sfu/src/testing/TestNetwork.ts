import { execFile, execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { tellSkipped } from './tellSkipped.ts';

const run = promisify(execFile);
/** Of Debian's iproute2; not in everybody's PATH. */
const ip = '/usr/sbin/ip';
const prefix = `assize-${String(process.pid)}-`;

/** Why no networks of our own can be made here, which is also printed; undefined when they can. */
export function whyNoNetworks(): string | undefined {
  const name = `${prefix}probe`;
  try {
    execFileSync(ip, ['netns', 'add', name], { stdio: 'pipe' });
    try {
      execFileSync(ip, ['-n', name, 'link', 'add', 'one', 'type', 'veth', 'peer', 'name', 'other'], { stdio: 'pipe' });
    } finally {
      execFileSync(ip, ['netns', 'del', name], { stdio: 'pipe' });
    }
    return undefined;
  } catch (error) {
    return tellSkipped(`no network namespace can be made here (Linux, root and iproute2 are needed): ${String(error).split('\n', 1)[0] ?? ''}`);
  }
}

/** One end of a cable: in a namespace, or in the network of the test itself. */
interface End {
  namespace?: string;
  /** Last number of its address. */
  host: number;
}

/** Networks of namespaces and cables between them, in a range that no real network uses (RFC 2544). */
export class TestNetwork {
  readonly #range = `198.${String(randomInt(18, 20))}.${String(randomInt(256))}`;
  readonly #namespaces: string[] = [];
  #cables = 0;

  static async create(): Promise<TestNetwork> {
    await sweep();
    return new TestNetwork();
  }

  /** A namespace with nothing in it but loopback; packets are not passed on from one of its cables to another. */
  async addNamespace(label: string): Promise<string> {
    const name = `${prefix}${label}`;
    await run(ip, ['netns', 'add', name]);
    this.#namespaces.push(name);
    await run(ip, ['-n', name, 'link', 'set', 'lo', 'up']);
    return name;
  }

  address(host: number): string {
    return `${this.#range}.${String(host)}`;
  }

  /** Lays a cable, whose ends see each other as 30-bit neighbours; returns the names of its ends. */
  async connect(from: End, to: Required<End>): Promise<[string, string]> {
    const cable = `az${process.pid.toString(36)}c${String(this.#cables++)}`;
    const [one, other] = [`${cable}a`, `${cable}b`];
    await run(ip, ['link', 'add', one, 'type', 'veth', 'peer', 'name', other, 'netns', to.namespace]);
    if (from.namespace !== undefined) await run(ip, ['link', 'set', one, 'netns', from.namespace]);
    await this.#setUp(one, from);
    await this.#setUp(other, to);
    return [one, other];
  }

  /** `ip` inside a namespace; rejects with what it said. */
  async ip(namespace: string, ...args: string[]): Promise<string> {
    return (await run(ip, ['-n', namespace, ...args])).stdout;
  }

  /** Ends whatever still holds: cables go with their namespaces. */
  async close(): Promise<void> {
    for (const name of this.#namespaces.splice(0)) await run(ip, ['netns', 'del', name]);
  }

  async #setUp(device: string, { namespace, host }: End): Promise<void> {
    const inside = namespace === undefined ? [] : ['-n', namespace];
    await run(ip, [...inside, 'address', 'add', `${this.address(host)}/30`, 'dev', device]);
    await run(ip, [...inside, 'link', 'set', device, 'up']);
  }
}

/** The command that runs another inside a namespace, and ends it with this process. */
export function insideOf(namespace: string, command: string, args: readonly string[]): [string, string[]] {
  return [ip, ['netns', 'exec', namespace, 'setpriv', '--pdeathsig', 'KILL', command, ...args]];
}

/** Takes away what a test that was killed left behind. */
async function sweep(): Promise<void> {
  const { stdout } = await run(ip, ['netns', 'list']);
  for (const [name, pid] of stdout.matchAll(/^assize-(\d+)-\S+/gm)) if (!isAlive(Number(pid))) await run(ip, ['netns', 'del', name]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
