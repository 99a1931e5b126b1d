import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What stands before the 32 bytes of every Ed25519 public key in its SPKI form (RFC 8410). */
const spkiPrefix = '302a300506032b6570032100';

/** Of a public key in PEM its SPKI bytes; undefined when it is none of Ed25519. */
function readKey(pem: string): Uint8Array | undefined {
  const body = /-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----/.exec(pem)?.[1];
  const der = body === undefined ? undefined : decodeBase64(body.replaceAll(/\s/g, ''));
  return der?.length === 44 && bytesToHex(der.subarray(0, 12)) === spkiPrefix ? der : undefined;
}

export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}

/** The id under which the court publishes this key; undefined when it is no Ed25519 key. */
export function keyIdOf(pem: string): string | undefined {
  const der = readKey(pem);
  return der && bytesToHex(sha256(der)).slice(0, 16);
}

/** Whether the key (SPKI, PEM) made this Ed25519 signature (base64) over the text. Never throws. */
export function isSignedBy(pem: string, text: string, signature: string): boolean {
  const [der, bytes] = [readKey(pem), decodeBase64(signature)];
  if (!der || bytes?.length !== 64) return false;
  try {
    return ed25519.verify(bytes, utf8ToBytes(text), der.subarray(12), { zip215: false });
  } catch {
    return false;
  }
}
