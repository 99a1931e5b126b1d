const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** The same for every name of this machine. */
function normalise(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${thisMachine.includes(hostname) ? 'localhost' : hostname}:${port}`;
}

/**
 * Whether a page of this origin may open the media socket. A client that is no browser sends none, and stands
 * on its token alone. With no list configured only pages of this machine may.
 */
export function isOriginAllowed(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  const given = normalise(origin);
  if (given === undefined) return false;
  if (allowed.length === 0) return thisMachine.includes(new URL(origin).hostname);
  return allowed.some((one) => normalise(one) === given);
}
