import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** One member's own keys in one whisper, made by the page and gone with it; only the public one leaves it. */
export interface WhisperKeys {
  privateKey: CryptoKey;
  /** P-256 point, uncompressed, base64url. */
  publicKey: string;
}

export async function makeWhisperKeys(): Promise<WhisperKeys> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: toBase64Url(new Uint8Array(raw)) };
}

/** Who writes to whom, in which whisper: every direction has a key of its own. */
export interface Direction {
  whisperId: string;
  fromId: string;
  toId: string;
}

/** The AES-256-GCM key of one direction: ECDH, then HKDF-SHA-256 (RFC 5869). Rejects for a key that is no point of the curve. */
export async function deriveKey(own: WhisperKeys, theirPublicKey: string, { whisperId, fromId, toId }: Direction): Promise<CryptoKey> {
  const theirs = await crypto.subtle.importKey('raw', fromBase64Url(theirPublicKey), curve, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const about = { name: 'HKDF', hash: 'SHA-256', salt: utf8(whisperId), info: utf8(`assize whisper 1 ${fromId} ${toId}`) };
  return crypto.subtle.deriveKey(about, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/**
 * Twelve digits from everybody's public keys, the same for all while nobody in between has put in keys of their own:
 * read to each other, they prove that the court's server only passes on.
 */
export async function safetyNumber(whisperId: string, publicKeys: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8([whisperId, ...publicKeys.toSorted()].join(' ')));
  const view = new DataView(digest);
  return [0, 4, 8, 12].map((offset) => String(view.getUint32(offset) % 1000).padStart(3, '0')).join(' ');
}
