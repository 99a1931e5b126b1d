import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a Redis that loses the connection whenever a command is sent on it, so many times. */
export class RedisCutter {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** How often it has lost it. */
  cut = 0;

  static async start(url: string, command: string, times: number): Promise<RedisCutter> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new RedisCutter(server, Number(new URL(url).port), { command, times });
  }

  private constructor(server: Server, port: number, { command, times }: { command: string; times: number }) {
    this.#server = server;
    this.url = `redis://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('connection', (near) => {
      const far = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
      far.pipe(near);
      near.on('data', (bytes) => {
        // As the first word of a command, not as in `CLIENT INFO`.
        const isIt = new RegExp(String.raw`\*\d+\r\n\$\d+\r\n${command}\r\n`, 'i').test(bytes.toString('latin1'));
        if (this.cut === times || !isIt) return void far.write(bytes);
        this.cut += 1;
        near.destroy();
      });
    });
  }

  async close(): Promise<void> {
    for (const one of this.#sockets) one.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
