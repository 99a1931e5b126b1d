import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Whether nobody listens on this TCP port. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function isFreeForUdp(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** Below the range that the kernel takes for outgoing connections, so that a port stays free between a death and a restart. */
function drawPort(): number {
  return 20_000 + Math.floor(Math.random() * 12_000);
}

const tries = 200;
const taken = new Set<number>();

/** The wanted TCP port when it is free, else another one; never the same twice in one process. */
export async function findPort(wanted: number | undefined, host: string): Promise<number> {
  for (let count = 0; count < tries; count++) {
    const port = count === 0 && wanted !== undefined ? wanted : drawPort();
    if (taken.has(port) || !(await isFree(port, host))) continue;
    taken.add(port);
    return port;
  }
  throw new Error(`no free port was found on ${host}`);
}

/** First of `count` neighbouring ports that are free for UDP and TCP, the wanted ones when they are. */
export async function findMediaPorts(wanted: number, count: number, host: string): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const base = attempt === 0 ? wanted : drawPort();
    const ports = Array.from({ length: count }, (_, index) => base + index);
    if (ports.some((port) => taken.has(port))) continue;
    const areFree = await Promise.all(ports.map(async (port) => (await isFree(port, host)) && (await isFreeForUdp(port, host))));
    if (!areFree.every(Boolean)) continue;
    for (const port of ports) taken.add(port);
    return base;
  }
  throw new Error(`no ${String(count)} free ports for media were found on ${host}`);
}

/** Gives ports back for the next court of this process. */
export function releasePorts(ports: readonly number[]): void {
  for (const port of ports) taken.delete(port);
}
