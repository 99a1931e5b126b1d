import { readFile } from 'node:fs/promises';
import { AppError } from '@assize/contracts/AppError';
import { verifierFiles } from '@assize/platform/verifierFiles';
import type { Router } from 'express';

/**
 * `GET /verify.html`: the verifier of every package, for whoever would rather have it from the court than out of the
 * package that it is to check. The page's own policy allows its one script and nothing else, so it is sent under that.
 */
export function serveVerifier(router: Router, folder: string): void {
  const { html, mjs } = verifierFiles(folder);
  const read = (path: string): Promise<string> =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new AppError('notFound', { what: 'file' }) : error;
    });
  router.get('/verify.html', async (_request, response) => {
    const page = await read(html);
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(page)?.[1] ?? "default-src 'none'";
    response
      .set({ 'content-security-policy': `${policy}; frame-ancestors 'none'`, 'cache-control': 'no-cache' })
      .type('html')
      .send(page);
  });
  router.get('/verify.mjs', async (_request, response) => {
    response
      .attachment('verify.mjs')
      .type('text/javascript')
      .send(await read(mjs));
  });
}
