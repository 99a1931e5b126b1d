import { AppError } from '@assize/contracts/AppError';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Db } from '../platform/db.ts';
import { handleOpenly, type HttpContext } from '../platform/handle.ts';
import { useLink } from './links.ts';
import { presentSession } from './presentSession.ts';
import { assertSessionLives, endSession, openSession, type OpenSession, refreshSession } from './sessions.ts';

const cookieSeconds = 14 * 3600;

/** Signing in by a personal link, staying signed in, signing out. */
export function serveSessions(context: HttpContext, db: Db, options: { isSecure: boolean; onEnded: (sessionIds: readonly string[]) => void }): void {
  const keepCookie = (response: Response, session: OpenSession): void => {
    if (session.refreshToken) response.append('set-cookie', cookieOf(session.sessionId, session.refreshToken, cookieSeconds, options.isSecure));
  };

  handleOpenly(context, 'POST /api/sessions', 'signIn', async ({ body, response }) => {
    const session = await openSession(db, await useLink(db, body.secret));
    keepCookie(response, session);
    return presentSession(db, session, context.secret);
  });

  handleOpenly(context, 'POST /api/sessions/:sessionId/refresh', 'refresh', async ({ params, request, response }) => {
    const sessionId = params['sessionId'] ?? '';
    const refreshToken = refreshTokenOf(request, sessionId);
    const session = await refreshSession(db, sessionId, refreshToken).catch(async (error: unknown) => {
      await assertSessionLives(db, sessionId).catch(() => options.onEnded([sessionId]));
      throw error;
    });
    keepCookie(response, session);
    return presentSession(db, session, context.secret);
  });

  handleOpenly(context, 'DELETE /api/sessions/:sessionId', 'refresh', async ({ params, request, response }) => {
    const sessionId = params['sessionId'] ?? '';
    await endSession(db, sessionId, refreshTokenOf(request, sessionId));
    await assertSessionLives(db, sessionId).catch(() => options.onEnded([sessionId]));
    response.append('set-cookie', cookieOf(sessionId, '', 0, options.isSecure));
    return {};
  });
}

function cookieOf(sessionId: string, value: string, maxAge: number, secure: boolean): string {
  return stringifySetCookie({ name: `assize_${sessionId}`, value, httpOnly: true, sameSite: 'strict', path: `/api/sessions/${sessionId}`, maxAge, secure });
}

function refreshTokenOf(request: Request, sessionId: string): string {
  const token = parseCookie(request.headers.cookie ?? '')[`assize_${sessionId}`];
  if (!token) throw new AppError('sessionExpired');
  return token;
}
