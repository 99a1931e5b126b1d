import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Whether there are certificates in the file, said when the server starts and not first in court. Throws. */
export function assertAuthorities(path: string | undefined): void {
  if (path === undefined) return;
  const certificates = readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) throw new Error(`TSA_CA_FILE: no certificates in ${path}`);
  for (const pem of certificates) new X509Certificate(pem);
}
