import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workerEnv } from '../../recording-worker/src/platform/env.ts';
import { serverEnv } from '../../server/src/platform/env.ts';
import { sfuEnv } from '../../sfu/src/env.ts';
import { root } from '../start/tools.ts';
import { portsOf, readCompose, readDockerfile } from './compose.ts';

const { services, volumes, text } = readCompose();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const ours = {
  server: { schema: serverEnv.def.in.shape, portVariable: 'PORT', entry: 'server/src/main.ts' },
  sfu: { schema: sfuEnv.def.in.shape, portVariable: 'SFU_PORT', entry: 'sfu/src/main.ts' },
  'recording-worker': { schema: workerEnv.def.in.shape, portVariable: 'WORKER_PORT', entry: 'recording-worker/src/main.ts' },
};
const serviceOf = (name: string): (typeof services)[string] => {
  const service = services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
  return service;
};

describe('the production shape in docker-compose.yml', () => {
  test('has every part of the court, each with a health check and a pinned image or a Dockerfile', () => {
    const parts = ['clamav', 'minio', 'minio-bucket', 'postgres', 'proxy', 'recording-worker', 'redis', 'server', 'sfu', 'turn'];
    expect(Object.keys(services).toSorted()).toEqual(parts);
    for (const [name, service] of Object.entries(services)) {
      if (name !== 'minio-bucket') expect(service.healthcheck, name).toBeDefined();
      if (service.build) expect(existsSync(join(root, service.build.dockerfile)), name).toBe(true);
      else expect(service.image, name).toMatch(/:(?!latest)[\w.-]*\d[\w.-]*$/);
    }
  });

  test('every dependency is a service, and waits for health only where there is a check', () => {
    for (const service of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(service.depends_on) as [string, { condition?: string }][]) {
        if (condition === 'service_healthy') expect(serviceOf(name).healthcheck, name).toBeDefined();
        else expect(services).toHaveProperty(name);
      }
    }
  });

  test('every named volume is declared, and every mounted file is in the project', () => {
    for (const volume of Object.values(services).flatMap((service) => service.volumes)) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('./')) expect(existsSync(join(root, source)), source).toBe(true);
      else expect(volumes).toContain(source);
    }
  });

  test('every variable that the operator has to set is in env.example', () => {
    const known = [...read('infra/docker/env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '');
    const used = new Set([...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map((match) => match[1] ?? ''));
    expect([...used].toSorted()).toEqual(known.toSorted());
  });

  test('no part but the proxy, the media ports and the relay is reachable from outside', () => {
    const open = Object.entries(services).filter(([, service]) => service.ports.length > 0 || service.network_mode === 'host');
    expect(open.map(([name]) => name).toSorted()).toEqual(['proxy', 'sfu', 'turn']);
  });
});

describe.each(Object.entries(ours))('the service %s', (name, { schema, portVariable, entry }) => {
  const service = serviceOf(name);
  const dockerfile = readDockerfile(service.build?.dockerfile ?? '');

  test('sets only variables that the process reads, and what it needs to start', () => {
    for (const variable of Object.keys(service.environment)) expect(Object.keys(schema)).toContain(variable);
    for (const variable of ['ASSIZE_SECRET', 'MASTER_KEY', 'REDIS_URL', 'S3_BUCKET']) expect(service.environment).toHaveProperty(variable);
  });

  test('is checked at the port that it listens on', () => {
    const port = service.environment[portVariable];
    expect(service.healthcheck?.test).toEqual(['CMD', 'node', 'infra/docker/healthcheck.ts', `http://127.0.0.1:${String(port)}/healthz`]);
    expect(dockerfile.find(([instruction]) => instruction === 'EXPOSE')?.[1].split(' ')[0]).toBe(port);
  });

  test('is built from files that are in the project, and runs its entry as nobody special', () => {
    const copied = dockerfile
      .filter(([instruction, rest]) => instruction === 'COPY' && !rest.startsWith('--from'))
      .flatMap(([, rest]) => rest.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true);
    expect(dockerfile.at(-1)).toEqual(['CMD', JSON.stringify(['node', entry]).replace(',', ', ')]);
    expect(existsSync(join(root, entry)), entry).toBe(true);
    expect(dockerfile).toContainEqual(['USER', 'node']);
  });
});

describe('what the parts must agree on', () => {
  test('the media ports: one a worker, open for UDP and TCP', () => {
    const { environment, ports } = serviceOf('sfu');
    const base = Number(environment['RTC_PORT_BASE']);
    const expected = Array.from({ length: Number(environment['SFU_WORKERS']) }, (_, index) => base + index);
    for (const protocol of ['udp', 'tcp']) expect(ports.filter((port) => port.endsWith(protocol)).flatMap(portsOf)).toEqual(expected);
  });

  test('the proxy leads to services at the ports where they listen', () => {
    const upstreams = [...read('infra/docker/Caddyfile').matchAll(/reverse_proxy (\S+):(\d+)/g)].map((match) => [match[1], match[2]]);
    expect(upstreams).toEqual([
      ['server', serviceOf('server').environment['PORT']],
      ['sfu', serviceOf('sfu').environment['SFU_PORT']],
    ]);
    for (const host of read('infra/docker/Caddyfile').matchAll(/\{\$(\w+)\}/g)) expect(serviceOf('proxy').environment).toHaveProperty(host[1] ?? '');
    expect(read('infra/docker/Caddyfile')).toContain(serviceOf('proxy').healthcheck?.test.at(-1)?.replace(/\/$/, ''));
  });

  test('the relay listens where the sfu sends people, with the same secret, and never leads into private networks', () => {
    const config = read('infra/turn/turnserver.conf');
    const [port] = [...config.matchAll(/^listening-port=(\d+)$/gm)].map((match) => match[1]);
    expect(serviceOf('sfu').environment['TURN_URLS']?.split(',')).toEqual([
      `turn:\${TURN_HOST:?}:${String(port)}?transport=udp`,
      `turn:\${TURN_HOST:?}:${String(port)}?transport=tcp`,
    ]);
    expect(serviceOf('turn').command).toContain('--static-auth-secret=${TURN_SECRET:?}');
    for (const network of ['10.0.0.0', '127.0.0.0', '172.16.0.0', '192.168.0.0', '169.254.0.0', 'fc00::'])
      expect(config).toContain(`denied-peer-ip=${network}-`);
  });

  test('clamd takes every document that the server takes, says when it gave up on one, and is waited for by nobody who runs without it', () => {
    const config = read('infra/clamav/clamd.conf');
    const megabytesOf = (name: string): number => Number(new RegExp(`^${name} (\\d+)M$`, 'm').exec(config)?.[1]);
    const largest = serverEnv.def.in.shape.EVIDENCE_MAX_BYTES.parse(undefined) / 1024 / 1024;
    for (const limit of ['StreamMaxLength', 'MaxFileSize', 'MaxScanSize']) expect(megabytesOf(limit), limit).toBeGreaterThanOrEqual(largest);
    expect(config).toMatch(/^AlertExceedsMax yes$/m);
    expect(read('infra/docker/env.example')).toContain(`tcp://clamav:${String(/^TCPSocket (\d+)$/m.exec(config)?.[1])}`);
    for (const { depends_on } of Object.values(services)) expect(depends_on).not.toHaveProperty('clamav');
  });

  test('Redis keeps what it took and refuses when it is full, as the embedded one', () => {
    const command = serviceOf('redis').command?.join(' ');
    for (const option of ['--appendonly yes', '--appendfsync everysec', '--maxmemory-policy noeviction']) expect(command).toContain(option);
  });
});
