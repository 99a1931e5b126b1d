import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Secrets {
  ASSIZE_SECRET: string;
  MASTER_KEY: string;
}

/** Reads a secret, or makes it: whole and once, readable by its owner only. */
function readOrMake(path: string, make: () => string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const temporary = `${path}.${String(process.pid)}`;
  writeFileSync(temporary, make(), { mode: 0o600 });
  chmodSync(temporary, 0o600);
  try {
    linkSync(temporary, path);
  } finally {
    rmSync(temporary);
  }
  return readFileSync(path, 'utf8');
}

/** The court's own secrets, kept in DATA_DIR/keys; those that the environment gives win. */
export function loadSecrets(dataDir: string, env: NodeJS.ProcessEnv): Secrets {
  const keys = join(dataDir, 'keys');
  return {
    ASSIZE_SECRET: env['ASSIZE_SECRET'] || readOrMake(join(keys, 'assize-secret'), () => randomBytes(48).toString('base64url')),
    MASTER_KEY: env['MASTER_KEY'] || readOrMake(join(keys, 'master-key'), () => randomBytes(32).toString('base64')),
  };
}
