import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Where the recipient of a package follows their link; the secret stands in the fragment, which no server is sent. */
export const packagePage = '/package';

/** What is kept of a link's secret (32 random bytes, base64url): SHA-256, hex. */
export function linkHashOf(secret: string): string {
  return bytesToHex(sha256(utf8ToBytes(secret)));
}
