import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StatementSignature } from '@assize/contracts/casefile/lead/wire';
import { canonicalForm, hashOf } from '@assize/contracts/hearing/chain';
import type { Seal } from '@assize/contracts/hearing/log';
import canonicalize from 'canonicalize';

/** An Ed25519 key that signs: the court's, or an agency's. */
export interface SigningKey {
  /** First 16 hexadecimal characters of the SHA-256 of the public key (SPKI, DER). */
  id: string;
  privateKey: KeyObject;
  /** SPKI, PEM. */
  publicKey: string;
}

/** The court's own: signs the heads of logs, and vouches for the keys of its agencies. */
export type CourtKey = SigningKey;

/** Reads the court's key; makes it (readable by its owner only) when there is none. */
export async function loadCourtKey(path: string): Promise<CourtKey> {
  const pem = await readFile(path, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, made, { mode: 0o600, flag: 'wx' });
    return made;
  });
  return keyOf(pem);
}

/** The key of which this is the private half (PKCS#8, PEM). */
export function keyOf(pem: string | Buffer): SigningKey {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const id = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  return { id, privateKey, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** Signs the head of a hearing's log, over the canonical form (RFC 8785) of the seal's other members. */
export function sealLog(key: CourtKey, head: Pick<Seal, 'hearingId' | 'headSeq' | 'headHash' | 'sealedAt'>): Seal {
  const { hearingId, headSeq, headHash, sealedAt } = head;
  const unsigned = { hearingId, headSeq, headHash, sealedAt, keyId: key.id };
  return { ...unsigned, signature: signWith(key, canonicalize(unsigned) ?? '') };
}

/** Signs a statement's canonical form (RFC 8785) and names its hash. */
export function signStatement(key: SigningKey, statement: object): StatementSignature {
  return { sha256: hashOf(statement), keyId: key.id, signature: signWith(key, canonicalForm(statement)) };
}

/** An Ed25519 signature over a text, base64. */
export function signWith(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text), key.privateKey).toString('base64');
}
