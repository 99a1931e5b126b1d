import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Before what is asked reaches who answers, and after they answered and before that is heard. */
type Moment = 'before' | 'after';
type Heed = (asked: string, moment: Moment) => Promise<'pass' | 'cut'>;

/** Stands between two installations and may cut a request off, before it arrives or before its answer does. */
export class CutProxy {
  readonly baseUrl: string;
  /** What is asked, as method and the last names of the path: `PUT documents`. */
  heed: Heed = () => Promise.resolve('pass');
  readonly #server: Server;
  readonly #target: string;

  static async start(target: string): Promise<CutProxy> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new CutProxy(server, target);
  }

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = target;
    this.baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('request', (asked, answer) => void this.#pass(asked, answer).catch(() => answer.destroy()));
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const names = (asked.url ?? '').split('/').filter((part) => !/^[0-9a-f-]{36}$/.test(part));
    const what = `${asked.method ?? ''} ${names.at(-1) ?? ''}`;
    if ((await this.heed(what, 'before')) === 'cut') return void answer.destroy();
    const { method, headers } = asked;
    const forward = request(this.#target + (asked.url ?? ''), { method, headers: { ...headers, connection: 'close' }, agent: false });
    asked.pipe(forward);
    const [answered] = (await once(forward, 'response')) as [IncomingMessage];
    const body = await text(answered);
    if ((await this.heed(what, 'after')) === 'cut') return void answer.destroy();
    answer.writeHead(answered.statusCode ?? 500, { 'content-type': answered.headers['content-type'] ?? 'application/json' }).end(body);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
