import { createHash } from 'node:crypto';

/** An id that follows from a text (RFC 9562, version 8): whoever makes it, and however often, it is the same. */
export function derivedId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
