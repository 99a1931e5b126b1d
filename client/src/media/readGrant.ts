import { type MediaGrant, mediaClaimsSchema, noGrant } from '@assize/contracts/media/grant';

/** What a grant token says, unverified: only to open the devices while the connection is still being made. */
export function readGrant(token: string): MediaGrant {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const parsed = mediaClaimsSchema.safeParse(JSON.parse(atob(part)));
    return parsed.success ? parsed.data.grant : noGrant;
  } catch {
    return noGrant;
  }
}
