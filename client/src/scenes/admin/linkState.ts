import type { ParticipantRow } from '@assize/contracts/casefile/views';

/** How a personal link stands at a moment. */
export function linkStateOf(link: Pick<ParticipantRow['links'][number], 'expiresAt' | 'revokedAt'>, nowMs: number): 'valid' | 'revoked' | 'expired' {
  if (link.revokedAt !== null) return 'revoked';
  return Date.parse(link.expiresAt) <= nowMs ? 'expired' : 'valid';
}
