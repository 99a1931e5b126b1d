import jwt from 'jsonwebtoken';
import type { z } from 'zod';
import { AppError } from '@assize/contracts/AppError';
import { tokenKinds, type TokenKind } from '@assize/contracts/media/tokens';

const issuer = 'assize';

/** A token for one border only (RFC 7519; explicit `typ` after RFC 8725 section 3.11). */
export function signToken(kind: TokenKind, claims: object, secret: string, expiresInS: number = tokenKinds[kind].expiresInS): string {
  const { audience, typ } = tokenKinds[kind];
  return jwt.sign(claims, secret, { algorithm: 'HS256', audience, issuer, expiresIn: expiresInS, header: { alg: 'HS256', typ } });
}

/** Claims of a token made for this border; anything else is `notSignedIn`, an old one `sessionExpired`. */
export function verifyToken<S extends z.ZodType>(kind: TokenKind, token: unknown, secret: string, schema: S): z.infer<S> {
  if (typeof token !== 'string' || token.length > 16384) throw new AppError('notSignedIn');
  const { audience, typ } = tokenKinds[kind];
  let complete: jwt.Jwt;
  try {
    complete = jwt.verify(token, secret, { algorithms: ['HS256'], audience, issuer, complete: true });
  } catch (error) {
    throw new AppError(error instanceof jwt.TokenExpiredError ? 'sessionExpired' : 'notSignedIn');
  }
  if (complete.header.typ !== typ) throw new AppError('notSignedIn');
  const parsed = schema.safeParse(complete.payload);
  if (!parsed.success) throw new AppError('notSignedIn');
  return parsed.data;
}
