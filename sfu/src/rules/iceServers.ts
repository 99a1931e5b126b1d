import { createHmac } from 'node:crypto';

/** TURN credentials live no longer than this. */
const lifetimeS = 3600;

export interface IceServer {
  urls: string[];
  username: string;
  credential: string;
}

/**
 * Short-lived TURN credentials (the "REST API" scheme that coturn's `use-auth-secret` checks): the name is the
 * second of expiry and the participant, the password its HMAC-SHA1. Empty when no TURN server is configured.
 */
export function createIceServers(turn: { urls: readonly string[]; secret: string | undefined }, participantId: string, nowMs: number): IceServer[] {
  if (turn.urls.length === 0 || !turn.secret) return [];
  const username = `${String(Math.floor(nowMs / 1000) + lifetimeS)}:${participantId}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [{ urls: [...turn.urls], username, credential }];
}
