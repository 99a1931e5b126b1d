import { verifyToken } from '@assize/platform/tokens';
import { z } from 'zod';

/** Claims of an access token: who signs, in which session. */
export const accessClaims = z.object({ sub: z.uuid(), sessionId: z.uuid(), isAdmin: z.boolean() });
export interface Caller {
  accountId: string;
  sessionId: string;
  isAdmin: boolean;
}

/** The caller an access token speaks for; throws notSignedIn or sessionExpired. */
export function verifyAccess(token: unknown, secret: string): Caller {
  const claims = verifyToken('access', token, secret, accessClaims);
  return { accountId: claims.sub, sessionId: claims.sessionId, isAdmin: claims.isAdmin };
}
