import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Options } from '../S3Store.ts';

const run = promisify(execFile);
/** Debian's, for which its packages are. */
const python = '/usr/bin/python3';
const rings = ['object', 'container', 'account'] as const;
const binaries = ['swift-proxy-server', ...rings.map((one) => `swift-${one}-server`)].map((one) => `/usr/bin/${one}`);

/** Why OpenStack Swift cannot be started here, which is also printed; undefined when it can. */
export function whyNoSwift(): string | undefined {
  try {
    for (const path of ['/etc/swift/swift.conf', ...binaries]) accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    const reason = `OpenStack Swift cannot be used (Debian's swift-proxy, swift-account, swift-container and swift-object, as root): ${String(error)}`;
    process.stderr.write(`skipped: ${reason}\n`);
    return reason;
  }
}

/**
 * A whole object store with an S3 door that checks signatures: OpenStack Swift, one server of each kind on loopback,
 * one copy of everything in a folder that goes with it. Lists are given three keys a page.
 */
export class SwiftServer {
  readonly options: S3Options;
  readonly #folder: string;
  readonly #processes: ChildProcess[] = [];

  /** Resolves when the bucket is there. */
  static async start(): Promise<SwiftServer> {
    const folder = await mkdtemp(join(tmpdir(), 'assize-swift-'));
    const [proxyPort = 0, ...ports] = await findPorts(1 + rings.length);
    const swift = new SwiftServer(folder, proxyPort);
    try {
      await mkdir(join(folder, 'devices/one'), { recursive: true });
      await run(python, ['-c', buildRings, folder, ...rings.map((kind, index) => `${kind}:${String(ports[index] ?? 0)}`)]);
      for (const [index, kind] of rings.entries()) await swift.#serve(kind, ports[index] ?? 0, storageConfig(folder, kind));
      await swift.#serve('proxy', proxyPort, proxyConfig);
      await Promise.all([proxyPort, ...ports].map((port) => swift.#untilListening(port)));
      await swift.#makeBucket();
    } catch (error) {
      await swift.close();
      throw error;
    }
    return swift;
  }

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.options = {
      endpoint: `http://127.0.0.1:${String(port)}`,
      region: 'us-east-1',
      bucket: 'assize',
      accessKeyId: 'court:key',
      secretAccessKey: 'secretOfTests',
    };
  }

  async close(): Promise<void> {
    for (const one of this.#processes.splice(0)) {
      if (one.exitCode !== null || one.signalCode !== null) continue;
      const ended = once(one, 'exit');
      one.kill('SIGKILL');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #serve(kind: string, port: number, config: string): Promise<void> {
    const path = join(this.#folder, `${kind}.conf`);
    const lines = [
      '[DEFAULT]',
      'bind_ip = 127.0.0.1',
      `bind_port = ${String(port)}`,
      'workers = 0',
      `user = ${userInfo().username}`,
      `swift_dir = ${this.#folder}`,
    ];
    await writeFile(path, `${lines.join('\n')}\n${config}`);
    this.#processes.push(spawn('setpriv', ['--pdeathsig', 'KILL', `/usr/bin/swift-${kind}-server`, path], { stdio: 'ignore' }));
  }

  /** Its servers say nothing when they are ready. */
  async #untilListening(port: number): Promise<void> {
    for (let attempt = 0; !(await isListening(port)); attempt++) {
      if (attempt > 300 || this.#processes.some((one) => one.exitCode !== null)) throw new Error(`Swift does not listen on ${String(port)}`);
      await setTimeout(100);
    }
  }

  async #makeBucket(): Promise<void> {
    const { endpoint = '', region, bucket, accessKeyId = '', secretAccessKey = '' } = this.options;
    const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    client.destroy();
  }
}

/** Where everything is: four partitions, one copy, one device. By Swift's own library, since its command takes nine runs. */
const buildRings = `
import sys
from swift.common.ring import RingBuilder
for place in sys.argv[2:]:
    kind, port = place.split(':')
    builder = RingBuilder(2, 1, 0)
    address = {'ip': '127.0.0.1', 'port': int(port), 'replication_ip': '127.0.0.1', 'replication_port': int(port)}
    builder.add_dev({'region': 1, 'zone': 1, 'device': 'one', 'weight': 1, 'meta': '', **address})
    builder.rebalance()
    builder.get_ring().save(sys.argv[1] + '/' + kind + '.ring.gz')
`;

function storageConfig(folder: string, kind: string): string {
  const section = `${kind}-server`;
  return `devices = ${join(folder, 'devices')}\nmount_check = false\n[pipeline:main]\npipeline = ${section}\n[app:${section}]\nuse = egg:swift#${kind}\n`;
}

/** No cache runs: nothing here needs to be quick. */
const proxyConfig = `[pipeline:main]
pipeline = catch_errors cache s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:tempauth]
use = egg:swift#tempauth
user_court_key = secretOfTests .admin
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
max_bucket_listing = 3
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`;

async function findPorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((one) => (one.address() as AddressInfo).port);
  for (const one of servers) one.close();
  return ports;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
