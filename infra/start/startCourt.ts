import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { buildCourtEnvs } from './courtEnv.ts';
import { rotateLog, takeDataDir, untilReleased } from './dataDir.ts';
import { type Demo, findDemo } from './demo.ts';
import { untilUp } from './health.ts';
import { ensureLanCertificate } from './lan.ts';
import { findMediaPorts, findPort, isFree, releasePorts } from './findPorts.ts';
import { redisConfig } from './redisConfig.ts';
import { loadSecrets } from './secrets.ts';
import { StartFault } from './StartFault.ts';
import { type Death, SupervisedProcess } from './SupervisedProcess.ts';
import { tailOf } from './tail.ts';
import { foundTools, node24, root } from './tools.ts';

const partNames = ['server', 'sfu', 'recordingWorker', 'redis'] as const;
export type PartName = (typeof partNames)[number];

export interface StartCourtOptions {
  /** Where the pages are served; a free port when not given. */
  port?: number;
  dataDir: string;
  /** Added to this process's environment; what it sets wins over the embedded defaults. */
  env?: Record<string, string>;
  /** Served by HTTPS to the machines of the same network. */
  isLan?: boolean;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
  /** Told of each process that died and is started again. */
  onDeath?: (death: Death) => void;
  /** How long all parts may take to be up. */
  limitMs?: number;
  /** Other programs in the place of ours, for tests of the supervisor. */
  scripts?: Partial<Record<Exclude<PartName, 'redis'>, string>>;
  /** Options of Node for each process, as `--watch`. */
  nodeArgs?: readonly string[];
}

/** A running court: its processes under supervision. */
export interface Court {
  readonly baseUrl: string;
  readonly dataDir: string;
  /** Ids of the processes that live now; reading one that is dead this moment throws. */
  pids(): Record<PartName, number>;
  /** The demo case with its links; throws where the court has none. */
  readonly demo: Demo;
  /** Ends every process within 10 s; may be called again. */
  stop(): Promise<void>;
}

const scripts = { server: 'server/src/main.ts', sfu: 'sfu/src/main.ts', recordingWorker: 'recording-worker/src/main.ts' };
const wantedPorts = { sfu: 3001, worker: 3002, mediaBase: 44_000 };
/** A part that dies so often before it was up will not come up. */
const mostDeaths = 4;
const stopLimitMs = { ours: 8500, redis: 1000 };

/**
 * Starts server, sfu, recording-worker and (unless REDIS_URL is set) Redis on one data directory, and waits until
 * all are up. Throws StartFault, with nothing left running, when that cannot be.
 */
