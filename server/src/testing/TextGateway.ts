import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { vi } from 'vitest';
import { z } from 'zod';

const bodySchema = z.strictObject({ id: z.uuid(), to: z.string(), text: z.string() });
export interface ReceivedText extends z.infer<typeof bodySchema> {
  body: string;
  headers: IncomingHttpHeaders;
}

/** A gateway for text messages of a test. */
export class TextGateway {
  readonly url: string;
  readonly received: ReceivedText[] = [];
  /** The status with which the next are answered. */
  status = 202;
  readonly #server: Server;

  static async start(): Promise<TextGateway> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TextGateway(server);
  }

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/texts`;
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        this.received.push({ ...bodySchema.parse(JSON.parse(body)), body, headers: request.headers });
        response.writeHead(this.status).end('taken');
      });
    });
  }

  async waitFor(to: string, count: number): Promise<ReceivedText[]> {
    const mine = (): ReceivedText[] => this.received.filter((one) => one.to === to);
    await vi.waitFor(() => {
      if (mine().length < count) throw new Error(`${String(mine().length)} of ${String(count)} came to ${to}`);
    }, 120_000);
    return mine();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
