/**
 * Whether a page of this origin may open the media socket. A client that is no browser sends none, and stands
 * on its token alone. With no list configured only pages of this machine may.
 */
export function isOriginAllowed(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  if (allowed.length > 0) return allowed.includes(origin);
  return URL.canParse(origin) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
}
