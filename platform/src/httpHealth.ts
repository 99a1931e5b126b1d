import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Throws (or rejects) when the part is down. */
export type Check = () => Promise<void> | void;
export interface Health {
  status: 'up' | 'down';
  parts: Record<string, 'up' | 'down'>;
}

/** Runs every check, each with a second to answer. */
export async function checkHealth(checks: Record<string, Check>): Promise<Health> {
  const entries = await Promise.all(
    Object.entries(checks).map(async ([part, check]) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('late')), 1000);
      });
      const isUp = await Promise.race([Promise.resolve().then(check), late]).then(
        () => true,
        () => false,
      );
      clearTimeout(timer);
      return [part, isUp ? 'up' : 'down'] as const;
    }),
  );
  const status = entries.every(([, state]) => state === 'up') ? 'up' : 'down';
  return { status, parts: Object.fromEntries(entries) };
}

/** Handler of `GET /healthz`: 200 when every part is up, else 503 and which is not. */
export function healthHandler(checks: Record<string, Check>): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (_request, response) => {
    const health = await checkHealth(checks);
    response.writeHead(health.status === 'up' ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(health));
  };
}

interface MetricsSource {
  contentType: string;
  metrics(): Promise<string>;
}

/** `/healthz` and `/metrics` for a process that has no web server of its own. */
export async function serveHealth(options: {
  host: string;
  port: number;
  checks: Record<string, Check>;
  registry: MetricsSource;
}): Promise<{ port: number; close(): Promise<void> }> {
  const answerHealth = healthHandler(options.checks);
  const server = createServer((request, response) => {
    if (request.url === '/healthz') return void answerHealth(request, response);
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    options.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': options.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return { port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
