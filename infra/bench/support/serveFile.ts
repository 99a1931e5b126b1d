import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from './Scope.ts';

/** A bare server of one video, by ranges, and of a page with nothing but that video. Answers its address. */
export async function serveFile(scope: Scope, path: string): Promise<string> {
  const { size } = statSync(path);
  const server = createServer((request, response) => {
    if (request.url !== '/video.mp4') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><video src="/video.mp4" preload="auto" width="800" muted></video>');
      return;
    }
    const [from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '')?.slice(1) ?? [];
    const [start, end] = [Number(from), to === '' ? size - 1 : Number(to)];
    const headers = { 'content-type': 'video/mp4', 'accept-ranges': 'bytes', 'content-length': end - start + 1 };
    response.writeHead(206, { ...headers, 'content-range': `bytes ${String(start)}-${String(end)}/${String(size)}` });
    createReadStream(path, { start, end }).pipe(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  scope.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
