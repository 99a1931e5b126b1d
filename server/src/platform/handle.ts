import { AppError } from '@assize/contracts/AppError';
import { type RouteAnswer, type RouteBody, type RouteName, routes } from '@assize/contracts/http/routes';
import { idSchema } from '@assize/contracts/ids';
import type { Request, RequestHandler, Response, Router } from 'express';
import { type Caller, verifyAccess } from './verifyAccess.ts';
import type { RateLimits } from './rateLimits.ts';

export interface HttpContext {
  router: Router;
  secret: string;
  limits: RateLimits;
  /** Rejects with sessionExpired when the session was ended. */
  assertSession: (sessionId: string) => Promise<void>;
}
interface RouteInput<R extends RouteName> {
  body: RouteBody<R>;
  /** Ids in the path, parsed. */
  params: Record<string, string>;
  request: Request;
  response: Response;
}

/** Serves one route of the contracts for signed-in callers: limit, sign-in, parse, run, present. */
export function handle<R extends RouteName>(context: HttpContext, route: R, run: (caller: Caller, input: RouteInput<R>) => Promise<RouteAnswer<R>>): void {
  serve(context, route, async (input) => {
    return run(await callerOf(context, input.request.headers.authorization), input);
  });
}

/** Whose request it is, by its access token; within their rate. Throws AppError. */
export async function callerOf(context: HttpContext, authorization = ''): Promise<Caller> {
  if (!authorization.startsWith('Bearer ')) throw new AppError('notSignedIn');
  const caller = verifyAccess(authorization.slice('Bearer '.length), context.secret);
  await context.limits.take('api', caller.accountId);
  await context.assertSession(caller.sessionId);
  return caller;
}

/** The same for routes by which one signs in, or that anybody may read. */
export function handleOpenly<R extends RouteName>(
  context: HttpContext,
  route: R,
  limit: 'signIn' | 'refresh' | 'openly' | 'beginApplication',
  run: (input: RouteInput<R>) => Promise<RouteAnswer<R>>,
): void {
  serve(context, route, async (input) => {
    await context.limits.take(limit, input.request.ip ?? 'unknown');
    return run(input);
  });
}

function serve<R extends RouteName>(context: HttpContext, route: R, run: (input: RouteInput<R>) => Promise<RouteAnswer<R>>): void {
  const [method = '', path = ''] = route.split(' ');
  const handler: RequestHandler = async (request, response) => {
    const params: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.params)) {
      const parsed = idSchema.safeParse(value);
      if (!parsed.success) throw new AppError('badRequest', { field: name });
      params[name] = parsed.data;
    }
    const body = routes[route].body.safeParse(request.body ?? {});
    if (!body.success) throw new AppError('badRequest', { field: body.error.issues[0]?.path.join('.') ?? '' });
    const answer = await run({ body: body.data as RouteBody<R>, params, request, response });
    response.set('cache-control', 'no-store').json(answer);
  };
  switch (method) {
    case 'GET':
      context.router.get(path, handler);
      return;
    case 'POST':
      context.router.post(path, handler);
      return;
    default:
      context.router.delete(path, handler);
  }
}
