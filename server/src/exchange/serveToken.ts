import { exchangeRoutes } from '@assize/contracts/exchange/routes';
import { idSchema } from '@assize/contracts/ids';
import { tokenKinds } from '@assize/contracts/media/tokens';
import { signToken } from '@assize/platform/tokens';
import express, { type Request, type Response } from 'express';
import type { Db } from '../platform/db.ts';
import type { HttpContext } from '../platform/handle.ts';
import { findPartner, isSecretOf, secretMarkOf } from './partners.ts';

/** The client credentials grant (RFC 6749, 4.4); refusals in the form of 5.2, as clients of OAuth know it. */
export function serveToken({ router, secret, limits }: HttpContext, db: Db): void {
  const { schema } = exchangeRoutes['POST /api/exchange/token'].body;
  router.post('/api/exchange/token', express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    await limits.take('signIn', `exchange ${request.ip ?? 'unknown'}`);
    response.set('cache-control', 'no-store');
    const body = schema.safeParse(request.body);
    if (!body.success) return refuse(response, 400, 'invalid_request');
    if (body.data.grant_type !== 'client_credentials') return refuse(response, 400, 'unsupported_grant_type');
    const { id, password } = readBasic(request) ?? { id: body.data.client_id, password: body.data.client_secret };
    const partner = idSchema.safeParse(id).success ? await findPartner(db, id ?? '') : undefined;
    if (!partner || password === undefined || !isSecretOf(partner, password)) return refuse(response, 401, 'invalid_client');
    const access_token = signToken('exchange', { sub: partner.id, mark: secretMarkOf(partner) }, secret);
    response.json({ access_token, token_type: 'Bearer', expires_in: tokenKinds.exchange.expiresInS });
  });
}

/** Id and secret by HTTP Basic (RFC 6749, 2.3.1): ours are of characters that need no encoding. */
function readBasic(request: Request): { id: string; password: string } | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id, password: rest.join(':') };
}

function refuse(response: Response, status: number, error: string): void {
  if (status === 401) response.set('www-authenticate', 'Basic realm="assize exchange"');
  response.status(status).json({ error });
}
