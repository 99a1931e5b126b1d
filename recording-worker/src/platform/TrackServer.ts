import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

/** Read from the store at a time: no line to it is held open while ffmpeg waits for another file. */
const pieceBytes = 1 << 18;

/**
 * Lets ffmpeg read a recording's tracks where it needs them, straight from the object store, so that thirty seconds of
 * two hours need no copy of two hours. On loopback, under a name that nobody can guess. What could not be read looks
 * to ffmpeg like an end: whoever used it asks assertWhole() afterwards.
 */
export class TrackServer {
  readonly #store: ObjectStore;
  readonly #recordingId: string;
  readonly #server: Server;
  readonly #secret = randomBytes(16).toString('hex');
  readonly #lengths = new Map<string, Promise<number>>();
  #failure: { error: unknown } | undefined;

  private constructor(store: ObjectStore, recordingId: string) {
    this.#store = store;
    this.#recordingId = recordingId;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.#failure ??= { error };
        response.destroy();
      });
    });
  }

  static async start(store: ObjectStore, recordingId: string): Promise<TrackServer> {
    const tracks = new TrackServer(store, recordingId);
    tracks.#server.listen(0, '127.0.0.1');
    await once(tracks.#server, 'listening');
    return tracks;
  }

  /** Where a track's product is read. */
  urlOf(name: string): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/${this.#secret}/${name}`;
  }

  /** Throws what kept a track from being read. */
  assertWhole(): void {
    if (this.#failure) throw this.#failure.error;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = request.url?.startsWith(`/${this.#secret}/`) ? request.url.slice(this.#secret.length + 2) : undefined;
    if (name === undefined) {
      response.writeHead(404).end();
      return;
    }
    const key = recordingKeys.product(this.#recordingId, name);
    const length = await this.#lengthOf(key);
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const [start, last] = [Number(from), to === '' ? length - 1 : Math.min(length - 1, Number(to))];
    if (start > last) {
      response.writeHead(416, { 'Content-Range': `bytes */${String(length)}` }).end();
      return;
    }
    const range = { 'Accept-Ranges': 'bytes', 'Content-Range': `bytes ${String(start)}-${String(last)}/${String(length)}` };
    response.writeHead(request.headers.range === undefined ? 200 : 206, { ...range, 'Content-Length': last - start + 1 });
    await pipeline(this.#pieces(key, start, last), response).catch(() => response.destroy()); // ffmpeg went on to another place
  }

  async *#pieces(key: string, start: number, last: number): AsyncGenerator<Buffer> {
    try {
      for (let at = start; at <= last; at += pieceBytes) {
        const end = Math.min(last, at + pieceBytes - 1);
        const bytes = await buffer(await this.#store.open(key, { start: at, end }));
        if (bytes.length !== end - at + 1) throw new Error('a track is shorter than it was');
        yield bytes;
      }
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }

  async #lengthOf(key: string): Promise<number> {
    const known = this.#lengths.get(key);
    if (known) return known;
    const asked = this.#store.stat(key).then((found) => {
      if (!found) throw Object.assign(new Error('no such track'), { code: 'ENOENT' });
      return found.bytes;
    });
    this.#lengths.set(key, asked);
    return asked;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
