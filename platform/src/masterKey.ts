import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;
const ofDataKey = Buffer.from('assize data key 1');
const ofText = Buffer.from('assize sealed text 1');

/** A new 32-byte data key for one hearing, and the same wrapped (AES-256-GCM, base64: iv ‖ ciphertext ‖ tag). */
export function createDataKey(masterKey: Buffer): { dataKey: Buffer; wrappedKey: string } {
  const dataKey = randomBytes(32);
  return { dataKey, wrappedKey: seal(dataKey, masterKey, ofDataKey) };
}

/** The data key again; throws when the master key is another or the wrapping was changed. */
export function unwrapDataKey(wrappedKey: string, masterKey: Buffer): Buffer {
  return unseal(wrappedKey, masterKey, ofDataKey);
}

/** A secret that must be said again one day (a password at another installation), in the same form. */
export function sealText(text: string, masterKey: Buffer): string {
  return seal(Buffer.from(text), masterKey, ofText);
}

/** The text again; throws when the master key is another or what was sealed was changed. */
export function openSealed(sealed: string, masterKey: Buffer): string {
  return unseal(sealed, masterKey, ofText).toString('utf8');
}

function seal(plain: Buffer, masterKey: Buffer, purpose: Buffer): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(purpose);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function unseal(sealed: string, masterKey: Buffer, purpose: Buffer): Buffer {
  const all = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', masterKey, all.subarray(0, ivBytes)).setAAD(purpose);
  decipher.setAuthTag(all.subarray(-tagBytes));
  return Buffer.concat([decipher.update(all.subarray(ivBytes, -tagBytes)), decipher.final()]);
}
