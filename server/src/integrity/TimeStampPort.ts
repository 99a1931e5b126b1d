/** An authority that says when a hash existed (RFC 3161). */
export interface TimeStampPort {
  /** The token (DER) for a SHA-256 (hexadecimal). Rejects while the authority is away or gives none. */
  stamp: (sha256: string) => Promise<Buffer>;
}
