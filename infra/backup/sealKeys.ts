import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';

export const courtKeysSchema = z.strictObject({ ASSIZE_SECRET: z.string(), MASTER_KEY: z.string(), courtSigningKey: z.string() });
/** Without which no journal opens and no seal can be made. */
export type CourtKeys = z.infer<typeof courtKeysSchema>;

const saltBytes = 16;
const ivBytes = 12;
const tagBytes = 16;
const cost = { N: 1 << 16, r: 8, p: 1, maxmem: 1 << 27 };
const purpose = Buffer.from('assize backup keys 1');

/** Keys under a passphrase: salt ‖ iv ‖ ciphertext ‖ tag; scrypt (RFC 7914) and AES-256-GCM. */
export function sealKeys(keys: CourtKeys, passphrase: string): Buffer {
  const [salt, iv] = [randomBytes(saltBytes), randomBytes(ivBytes)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), iv).setAAD(purpose);
  return Buffer.concat([salt, iv, cipher.update(JSON.stringify(keys)), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the passphrase is another or the bytes were changed. */
export function openKeys(sealed: Buffer, passphrase: string): CourtKeys {
  const key = scryptSync(passphrase, sealed.subarray(0, saltBytes), 32, cost);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(saltBytes, saltBytes + ivBytes)).setAAD(purpose);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = Buffer.concat([decipher.update(sealed.subarray(saltBytes + ivBytes, -tagBytes)), decipher.final()]);
  return courtKeysSchema.parse(JSON.parse(plain.toString('utf8')));
}
