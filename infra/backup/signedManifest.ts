import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { type BackupManifest, type SignedBackup, signedBackupSchema } from '@assize/contracts/recording/backup';

const keyIdOf = (publicKey: string): string =>
  createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** `signingKey`: PKCS#8 PEM of the court's Ed25519 key. */
export function signManifest(manifest: BackupManifest, signingKey: string): SignedBackup {
  const key = createPrivateKey(signingKey);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return { manifest, signature: { keyId: keyIdOf(publicKey), publicKey, value: sign(null, Buffer.from(canonicalForm(manifest)), key).toString('base64') } };
}

/** The manifest in this text, if it is one and as it was signed; by which key, the caller compares. */
export function readManifest(text: string): SignedBackup | undefined {
  try {
    const signed = signedBackupSchema.parse(JSON.parse(text));
    const { publicKey, keyId, value } = signed.signature;
    const isSigned = verify(null, Buffer.from(canonicalForm(signed.manifest)), publicKey, Buffer.from(value, 'base64'));
    return isSigned && keyIdOf(publicKey) === keyId ? signed : undefined;
  } catch {
    return undefined;
  }
}
