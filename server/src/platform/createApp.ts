import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import type { Logger } from '@assize/platform/log';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';

/** Changing requests must come from our own pages: the browser says so in `Origin` (or no browser sent them). */
export function checkOrigin(isAllowed: (origin: string) => boolean): RequestHandler {
  return (request, _response, next) => {
    const origin = request.headers.origin;
    const isChanging = request.method !== 'GET' && request.method !== 'HEAD';
    next(isChanging && origin !== undefined && !isAllowed(origin) ? new AppError('originRefused') : undefined);
  };
}

/** The web server: headers, API, files, and the client's pages with a fallback to its one page. */
export function createApp(options: { headers: RequestHandler; originCheck: RequestHandler; api: Router; clientDir: string; logger: Logger }): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  app.use(options.headers, options.originCheck, express.json({ limit: '64kb' }), options.api);
  app.use(['/api', '/files'], () => {
    throw new AppError('notFound', { what: 'route' });
  });
  // Only what is the same for everyone is compressed: answers that hold secrets must not tell them by their length (BREACH).
  app.use('/assets', compression(), express.static(join(options.clientDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static(options.clientDir, { index: false, maxAge: 0 }));
  app.get('/*path', (_request, response) => sendPage(response, options.clientDir));
  app.get('/', (_request, response) => sendPage(response, options.clientDir));
  app.use(presentError(options.logger));
  return app;
}

function sendPage(response: express.Response, clientDir: string): void {
  response.set('cache-control', 'no-cache').sendFile('index.html', { root: clientDir });
}

function presentError(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = asAppError(error);
    if (refusal.code === 'internal') logger.error({ err: error }, 'http request');
    response.status(refusal.status).json({ error: refusal.toBody() });
  };
}

/** Express's own refusals (bad JSON, body too large, no such asset) in our codes. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  if (status === 413) return new AppError('tooLarge');
  if (status === 404) return new AppError('notFound', { what: 'file' });
  return typeof status === 'number' && status >= 400 && status < 500 ? new AppError('badRequest') : new AppError('internal');
}
