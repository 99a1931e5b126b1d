import { z } from 'zod';
import { fromBase64, toBase64, utf8 } from './bytes.ts';

/**
 * What members write to each other, inside the box. `key`: with it the writer seals their sound from now on;
 * `needKey`: the reader's own key has not come; `got`: the words with this id were read; `here`: the writer was away,
 * and may have missed something.
 */
const whisperWordsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), id: z.uuid(), body: z.string().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('got'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('key'), keyId: z.int().min(0).max(0xff_ff_ff_ff), key: z.base64() }),
  z.strictObject({ kind: z.literal('needKey') }),
  z.strictObject({ kind: z.literal('here') }),
]);
export type WhisperWords = z.infer<typeof whisperWordsSchema>;

const ivLength = 12;

/** Base64 of iv ‖ ciphertext ‖ tag (AES-256-GCM). */
export async function sealWords(key: CryptoKey, words: WhisperWords): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(JSON.stringify(words))));
  const box = new Uint8Array(ivLength + sealed.length);
  box.set(iv);
  box.set(sealed, ivLength);
  return toBase64(box);
}

/** Rejects when the box was sealed by another key, was changed, or does not hold what a member writes. */
export async function openWords(key: CryptoKey, box: string): Promise<WhisperWords> {
  const bytes = fromBase64(box);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.subarray(0, ivLength) }, key, bytes.subarray(ivLength));
  return whisperWordsSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
}
