import { AppError } from '@assize/contracts/AppError';
import { type ExchangeAnswer, type ExchangeRouteName, exchangeRoutes, maxPackageBytes, packageMediaType } from '@assize/contracts/exchange/routes';
import { idSchema } from '@assize/contracts/ids';
import { verifyToken } from '@assize/platform/tokens';
import express, { type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { Db } from '../platform/db.ts';
import type { HttpContext } from '../platform/handle.ts';
import { findPartner, type Partner, secretMarkOf } from './partners.ts';

const claims = z.object({ sub: z.uuid(), mark: z.string() });
interface PartnerInput<R extends ExchangeRouteName> {
  partner: Partner;
  params: Record<string, string>;
  body: (typeof exchangeRoutes)[R] extends { body: { schema: infer S extends z.ZodType } } ? z.infer<S> : undefined;
  request: Request;
}

/** Serves one route of the exchange for a partner: token, limit, parse, run, present. A body is read only of whoever has signed in. */
export function handlePartner<R extends Exclude<ExchangeRouteName, 'POST /api/exchange/token'>>(
  { router, secret, limits }: HttpContext,
  db: Db,
  name: R,
  run: (input: PartnerInput<R>) => Promise<ExchangeAnswer<R>>,
): void {
  const [method = '', path = ''] = name.split(' ');
  const route = exchangeRoutes[name];
  const signIn: RequestHandler = async (request, response, next) => {
    const { authorization = '' } = request.headers;
    if (!authorization.startsWith('Bearer ')) throw new AppError('notSignedIn');
    const { sub, mark } = verifyToken('exchange', authorization.slice('Bearer '.length), secret, claims);
    await limits.take('exchange', sub);
    const partner = await findPartner(db, sub);
    if (!partner || secretMarkOf(partner) !== mark) throw new AppError('notSignedIn');
    response.locals['partner'] = partner;
    next();
  };
  const handler: RequestHandler = async (request, response) => {
    const params: Record<string, string> = {};
    for (const [key, value] of Object.entries(request.params)) {
      const parsed = idSchema.safeParse(value);
      if (!parsed.success) throw new AppError('badRequest', { field: key });
      params[key] = parsed.data;
    }
    const schema = 'body' in route ? route.body.schema : z.unknown();
    const body = schema.safeParse(request.body);
    if (!body.success) throw new AppError('badRequest', { field: body.error.issues[0]?.path.join('.') ?? '' });
    const partner = response.locals['partner'] as Partner;
    const answer = await run({ partner, params, body: body.data as PartnerInput<R>['body'], request });
    response.set('cache-control', 'no-store').json(answer);
  };
  const parseLarge = express.json({ type: packageMediaType, limit: maxPackageBytes });
  const chain = [signIn, parseLarge, handler];
  if (method === 'GET') router.get(path, ...chain);
  else if (method === 'PUT') router.put(path, ...chain);
  else router.post(path, ...chain);
}
