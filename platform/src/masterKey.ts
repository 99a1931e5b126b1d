import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;
const purpose = Buffer.from('assize data key 1');

/** A new 32-byte data key for one hearing, and the same wrapped (AES-256-GCM, base64: iv ‖ ciphertext ‖ tag). */
export function createDataKey(masterKey: Buffer): { dataKey: Buffer; wrappedKey: string } {
  const dataKey = randomBytes(32);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(purpose);
  const wrapped = Buffer.concat([iv, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return { dataKey, wrappedKey: wrapped.toString('base64') };
}

/** The data key again; throws when the master key is another or the wrapping was changed. */
export function unwrapDataKey(wrappedKey: string, masterKey: Buffer): Buffer {
  const wrapped = Buffer.from(wrappedKey, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', masterKey, wrapped.subarray(0, ivBytes)).setAAD(purpose);
  decipher.setAuthTag(wrapped.subarray(-tagBytes));
  return Buffer.concat([decipher.update(wrapped.subarray(ivBytes, -tagBytes)), decipher.final()]);
}
