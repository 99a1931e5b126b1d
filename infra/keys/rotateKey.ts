import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Rotation {
  oldId: string;
  newId: string;
  /** Where the old key's public half lies from now on. */
  keptAt: string;
}

/**
 * Puts a new Ed25519 key in the place of the one in this file. The old private half is gone, so that nothing can be
 * signed with it any more; its public half stays beside it, as `court-signing.<id>.pub.pem`. Throws when there is no key yet.
 */
export function rotateKey(path: string): Rotation {
  const old = createPublicKey(createPrivateKey(readFileSync(path)));
  const oldId = idOf(old);
  const keptAt = join(dirname(path), `court-signing.${oldId}.pub.pem`);
  writeFileSync(keptAt, old.export({ type: 'spki', format: 'pem' }));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const fresh = `${path}.new`;
  writeFileSync(fresh, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  renameSync(fresh, path);
  return { oldId, newId: idOf(publicKey), keptAt };
}

function idOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}
