import { join } from 'node:path';

export interface VerifierFiles {
  /** One page that checks a package offline in any browser. */
  html: string;
  /** The same for the command line: `node verify.mjs FOLDER`, Node 20 or newer. */
  mjs: string;
}

/** Paths of the stand-alone verifier that goes into every export. `folder` is `VERIFIER_DIR`, into which set-up builds them. */
export function verifierFiles(folder: string): VerifierFiles {
  return { html: join(folder, 'verify.html'), mjs: join(folder, 'verify.mjs') };
}