export async function startCourt(options: StartCourtOptions): Promise<Court> {
  const dataDir = resolve(options.dataDir);
  const given: NodeJS.ProcessEnv = { ...foundTools(), ...process.env, NODE_ENV: 'production', ...options.env };
  const lock = takeDataDir(dataDir);
  const processes = new Map<PartName, SupervisedProcess>();
  const ports: number[] = [];
  let stopped: Promise<void> | undefined;
  const startUp = new AbortController();
  const deaths = new Map<string, number>();
  const onDeath = (death: Death): void => {
    options.onDeath?.(death);
    deaths.set(death.name, (deaths.get(death.name) ?? 0) + 1);
    if (deaths.get(death.name) === mostDeaths) startUp.abort(new StartFault(`${death.name} dies again and again (${death.how}):\n${death.lastLines}`));
  };
  const lockPath = (name: PartName): string => join(dataDir, 'locks', `${name}.lock`);
  const logPath = (name: PartName): string => join(dataDir, 'logs', `${name}.log`);

  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      const { redis, ...ours } = Object.fromEntries(processes);
      await Promise.all(Object.values(ours).map((one) => one?.stop(stopLimitMs.ours)));
      await redis?.stop(stopLimitMs.redis);
      releasePorts(ports);
      lock.release();
    })();
    return stopped;
  };

  const start = (name: PartName, command: string, args: readonly string[], env: NodeJS.ProcessEnv, input?: string): void => {
    rotateLog(logPath(name));
    processes.set(
      name,
      SupervisedProcess.start({
        name,
        command,
        args,
        env,
        cwd: root,
        lockPath: lockPath(name),
        logPath: logPath(name),
        ...(input !== undefined && { input }),
        onDeath,
      }),
    );
  };

  try {
    if (lock.isAfterKill) await Promise.all(partNames.map((name) => untilReleased(lockPath(name), 12)));
    const secrets = loadSecrets(dataDir, given);
    const lan = options.isLan ? await ensureLanCertificate(dataDir) : undefined;
    const listenOn = lan ? '0.0.0.0' : (given['HOST'] ?? '127.0.0.1');
    const mediaWorkers = Number(given['SFU_WORKERS'] ?? availableParallelism());
    const port = await serverPort(options.port, listenOn);
    const sfu = await findPort(Number(given['SFU_PORT'] ?? wantedPorts.sfu), listenOn);
    const worker = await findPort(Number(given['WORKER_PORT'] ?? wantedPorts.worker), '127.0.0.1');
    const mediaBase = await findMediaPorts(Number(given['RTC_PORT_BASE'] ?? wantedPorts.mediaBase), mediaWorkers, lan ? '0.0.0.0' : '127.0.0.1');
    ports.push(port, sfu, worker, ...Array.from({ length: mediaWorkers }, (_, index) => mediaBase + index));
    let redisUrl = given['REDIS_URL'];
    if (!redisUrl) {
      const redis = { port: await findPort(undefined, '127.0.0.1'), password: randomBytes(24).toString('hex'), dir: join(dataDir, 'redis') };
      ports.push(redis.port);
      redisUrl = `redis://:${redis.password}@127.0.0.1:${String(redis.port)}`;
      start('redis', 'redis-server', ['-'], given, redisConfig(redis));
    }
    const envs = buildCourtEnvs({
      given,
      dataDir,
      secrets,
      redisUrl,
      ports: { server: port, sfu, worker, mediaBase },
      mediaWorkers,
      clientDir: join(root, 'client/dist'),
      ...(lan && { lan }),
    });
    for (const name of ['server', 'sfu', 'recordingWorker'] as const) {
      start(name, node24, [...(options.nodeArgs ?? []), join(root, options.scripts?.[name] ?? scripts[name])], envs[name]);
    }
    const scheme = envs.server['TLS_CERT'] ? 'https' : 'http';
    const addresses = {
      sfu: `${scheme}://127.0.0.1:${String(sfu)}`,
      recordingWorker: `http://127.0.0.1:${String(worker)}`,
      server: `${scheme}://127.0.0.1:${String(port)}`,
    };
    const signal = AbortSignal.any([startUp.signal, ...(options.signal ? [options.signal] : [])]);
    for (const [name, url] of Object.entries(addresses) as [PartName, string][]) {
      await untilUp(url, options.limitMs ?? 150_000, signal).catch((error: Error) => {
        signal.throwIfAborted();
        throw new StartFault(`${name} did not come up (${error.message}). The end of ${logPath(name)}:\n${tailOf(logPath(name), 15)}`);
      });
    }
    return {
      baseUrl: envs.baseUrl,
      dataDir,
      get demo() {
        const demo = findDemo(dataDir, envs.baseUrl);
        if (!demo) throw new StartFault(`The court has no demo case for ${envs.baseUrl}.`);
        return demo;
      },
      pids: () => pidsOf(processes),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serverPort(wanted: number | undefined, host: string): Promise<number> {
  if (wanted === undefined) return findPort(undefined, host);
  if (await isFree(wanted, host)) return wanted;
  throw new StartFault(`Port ${String(wanted)} is busy. Stop what listens there, or choose another: PORT=${String(wanted + 100)} npm start`);
}

function pidsOf(processes: ReadonlyMap<PartName, SupervisedProcess>): Record<PartName, number> {
  const pidOf = (name: PartName): number => {
    const pid = processes.get(name)?.pid;
    if (pid === undefined) throw new Error(`${name} does not run at this moment`);
    return pid;
  };
  return {
    get server() {
      return pidOf('server');
    },
    get sfu() {
      return pidOf('sfu');
    },
    get recordingWorker() {
      return pidOf('recordingWorker');
    },
    get redis() {
      return pidOf('redis');
    },
  };
}
